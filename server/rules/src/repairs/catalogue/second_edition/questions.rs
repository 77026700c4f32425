//! Questions that more than one fault needs. Each is asked for safety, for the law or for the right trade; none to find
//! blame.

use super::prelude::{
    Defect, Emergency, Hazard, NOTHING, Priority, Question, Responsible, Trade, answer, danger, no,
    question, unsure, yes,
};

pub const ON_ELECTRICS: Question = question(
    "on_electrics",
    "Is the water near lights, plugs or wires?",
    &[
        yes(danger(
            Emergency::Flood,
            "There is water near lights, plugs or wires.",
        )),
        no(NOTHING),
        unsure(NOTHING.hazard(Hazard::Electrical)),
    ],
);

pub const CAN_CATCH: Question = question(
    "can_catch",
    "Can you catch the water or turn it off?",
    &[
        yes(NOTHING),
        no(danger(
            Emergency::Flood,
            "There is more water than you can catch or stop.",
        )),
    ],
)
.hint("Such as with a bucket, or at the stop tap.");

pub const SPARKS: Question = question(
    "sparks",
    "Are there sparks, bare wires or shocks?",
    &[
        yes(danger(
            Emergency::BareWires,
            "There are sparks, bare wires or shocks.",
        )
        .right(Defect::SocketUnsafe)
        .hazard(Hazard::Electrical)),
        no(NOTHING),
    ],
);

pub const BURNING: Question = question(
    "burning",
    "Is it hot, or does it smell of burning?",
    &[
        yes(danger(Emergency::Fire, "There is heat or a burning smell.")
            .right(Defect::SocketUnsafe)
            .hazard(Hazard::Fire)),
        no(NOTHING),
    ],
);

pub const TRIP_SWITCH: Question = question(
    "trip_switch",
    "Is a switch down in the fuse box?",
    &[
        answer("no", "No, all are up", NOTHING),
        answer("back_up", "Yes, and it will not stay up", NOTHING),
        answer("unsure", "I cannot look, or am not sure", NOTHING),
    ],
)
.hint("Look only if it is dry and you can reach it with ease.");

pub const COULD_FALL: Question = question(
    "could_fall",
    "Could some of it fall on someone?",
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "It could fall on someone.")
            .hazard(Hazard::Structural)),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

pub const COULD_TRIP: Question = question(
    "could_trip",
    "Could someone trip on it?",
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "Someone could trip or fall.")
            .hazard(Hazard::FallsLevel)),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

pub const COULD_FALL_ON_STEPS: Question = question(
    "could_fall_here",
    "Could someone trip or fall there?",
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "Someone could trip or fall.")
            .hazard(Hazard::FallsStairs)),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

pub const COULD_HURT: Question = question(
    "could_hurt",
    "Could it hurt someone?",
    &[
        yes(NOTHING.at_least(Priority::Urgent, "It could hurt someone.")),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

pub const CAN_LOCK: Question = question(
    "can_lock",
    "Can you still lock up your home?",
    &[
        yes(NOTHING),
        no(
            danger(Emergency::NotSecure, "You cannot lock up your home.")
                .right(Defect::InsecureOpening)
                .hazard(Hazard::Intruders),
        ),
    ],
);

pub const CLIMB_IN: Question = question(
    "climb_in",
    "Could someone get in through it?",
    &[
        yes(
            danger(Emergency::NotSecure, "You cannot lock up your home.")
                .right(Defect::InsecureOpening)
                .hazard(Hazard::Intruders),
        ),
        no(NOTHING),
    ],
)
.hint("Such as on the ground floor or from a balcony.");

/// The trade turns on it.
pub const MATERIAL: Question = question(
    "material",
    "What is it made of?",
    &[
        answer(
            "plastic",
            "White or coloured plastic",
            NOTHING.trade(Trade::Plastic),
        ),
        answer("wood", "Wood", NOTHING.trade(Trade::Joiner)),
        answer("metal", "Metal", NOTHING),
        unsure(NOTHING),
    ],
);

pub const NEIGHBOURS_HAVE_WATER: Question = question(
    "neighbours_water",
    "Do your neighbours have water?",
    &[
        yes(NOTHING),
        no(NOTHING.responsible(
            Responsible::Supplier,
            "If the street is off too, ring your water firm.",
        )),
        unsure(NOTHING),
    ],
);

pub const NEIGHBOURS_HAVE_POWER: Question = question(
    "neighbours_power",
    "Do your neighbours have power?",
    &[
        yes(NOTHING),
        no(NOTHING.responsible(
            Responsible::Supplier,
            "If the street is dark too, ring 105. The call is free.",
        )),
        unsure(NOTHING),
    ],
);

pub const OTHER_HEAT: Question = question(
    "other_heat",
    "Do you have some other way to keep warm?",
    &[
        yes(NOTHING),
        no(NOTHING
            .at_least(Priority::Urgent, "You have no other way to keep warm.")
            .hazard(Hazard::ExcessCold)),
    ],
)
.hint("Such as a plug-in heater.");

pub const CAN_WASH: Question = question(
    "can_wash",
    "Can you still wash with hot water?",
    &[
        yes(NOTHING),
        no(NOTHING
            .at_least(Priority::Urgent, "No one can wash with hot water.")
            .hazard(Hazard::PersonalHygiene)),
    ],
)
.hint("Such as with an electric shower.");

/// The law turns on it: a fan in a room with a window that opens is not a defect of the Schedule.
pub const ROOM_HAS_WINDOW: Question = question(
    "room_has_window",
    "Does the room have a window that opens?",
    &[yes(NOTHING), no(NOTHING.right(Defect::Extractor))],
);

/// Only then is it a matter for Awaab's Law.
pub const MOULD_NEAR: Question = question(
    "mould_near",
    "Is there damp or mould in the room?",
    &[
        yes(NOTHING.hazard(Hazard::DampAndMould)),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

pub const HOW_BAD: Question = question(
    "how_bad",
    "How bad is it?",
    &[
        answer(
            "bad",
            "It does not work at all, or it is very bad",
            NOTHING.at_least(Priority::Urgent, "You told us that it is very bad."),
        ),
        answer("some", "It works a bit, or it is quite bad", NOTHING),
        answer("small", "It is a small fault", NOTHING),
    ],
);
