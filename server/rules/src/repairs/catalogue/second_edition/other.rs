//! What is on no list. It ends the choices of every room.

use super::prelude::*;

pub const OTHER: Element = element(
    "other",
    "Something else",
    Room::ALL,
    &[
        fault(
            "broken",
            "Something is broken",
            "Repair",
            routine(Trade::Handyperson, 60),
        )
        .ask(&[HOW_BAD, COULD_HURT, SPARKS]),
        fault(
            "not_safe",
            "Something is not safe",
            "Something not safe",
            urgent("It could hurt someone.", Trade::Surveyor, 60).help(&["Keep away from it."]),
        )
        .words("dangerous, unsafe, hazard")
        .ask(&[SPARKS]),
        fault(
            "smell",
            "There is a bad smell",
            "Bad smell",
            routine(Trade::Drains, 60),
        )
        .words("smell, stink, fumes")
        .ask(&[GAS_OR_BURNING]),
        fault(
            "unsure",
            "I do not know what is wrong",
            "Repair to look into",
            routine(Trade::Surveyor, 60),
        )
        .ask(&[HOW_BAD, COULD_HURT]),
    ],
);

const GAS_OR_BURNING: Question = question(
    "gas_or_burning",
    "What does it smell of?",
    &[
        answer(
            "gas",
            "Gas or bad eggs",
            danger(Emergency::GasSmell, "A gas leak can kill."),
        ),
        answer(
            "burning",
            "Burning",
            danger(Emergency::Fire, "There may be a fire."),
        ),
        answer(
            "drains",
            "Drains or waste",
            NOTHING.hazard(Hazard::PersonalHygiene),
        ),
        answer(
            "damp",
            "Damp",
            NOTHING.hazard(Hazard::DampAndMould).trade(Trade::Damp),
        ),
        answer("other", "Something else", NOTHING),
    ],
);
