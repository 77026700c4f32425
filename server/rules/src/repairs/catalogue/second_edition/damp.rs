//! Damp and mould. Never laid at the tenant's door: no question asks how they live, and no self-help says that they should
//! live otherwise (Awaab's Law guidance: the cause must not be assumed to be the tenant's).

use super::prelude::*;

const HELP: &[&str] = &[
    "Keep children out of the worst room if you can.",
    "Do not paint over it. We need to see it.",
];

const HOW_MUCH: Question = question(
    "how_much",
    "How much of it is there?",
    &[
        answer("patch", "Less than a sheet of paper", NOTHING),
        answer("part", "More than that, in one place", NOTHING),
        answer(
            "wall",
            "Most of a wall, or more than one room",
            NOTHING.at_least(Priority::Urgent, "There is a lot of it."),
        ),
    ],
);

const FROM_LEAK: Question = question(
    "from_leak",
    "Does a leak cause it?",
    &[
        yes(NOTHING.at_least(Priority::Urgent, "A leak can do harm fast.")),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

const WET_NOW: Question = question(
    "wet_now",
    "Is it wet when you touch it?",
    &[yes(NOTHING), no(NOTHING), unsure(NOTHING)],
);

const WHEN_WORSE: Question = question(
    "when_worse",
    "Is it worse at some times?",
    &[
        answer("rain", "After rain", NOTHING),
        answer("cold", "In the cold months", NOTHING),
        answer("always", "It is the same all year", NOTHING),
        unsure(NOTHING),
    ],
);

const FEEL_ILL: Question = question(
    "makes_ill",
    "Does it make anyone cough, wheeze or feel ill?",
    &[
        yes(NOTHING.at_least(Priority::Urgent, "It may be making someone ill.")),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

const ROOM_NOT_USED: Question = question(
    "room_not_used",
    "Is there a room that you cannot use for it?",
    &[
        yes(NOTHING.at_least(Priority::Urgent, "You cannot use a room.")),
        no(NOTHING),
    ],
);

pub const DAMP: Element = element(
    "damp",
    "Damp or mould",
    &[
        Kitchen,
        Bathroom,
        Bedroom,
        LivingRoom,
        HallAndStairs,
        WholeHome,
        SharedStairs,
        Entrance,
    ],
    &[
        fault(
            "mould",
            "Mould",
            "Mould",
            routine(Trade::Damp, 90)
                .hazard(Hazard::DampAndMould)
                .spreads()
                .help(HELP),
        )
        .words(
            "black mould, mold, black spots, mildew, fungus, mould on wall, \
            mould on ceiling, mould on clothes",
        )
        .ask(&[
            HOW_MUCH,
            FROM_LEAK,
            WET_NOW,
            WHEN_WORSE,
            FEEL_ILL,
            ROOM_NOT_USED,
        ]),
        fault(
            "patch",
            "A damp patch on a wall or ceiling",
            "Damp patch",
            routine(Trade::Damp, 90)
                .hazard(Hazard::DampAndMould)
                .spreads()
                .help(HELP),
        )
        .words(
            "damp wall, wet wall, water stain, brown stain, wallpaper peeling, \
            penetrating damp, damp ceiling",
        )
        .ask(&[FROM_LEAK, ON_ELECTRICS, WET_NOW, WHEN_WORSE, FEEL_ILL]),
        fault(
            "low",
            "Damp at the bottom of a wall or in the floor",
            "Damp low on a wall",
            routine(Trade::Damp, 90)
                .hazard(Hazard::DampAndMould)
                .spreads()
                .help(HELP),
        )
        .words("rising damp, damp floor, skirting wet, tide mark, salt on wall")
        .ask(&[FROM_LEAK, ON_ELECTRICS, WET_NOW, WHEN_WORSE, FEEL_ILL]),
        fault(
            "condensation",
            "Wet walls or windows",
            "Wet walls or windows",
            routine(Trade::Damp, 60)
                .hazard(Hazard::DampAndMould)
                .spreads()
                .help(&["Tell us if a fan or heater does not work."]),
        )
        .words(
            "condensation, water running down walls, steamy windows, \
            walls dripping, sweating walls",
        )
        .ask(&[HOW_MUCH, WHEN_WORSE, FEEL_ILL]),
        fault(
            "smell",
            "A smell of damp",
            "Smell of damp",
            routine(Trade::Damp, 60)
                .hazard(Hazard::DampAndMould)
                .spreads(),
        )
        .words("musty smell, smells damp, cupboard smells")
        .ask(&[FROM_LEAK, WHEN_WORSE, FEEL_ILL]),
        fault(
            "back",
            "It came back after you treated it",
            "Damp or mould came back",
            urgent("It should not come back.", Trade::Surveyor, 90)
                .hazard(Hazard::DampAndMould)
                .spreads()
                .help(HELP),
        )
        .words("mould came back, mould again, damp returned, mould after mould wash")
        .ask(&[HOW_MUCH, FROM_LEAK, WHEN_WORSE, FEEL_ILL, ROOM_NOT_USED]),
    ],
);
