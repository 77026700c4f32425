//! Roofs, gutters, outer walls, drains, and the ground around.

use super::prelude::*;

const FENCES: &str = "We fix fences, gates and paths in planned rounds.";

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
    &[Bathroom, Outside, WholeHome, SharedOutside, BinStore, CarPark],
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
        .words("drain overflowing, drain backing up, sewage, manhole overflowing, gully blocked, outside drain")
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
        fault("smell", "It smells", "Smell of drains", routine(Trade::Drains, 60).hazard(Hazard::PersonalHygiene))
            .words("drain smell, sewage smell, bad smell, stinks"),
        fault("puddle", "Rain does not drain away", "Standing water", routine(Trade::Drains, 90))
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

pub const FENCE: Element = element(
    "fence",
    "A fence, garden wall or gate",
    &[Outside, SharedOutside, CarPark],
    &[
        fault(
            "fence",
            "A fence is down or broken",
            "Broken fence",
            planned(FENCES, Trade::Groundwork, 180),
        )
        .words("fence down, fence panel, fence blown over, fence post, railings")
        .ask(&[FENCE_DANGER]),
        fault(
            "wall",
            "A garden wall leans or has fallen",
            "Garden wall",
            planned(FENCES, Trade::Builder, 180).spreads(),
        )
        .words("boundary wall, wall leaning, wall collapsed, retaining wall, brick wall garden")
        .ask(&[WALL_DANGER]),
        fault(
            "gate",
            "A gate is broken",
            "Broken gate",
            planned(FENCES, Trade::Groundwork, 60),
        )
        .words("gate wont shut, gate lock, gate off hinges, back gate, side gate, front gate")
        .ask(&[FENCE_DANGER]),
        fault(
            "own",
            "A fence that I put up is broken",
            "Own fence",
            planned("It can wait.", Trade::Groundwork, 60)
                .tenants("A fence that you put up is yours to keep up."),
        )
        .words("my own fence, trellis")
        .only_in(&[Outside]),
        something_else("Fence or gate fault", Trade::Groundwork, 60),
    ],
);

const FENCE_DANGER: Question = question(
    "fence_danger",
    "Could someone be hurt, or a child get onto a road?",
    &[
        yes(NOTHING.at_least(Priority::Urgent, "It could hurt someone.")),
        no(NOTHING),
    ],
);

const WALL_DANGER: Question = question(
    "wall_danger",
    "Could it fall on someone?",
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "It could fall on someone.")
            .hazard(Hazard::Structural)),
        no(NOTHING),
    ],
);

pub const PATH: Element = element(
    "path",
    "A path, step or drive",
    &[Outside, SharedOutside, CarPark, Entrance],
    &[
        fault(
            "slab",
            "A slab is loose or not level",
            "Loose or uneven path",
            planned(FENCES, Trade::Groundwork, 90),
        )
        .words("paving slab, path cracked, trip hazard, pothole, pot hole, drive broken, tarmac, uneven")
        .ask(&[COULD_TRIP]),
        fault(
            "steps",
            "A step is broken or loose",
            "Broken outside step",
            routine(Trade::Builder, 90).hazard(Hazard::FallsStairs),
        )
        .words("step crumbling, front step, concrete steps")
        .ask(&[COULD_FALL_ON_STEPS]),
        fault(
            "rail",
            "A handrail is loose or missing",
            "Outside handrail",
            urgent("Someone could fall on the steps.", Trade::Builder, 60)
                .right(Defect::Bannister)
                .hazard(Hazard::FallsStairs),
        )
        .words("railing loose, outside handrail, rail coming off, grab rail by door"),
        fault(
            "slippery",
            "It is slippery with moss or ice",
            "Slippery path",
            routine(Trade::Caretaker, 60).hazard(Hazard::FallsLevel),
        )
        .words("moss, icy path, algae, slippy")
        .ask(&[COULD_TRIP]),
        something_else("Path or step fault", Trade::Groundwork, 60).ask(&[COULD_TRIP]),
    ],
);

pub const GARDEN: Element = element(
    "garden",
    "A tree or a garden",
    &[Outside, SharedOutside],
    &[
        fault(
            "tree",
            "A tree or branch is not safe",
            "Unsafe tree",
            routine(Trade::Trees, 120),
        )
        .words("tree falling, branch broken, tree leaning, tree roots")
        .ask(&[COULD_FALL]),
        fault(
            "near",
            "A tree or bush is too near the home",
            "Tree near the home",
            planned("We cut trees at the right time of year.", Trade::Trees, 120),
        )
        .words("tree blocking light, overgrown bush, ivy on wall, tree touching roof"),
        fault(
            "own",
            "My own garden is too much for me",
            "Own garden",
            planned("It can wait.", Trade::Caretaker, 120)
                .tenants("Your own garden is for you to keep tidy."),
        )
        .words("grass cutting, hedge, garden clearance, overgrown garden, weeds")
        .only_in(&[Outside]),
        fault(
            "grounds",
            "Shared grass or hedges need cutting",
            "Shared grass or hedges",
            planned("We cut grass and hedges in rounds.", Trade::Caretaker, 60).block(),
        )
        .words("grass long, communal garden, hedge overgrown")
        .only_in(&[SharedOutside]),
        something_else("Garden fault", Trade::Groundwork, 60),
    ],
);

pub const SHED: Element = element(
    "shed",
    "A shed or garage",
    &[Outside, CarPark],
    &[
        fault(
            "garage_door",
            "The garage door is stuck or broken",
            "Garage door",
            routine(Trade::Joiner, 90).comfort(),
        )
        .words("garage lock, garage wont open, garage wont shut, broken into garage"),
        fault(
            "roof",
            "Its roof leaks or is broken",
            "Garage or shed roof",
            routine(Trade::Roofer, 90).comfort(),
        )
        .words("garage roof leaking, shed roof, asbestos roof")
        .ask(&[OLD_SHEETS, COULD_FALL]),
        fault(
            "brick",
            "A brick shed or outhouse is damaged",
            "Brick shed",
            routine(Trade::Builder, 90).comfort(),
        )
        .words("outhouse, brick shed door, store shed, coal shed")
        .only_in(&[Outside])
        .ask(&[COULD_FALL]),
        fault(
            "wooden",
            "A wooden shed is damaged",
            "Wooden shed",
            planned("It can wait.", Trade::Joiner, 60)
                .tenants("Wooden sheds are yours to keep up or take down."),
        )
        .words("wood shed, garden shed, greenhouse")
        .only_in(&[Outside]),
        something_else("Shed or garage fault", Trade::Builder, 60),
    ],
);

const OLD_SHEETS: Question = question(
    "old_sheets",
    "Is it made of old grey sheets, and broken?",
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "Its dust can harm people.")
            .hazard(Hazard::Asbestos)
            .trade(Trade::Asbestos)),
        no(NOTHING),
        unsure(NOTHING),
    ],
);
