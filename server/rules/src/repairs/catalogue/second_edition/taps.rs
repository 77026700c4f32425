//! Taps.

use super::super::outcome::{Trade, routine, urgent};
use super::super::shape::{Element, element, fault};
use super::questions::{CAN_CATCH, ON_ELECTRICS};
use crate::repairs::Room::{Bathroom, Kitchen, Outside};
use crate::repairs::right_to_repair::Defect;

pub const TAP: Element = element(
    "tap",
    "A tap",
    &[Kitchen, Bathroom, Outside],
    &[
        fault(
            "drips",
            "It drips",
            "Dripping tap",
            routine(Trade::Plumber, 45),
        )
        .words("drip drip, leaky tap, tap leaking"),
        fault(
            "runs",
            "It will not turn off",
            "Tap that will not turn off",
            urgent("Water runs all the time.", Trade::Plumber, 60)
                .right(Defect::TapStuck)
                .help(&["Turn the water off at the stop tap if it is too much."]),
        )
        .words("tap wont stop, water keeps running, tap running, tap gushing")
        .ask(&[CAN_CATCH, ON_ELECTRICS]),
        fault(
            "stuck",
            "It will not turn on",
            "Tap that will not turn",
            urgent("You cannot use the tap.", Trade::Plumber, 60).right(Defect::TapStuck),
        )
        .words("tap stuck, tap stiff, tap seized, cannot turn tap"),
        fault(
            "loose",
            "It is loose or broken",
            "Loose or broken tap",
            routine(Trade::Plumber, 60),
        )
        .words("tap wobbles, tap handle came off, tap top broken"),
    ],
);
