//! Doors of the home, and windows. Plastic and wood are asked for where the trade differs.

use super::prelude::*;

const LOST: &str = "Keys are yours to keep safe, so there may be a charge.";

pub const OUTER_DOOR: Element = element(
    "outer_door",
    "The front, back or patio door",
    &[Kitchen, LivingRoom, HallAndStairs, Outside],
    &[
        fault(
            "lock",
            "The lock is broken or the key will not turn",
            "Front or back door lock",
            urgent("Your home has to be secure.", Trade::Locksmith, 60)
                .right(Defect::InsecureOpening)
                .hazard(Hazard::Intruders),
        )
        .words(
            "lock snapped, key snapped, key stuck, door wont lock, latch, \
            barrel, door handle lock jammed",
        )
        .ask(&[CAN_LOCK, STUCK_INSIDE]),
        fault(
            "shut",
            "It will not shut",
            "Outside door that will not shut",
            urgent("Your home has to be secure.", Trade::Joiner, 60)
                .right(Defect::InsecureOpening)
                .hazard(Hazard::Intruders),
        )
        .words(
            "front door wont close, door swollen, door dropped, door catching, \
            back door wont close",
        )
        .ask(&[CAN_LOCK, MATERIAL]),
        fault(
            "open",
            "It will not open",
            "Outside door that will not open",
            urgent("You need a way out.", Trade::Joiner, 60),
        )
        .words("front door stuck, door jammed, locked in, cannot get out")
        .ask(&[STUCK_INSIDE, MATERIAL]),
        fault(
            "broken_in",
            "It was kicked or forced in",
            "Door forced in",
            urgent("Your home has to be secure.", Trade::Joiner, 120)
                .right(Defect::InsecureOpening)
                .hazard(Hazard::Intruders)
                .help(&["Tell the police on 101.", "Ask them for a crime number."]),
        )
        .words("break in, burglary, burgled, police forced door, door kicked, broken into")
        .ask(&[CAN_LOCK, MATERIAL]),
        fault(
            "glass",
            "The glass is broken",
            "Broken glass in a door",
            urgent("Broken glass can cut.", Trade::Glazier, 60)
                .right(Defect::InsecureOpening)
                .hazard(Hazard::Collision)
                .help(GLASS_HELP),
        )
        .words("door glass smashed, door pane cracked, patio glass")
        .ask(&[CLIMB_IN]),
        fault(
            "frame",
            "The door or frame is rotten or damaged",
            "Damaged outside door",
            routine(Trade::Joiner, 120).spreads(),
        )
        .words(
            "door rotten, hole in door, door panel, frame loose, threshold, \
            step bar, weather board",
        )
        .ask(&[CAN_LOCK, MATERIAL]),
        fault(
            "draught",
            "Wind or rain comes in",
            "Draughty outside door",
            routine(Trade::Joiner, 60).spreads(),
        )
        .words("draughty door, gap under door, cold air door, water under door")
        .ask(&[MATERIAL]),
        fault(
            "fittings",
            "The handle, letter box or spy hole is broken",
            "Door fittings",
            routine(Trade::Joiner, 45),
        )
        .words("letterbox, door handle broken, knocker, peephole, door chain, number")
        .ask(&[CAN_LOCK]),
        fault(
            "closer",
            "My flat's front door does not close by itself",
            "Flat door closer",
            urgent("A fire door has to close by itself.", Trade::FireSafety, 60)
                .hazard(Hazard::Fire),
        )
        .words("fire door, door closer, self closing door, flat entrance door slams")
        .only_in(&[HallAndStairs]),
        fault(
            "keys",
            "I have lost my keys",
            "Lost keys",
            routine(Trade::Locksmith, 60).tenants(LOST),
        )
        .words("lost key, locked out, new keys, spare key, stolen keys, fob")
        .ask(&[CAN_GET_IN]),
        fault(
            "bell",
            "The door bell does not work",
            "Door bell",
            routine(Trade::Handyperson, 30)
                .tenants("A bell of your own is yours to fix or change."),
        )
        .words("doorbell, ring doorbell"),
        something_else("Outside door fault", Trade::Joiner, 60),
    ],
);

const GLASS_HELP: &[&str] = &[
    "Keep children and pets away from it.",
    "Wear shoes near it.",
];

const STUCK_INSIDE: Question = question(
    "stuck_inside",
    "Can you get in and out of your home?",
    &[
        yes(NOTHING),
        no(NOTHING
            .at_least(
                Priority::Emergency,
                "You cannot get in or out of your home.",
            )
            .hazard(Hazard::Fire)),
    ],
);

const CAN_GET_IN: Question = question(
    "can_get_in",
    "Are your keys stolen, or are you locked out now?",
    &[
        yes(
            danger(Emergency::NotSecure, "You cannot lock up your home.")
                .responsible(Responsible::MayCharge, LOST),
        ),
        no(NOTHING),
    ],
);

