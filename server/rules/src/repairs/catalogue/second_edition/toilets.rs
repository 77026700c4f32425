//! Toilets. Whether it is the only one decides the law and the priority.

use super::super::outcome::{Trade, routine, urgent};
use super::super::shape::{Element, NOTHING, Question, element, fault, no, question, yes};
use crate::repairs::Priority;
use crate::repairs::Room::Bathroom;
use crate::repairs::hazard::Hazard;
use crate::repairs::right_to_repair::Defect;

const WHICH: &str = "Is it the only toilet in your home that works?";

const ONLY_NO_FLUSH: Question = question(
    "only_toilet",
    WHICH,
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "It is your only toilet.")
            .right(Defect::ToiletNoFlush)
            .hazard(Hazard::PersonalHygiene)),
        no(NOTHING),
    ],
);

pub const TOILET: Element = element(
    "toilet",
    "The toilet",
    &[Bathroom],
    &[
        fault(
            "no_flush",
            "It will not flush",
            "Toilet that will not flush",
            urgent("A toilet has to flush.", Trade::Plumber, 60)
                .essential()
                .help(&["You can flush it with a bucket of water."]),
        )
        .words(
            "toilet wont flush, flush broken, toilet handle broken, chain broken, loo not flushing",
        )
        .ask(&[ONLY_NO_FLUSH]),
        fault(
            "seat",
            "The seat is broken or loose",
            "Toilet seat",
            routine(Trade::Plumber, 30)
                .tenants("A toilet seat is like a light bulb: it wears out with use."),
        )
        .words("toilet seat broken, loo seat, toilet lid"),
    ],
);
