//! Fences, paths, gardens and sheds.

use super::prelude::*;

const FENCES: &str = "We fix fences, gates and paths in planned rounds.";

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
        .words(
            "paving slab, path cracked, trip hazard, pothole, pot hole, \
            drive broken, tarmac, uneven",
        )
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
            routine(Trade::Caretaker, 60),
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
