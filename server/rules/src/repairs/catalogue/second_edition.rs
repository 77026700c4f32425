//! The second edition: a tree, file by file after the parts of a home.

mod adaptations;
mod bathroom;
mod damp;
mod doors;
mod electrics;
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

/// In the order to show them: what is reported most first, "Something else" last.
pub(super) const ELEMENTS: &[Element] = &[
    heating::HEATING,
    heating::RADIATOR,
    water::TAP,
    water::SINK,
    bathroom::TOILET,
    bathroom::BATH,
    bathroom::SHOWER,
    water::LEAK,
    shared::SHARED_WATER,
    water::WATER,
    electrics::ELECTRICS,
    electrics::POWER,
    electrics::ALARM,
    electrics::EXTRACTOR,
    damp::DAMP,
    doors::OUTER_DOOR,
    doors::INSIDE_DOOR,
    doors::WINDOW,
    shared::LIFT,
    shared::MAIN_DOOR,
    shared::ENTRYPHONE,
    shared::SHARED_LIGHTS,
    shared::FIRE_SAFETY,
    shared::SHARED_STAIRS,
    home::KITCHEN_UNITS,
    structure::WALL,
    structure::CEILING,
    structure::FLOOR,
    structure::STAIRS,
    grounds::SHARED_WALL,
    outside::ROOF,
    outside::GUTTER,
    outside::DRAIN,
    outside::OUTER_WALL,
    outside::PATH,
    outside::FENCE,
    outside::GARDEN,
    outside::SHED,
    grounds::BINS,
    grounds::CLEANING,
    grounds::CAR_PARK,
    grounds::PLAY,
    home::PESTS,
    heating::GAS,
    heating::FIREPLACE,
    home::APPLIANCE,
    structure::LOFT,
    home::NOISE,
    home::AERIAL,
    home::ASBESTOS,
    home::DISASTER,
    adaptations::ADAPTATION,
    other::OTHER,
];
