//! Roofs, gutters, outer walls and drains.

use super::prelude::*;

const RAIN_IN: Question = question(
    "rain_in",
    "Does rain come in?",
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "Rain comes in.")
            .right(Defect::RoofLeak)
            .hazard(Hazard::DampAndMould)),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

pub const ROOF: Element = element(
    "roof",
    "The roof or chimney",
    &[Outside, WholeHome, SharedRoof],
    &[
        fault(
            "leaks",
            "It leaks",
            "Leaking roof",
            urgent("Rain comes in.", Trade::Roofer, 120)
                .right(Defect::RoofLeak)
                .hazard(Hazard::DampAndMould)
                .spreads()
                .help(&["Put a bucket under the leak.", "Do not go up there."]),
        )
        .words(
            "roof leaking, rain coming in, water from loft, flat roof leaking, rain through roof",
        )
        .ask(&[ON_ELECTRICS, CAN_CATCH]),
        fault(
            "tiles",
            "Tiles are loose or missing",
            "Loose roof tiles",
            routine(Trade::Roofer, 120).spreads(),
        )
        .words("slates, tile slipped, ridge tile, tile fell off")
        .ask(&[RAIN_IN, COULD_FALL]),
        fault(
            "flat",
            "A flat roof is torn or holds water",
            "Flat roof",
            routine(Trade::Roofer, 120).spreads(),
        )
        .words("felt, roof ponding, garage roof flat, balcony roof")
        .ask(&[RAIN_IN]),
        fault(
            "chimney",
            "The chimney is damaged",
            "Damaged chimney",
            routine(Trade::Roofer, 120).spreads(),
        )
        .words("chimney pot, chimney leaning, chimney stack, cowl")
        .ask(&[COULD_FALL, RAIN_IN]),
        fault(
            "edge",
            "Boards at the roof edge are loose or rotten",
            "Roof edge boards",
            routine(Trade::Roofer, 120).spreads(),
        )
        .words("fascia, soffit, barge board, cladding board")
        .ask(&[COULD_FALL]),
        something_else("Roof fault", Trade::Roofer, 90),
    ],
);

pub const GUTTER: Element = element(
    "gutter",
    "Gutters and rain pipes",
    &[Outside, SharedOutside, SharedRoof],
    &[
        fault(
            "blocked",
            "A gutter is blocked or spills over",
            "Blocked gutter",
            routine(Trade::Roofer, 60).spreads(),
        )
        .words("gutter overflowing, leaves in gutter, weeds in gutter, clear gutter")
        .ask(&[DAMP_INSIDE]),
        fault(
            "leaks",
            "A gutter or pipe leaks",
            "Leaking gutter",
            routine(Trade::Roofer, 60).spreads(),
        )
        .words("gutter dripping, downpipe leaking, drainpipe, gutter joint")
        .ask(&[DAMP_INSIDE]),
        fault(
            "loose",
            "A gutter or pipe is loose or gone",
            "Loose gutter",
            routine(Trade::Roofer, 60).spreads(),
        )
        .words("gutter hanging, gutter fell off, downpipe missing, downpipe came away")
        .ask(&[COULD_FALL, DAMP_INSIDE]),
        something_else("Gutter fault", Trade::Roofer, 60),
    ],
);

