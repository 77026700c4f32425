//! Shared parts of a block.

use super::super::outcome::{Trade, urgent};
use super::super::shape::{Element, NOTHING, Question, danger, element, fault, no, question, yes};
use crate::repairs::Emergency;
use crate::repairs::Room::Lift;

const SOMEONE_STUCK: Question = question(
    "person_stuck",
    "Is someone stuck in the lift now?",
    &[
        yes(danger(
            Emergency::PersonStuck,
            "Someone is stuck in the lift.",
        )),
        no(NOTHING),
    ],
);

pub const LIFT: Element = element(
    "lift",
    "The lift",
    &[Lift],
    &[fault(
        "out",
        "It does not work",
        "Lift out of order",
        urgent("Some people cannot do without the lift.", Trade::Lifts, 120)
            .essential()
            .block(),
    )
    .words("lift out again, elevator broken, lift stuck")
    .ask(&[SOMEONE_STUCK])],
);
