//! The second edition: a tree, file by file after the parts of a home.

mod damp;
mod heating;
mod other;
mod places;
mod questions;
mod shared;
mod taps;
mod toilets;

use super::shape::Element;

/// In the order to show them. "Something else" is the last.
pub(super) const ELEMENTS: &[Element] = &[
    taps::TAP,
    toilets::TOILET,
    heating::HEATING,
    damp::DAMP,
    shared::LIFT,
    other::OTHER,
];