const DAMP_INSIDE: Question = question(
    "damp_inside",
    "Is it damp inside where the water runs?",
    &[
        yes(NOTHING.hazard(Hazard::DampAndMould)),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

pub const OUTER_WALL: Element = element(
    "outer_wall",
    "An outside wall of the building",
    &[Outside, SharedOutside],
    &[
        fault(
            "crack",
            "There is a crack",
            "Crack in an outside wall",
            routine(Trade::Surveyor, 60).spreads(),
        )
        .words("structural crack, subsidence, house moving, crack in brick, wall cracked outside")
        .ask(&[WIDE]),
        fault(
            "bricks",
            "Bricks, render or boards are loose",
            "Loose bricks or render",
            routine(Trade::Builder, 120).spreads(),
        )
        .words("brick fell, render coming off, pebbledash, pointing, mortar, cladding loose")
        .ask(&[COULD_FALL]),
        fault(
            "balcony",
            "A balcony or its rail is not safe",
            "Unsafe balcony",
            urgent("Someone could fall from it.", Trade::Builder, 90)
                .hazard(Hazard::FallsBetweenLevels)
                .help(&["Keep off the balcony."]),
        )
        .words("balcony loose, balcony railing, balcony rotten"),
        fault(
            "damp_course",
            "Water gets into the wall",
            "Water in an outside wall",
            routine(Trade::Builder, 90)
                .hazard(Hazard::DampAndMould)
                .spreads(),
        )
        .words("damp proof course, wall soaking, air brick blocked, soil against wall"),
        something_else("Outside wall fault", Trade::Builder, 60).ask(&[COULD_FALL]),
    ],
);

const WIDE: Question = question(
    "wide",
    "Could you push a coin into the crack?",
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "A wide crack has to be seen soon.")
            .hazard(Hazard::Structural)),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

pub const DRAIN: Element = element(
    "drain",
    "A drain or soil pipe",
    &[
        Bathroom,
        Outside,
        WholeHome,
        SharedOutside,
        BinStore,
        CarPark,
    ],
    &[
        fault(
            "blocked",
            "A drain is blocked or spills over",
            "Blocked drain",
            urgent("A blocked drain can spill over.", Trade::Drains, 90)
                .right(Defect::DrainSoilPan)
                .hazard(Hazard::PersonalHygiene)
                .help(&["Keep away from dirty water."]),
        )
        .words(
            "drain overflowing, drain backing up, sewage, manhole overflowing, \
            gully blocked, outside drain",
        )
        .ask(&[SEWAGE_INSIDE]),
        fault(
            "soil_pipe",
            "The big waste pipe leaks",
            "Leaking soil pipe",
            urgent("Dirty water can make people ill.", Trade::Drains, 90)
                .right(Defect::DrainSoilPan)
                .hazard(Hazard::PersonalHygiene),
        )
        .words("soil stack, soil pipe cracked, waste pipe leaking outside, toilet pipe outside")
        .ask(&[SEWAGE_INSIDE]),
        fault(
            "cover",
            "A drain cover is broken or missing",
            "Drain cover",
            urgent("Someone could fall in.", Trade::Drains, 60)
                .hazard(Hazard::FallsLevel)
                .help(&["Keep children away from it."]),
        )
        .words("manhole cover, drain lid, grid missing")
        .only_in(&[Outside, SharedOutside, BinStore, CarPark])
        .ask(&[DEEP_HOLE]),
        fault(
            "smell",
            "It smells",
            "Smell of drains",
            routine(Trade::Drains, 60),
        )
        .words("drain smell, sewage smell, bad smell, stinks"),
        fault(
            "puddle",
            "Rain does not drain away",
            "Standing water",
            routine(Trade::Drains, 90),
        )
        .words("puddle, flooding garden, car park flooded, surface water, soakaway")
        .only_in(&[Outside, SharedOutside, BinStore, CarPark])
        .ask(&[DAMP_INSIDE]),
        something_else("Drain fault", Trade::Drains, 60),
    ],
);

const SEWAGE_INSIDE: Question = question(
    "sewage_inside",
    "Is dirty water coming into a home?",
    &[
        yes(NOTHING.at_least(Priority::Emergency, "Dirty water is coming in.")),
        no(NOTHING),
    ],
);

const DEEP_HOLE: Question = question(
    "deep_hole",
    "Is there an open hole that someone could fall into?",
    &[
        yes(NOTHING
            .at_least(Priority::Emergency, "Someone could fall in.")
            .hazard(Hazard::FallsBetweenLevels)),
        no(NOTHING),
    ],
);
