//! Questions that more than one fault needs. Each is asked for safety, for the law, or for the right trade; none for
//! curiosity.

use super::super::outcome::Trade;
use super::super::shape::{NOTHING, Question, answer, danger, no, question, unsure, yes};
use crate::repairs::hazard::Hazard;
use crate::repairs::{Emergency, Priority};

const BY_WATER: &str = "There is water near lights, plugs or wires.";

pub const ON_ELECTRICS: Question = question(
    "on_electrics",
    "Is the water near lights, plugs or wires?",
    &[
        yes(danger(Emergency::Flood, BY_WATER)),
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
        .hazard(Hazard::Electrical)),
        no(NOTHING),
    ],
);

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
    "Could someone trip or fall?",
    &[
        yes(NOTHING.at_least(Priority::Urgent, "Someone could trip or fall.")),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

pub const CAN_LOCK: Question = question(
    "can_lock",
    "Can you still lock up your home?",
    &[
        yes(NOTHING),
        no(danger(Emergency::NotSecure, "You cannot lock up your home.").hazard(Hazard::Intruders)),
    ],
);

pub const MATERIAL: Question = question(
    "material",
    "What is it made of?",
    &[
        answer("plastic", "Plastic", NOTHING.trade(Trade::Plastic)),
        answer("wood", "Wood", NOTHING.trade(Trade::Joiner)),
        answer("metal", "Metal", NOTHING),
        unsure(NOTHING),
    ],
);
