//! What is on no list. It ends the choices of every room.

use super::super::outcome::{Trade, routine};
use super::super::shape::{Element, element, fault};
use crate::repairs::Room;

pub const OTHER: Element = element(
    "other",
    "Something else",
    Room::ALL,
    &[fault(
        "other",
        "Something else is wrong",
        "Repair",
        routine(Trade::Handyperson, 60),
    )],
);
