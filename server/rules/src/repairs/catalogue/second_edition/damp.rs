//! Damp and mould. Never laid at the tenant's door: no question asks how they live.

use super::super::outcome::{Trade, routine};
use super::super::shape::{Element, element, fault};
use super::places::ROOMS_AND_SHARED;
use crate::repairs::hazard::Hazard;

pub const DAMP: Element = element(
    "damp",
    "Damp or mould",
    ROOMS_AND_SHARED,
    &[fault(
        "mould",
        "Mould",
        "Mould",
        routine(Trade::Damp, 90)
            .hazard(Hazard::DampAndMould)
            .spreads(),
    )
    .words("black mould, mold, black spots, mildew")],
);
