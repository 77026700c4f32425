//! The second edition: a tree, file by file after the parts of a home.

mod adaptations;
mod bathroom;
mod damp;
mod doors;
mod electrics;
mod fittings;
mod garden;
mod grounds;
mod heating;
mod home;
mod other;
mod outside;
mod places;
mod prelude;
mod questions;
mod shared;
mod structure;
mod water;

use super::shape::Element;

/// In the order to show them: first what only shared places have, then what is reported most; "Something else" last.
pub(super) const ELEMENTS: &[Element] = &[
    shared::LIFT,
    shared::MAIN_DOOR,
    grounds::BINS,
    grounds::CAR_PARK,
    shared::SHARED_LIGHTS,
    shared::FIRE_SAFETY,
    shared::SHARED_STAIRS,
    shared::SHARED_WATER,
    heating::HEATING,
    heating::RADIATOR,
    water::TAP,
    water::SINK,
    bathroom::TOILET,
    bathroom::BATH,
    bathroom::SHOWER,
    water::LEAK,
    water::WATER,
    electrics::ELECTRICS,
    electrics::POWER,
    electrics::ALARM,
    electrics::EXTRACTOR,
    damp::DAMP,
    doors::OUTER_DOOR,
    doors::INSIDE_DOOR,
    doors::WINDOW,
    shared::ENTRYPHONE,
    fittings::KITCHEN_UNITS,
    structure::WALL,
    structure::CEILING,
    structure::FLOOR,
    structure::STAIRS,
    grounds::SHARED_WALL,
    outside::ROOF,
    outside::GUTTER,
    outside::DRAIN,
    outside::OUTER_WALL,
    garden::PATH,
    garden::FENCE,
    garden::GARDEN,
    garden::SHED,
    grounds::CLEANING,
    grounds::PLAY,
    home::PESTS,
    heating::GAS,
    heating::FIREPLACE,
    fittings::APPLIANCE,
    structure::LOFT,
    home::NOISE,
    fittings::AERIAL,
    home::ASBESTOS,
    home::DISASTER,
    adaptations::ADAPTATION,
    other::OTHER,
];