pub const INSIDE_DOOR: Element = element(
    "inside_door",
    "An inside door",
    ROOMS,
    &[
        fault(
            "shut",
            "It will not shut or sticks",
            "Inside door that sticks",
            routine(Trade::Joiner, 45),
        )
        .words("bedroom door wont close, door catching, door rubbing, door swollen")
        .ask(&[STUCK_IN_ROOM]),
        fault(
            "hinges",
            "It is off its hinges or loose",
            "Inside door off its hinges",
            routine(Trade::Joiner, 60),
        )
        .words("door fell off, hinge broken, door hanging off")
        .ask(&[COULD_FALL]),
        fault(
            "handle",
            "The handle or lock is broken",
            "Inside door handle",
            routine(Trade::Joiner, 45),
        )
        .words("bathroom lock, door knob, latch, handle came off")
        .ask(&[STUCK_IN_ROOM]),
        fault(
            "damaged",
            "It has a hole or is broken",
            "Damaged inside door",
            routine(Trade::Joiner, 90)
                .may_charge("If it was broken in your home, there may be a charge."),
        )
        .words("hole in door, punched door, door kicked in, door split"),
        fault(
            "fire_door",
            "A fire door does not close by itself",
            "Inside fire door",
            urgent("A fire door has to close by itself.", Trade::FireSafety, 60)
                .hazard(Hazard::Fire),
        )
        .words("kitchen fire door, door closer, self closing"),
        fault(
            "sliding",
            "A sliding or folding door is stuck",
            "Sliding door",
            routine(Trade::Joiner, 60),
        )
        .words("sliding door off track, bifold, cupboard door"),
        fault(
            "carpet",
            "It catches on my new carpet",
            "Door to be cut for carpet",
            routine(Trade::Joiner, 45)
                .tenants("A door that catches on a new carpet is for you to have cut."),
        )
        .words("door too low carpet, shave door, trim door"),
        something_else("Inside door fault", Trade::Joiner, 45),
    ],
);

const STUCK_IN_ROOM: Question = question(
    "stuck_in_room",
    "Is someone shut in, or could they be?",
    &[
        answer(
            "now",
            "Yes, now",
            NOTHING.at_least(Priority::Emergency, "Someone is shut in."),
        ),
        answer(
            "could",
            "It could happen",
            NOTHING.at_least(Priority::Urgent, "Someone could be shut in."),
        ),
        no(NOTHING),
    ],
);

pub const WINDOW: Element = element(
    "window",
    "A window",
    INSIDE,
    &[
        fault(
            "glass",
            "The glass is broken or cracked",
            "Broken window glass",
            urgent("Broken glass can cut.", Trade::Glazier, 60)
                .right(Defect::InsecureOpening)
                .hazard(Hazard::Collision)
                .help(GLASS_HELP),
        )
        .words("window smashed, cracked pane, broken window, window hole, stone through window")
        .ask(&[CLIMB_IN, COULD_FALL]),
        fault(
            "shut",
            "It will not shut",
            "Window that will not shut",
            urgent("Your home has to be secure.", Trade::Plastic, 60)
                .right(Defect::InsecureOpening)
                .hazard(Hazard::Intruders),
        )
        .words("window wont close, window stuck open, window wont lock, window lock broken")
        .ask(&[CLIMB_IN, CHILD_FALL, MATERIAL]),
        fault(
            "open",
            "It will not open",
            "Window that will not open",
            routine(Trade::Plastic, 45),
        )
        .words("window stuck shut, window painted shut, window jammed, sash cord")
        .ask(&[ONLY_WINDOW, MATERIAL]),
        fault(
            "handle",
            "The handle or lock is broken",
            "Window handle or lock",
            routine(Trade::Plastic, 45),
        )
        .words("window handle snapped, window latch, window key")
        .ask(&[CLIMB_IN, MATERIAL]),
        fault(
            "hinge",
            "It is loose or could drop out",
            "Loose window",
            urgent("It could fall on someone.", Trade::Plastic, 60)
                .hazard(Hazard::Structural)
                .help(&["Keep it shut and keep clear of it."]),
        )
        .words("window hanging off, window hinge broken, window fell out, window dropped")
        .ask(&[CLIMB_IN, MATERIAL]),
        fault(
            "restrictor",
            "The safety catch is broken or missing",
            "Window safety catch",
            urgent("Someone could fall from it.", Trade::Plastic, 45)
                .hazard(Hazard::FallsBetweenLevels),
        )
        .words("window restrictor, child lock, window limiter, child could fall out")
        .ask(&[CHILD_FALL]),
        fault(
            "misted",
            "It is misted between the panes",
            "Misted window",
            planned(
                "We renew misted glass in planned rounds.",
                Trade::Glazier,
                60,
            ),
        )
        .words("double glazing blown, condensation inside glass, steamed up window, foggy window"),
        fault(
            "streams",
            "Water runs down the inside",
            "Wet windows",
            routine(Trade::Damp, 60)
                .hazard(Hazard::DampAndMould)
                .spreads(),
        )
        .words("condensation on windows, wet window sill, window dripping, mould on window"),
        fault(
            "draught",
            "Wind or rain comes in",
            "Draughty window",
            routine(Trade::Plastic, 60).spreads(),
        )
        .words("draughty window, cold window, window leaking, rain through window, seal gone")
        .ask(&[MATERIAL]),
        fault(
            "rotten",
            "The frame or sill is rotten",
            "Rotten window frame",
            routine(Trade::Joiner, 120).spreads(),
        )
        .words("window frame rotten, window sill cracked, paint peeling window")
        .ask(&[CLIMB_IN, COULD_FALL]),
        fault(
            "vent",
            "The vent in it is broken",
            "Window vent",
            routine(Trade::Handyperson, 30),
        )
        .words("trickle vent"),
        something_else("Window fault", Trade::Plastic, 60),
    ],
);

const CHILD_FALL: Question = question(
    "child_fall",
    "Could a child fall out of it?",
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "Someone could fall from it.")
            .hazard(Hazard::FallsBetweenLevels)),
        no(NOTHING),
    ],
)
.hint("If it is not on the ground floor.");

const ONLY_WINDOW: Question = question(
    "only_window",
    "Does another window in the room open?",
    &[
        yes(NOTHING),
        no(NOTHING.at_least(Priority::Urgent, "You need fresh air and a way out.")),
    ],
);
