//! What touches the whole home: pests, noise, asbestos, and what a fire or flood leaves behind.

use super::prelude::*;

const FOOD_OR_CHILDREN: Question = question(
    "where_pests",
    "Are they near food, or where someone sleeps?",
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "They can make people ill.")
            .hazard(Hazard::Hygiene)),
        no(NOTHING),
    ],
);

const PEST_HELP: &[&str] = &["Keep food in tins or jars.", "Show us where you saw them."];

pub const PESTS: Element = element(
    "pests",
    "Mice, rats, insects or birds",
    &[
        Kitchen,
        Bathroom,
        Bedroom,
        LivingRoom,
        HallAndStairs,
        WholeHome,
        Outside,
        SharedStairs,
        Entrance,
        SharedOutside,
        BinStore,
        SharedRoof,
    ],
    &[
        fault(
            "mice",
            "Mice",
            "Mice",
            routine(Trade::Pests, 45)
                .hazard(Hazard::Hygiene)
                .spreads()
                .help(PEST_HELP),
        )
        .words("mice droppings, mouse, mouse droppings, scratching in walls, gnawed")
        .ask(&[FOOD_OR_CHILDREN]),
        fault(
            "rats",
            "Rats",
            "Rats",
            urgent("Rats can make people ill.", Trade::Pests, 45)
                .hazard(Hazard::Hygiene)
                .help(PEST_HELP),
        )
        .words("rat, rat droppings, rat hole, rats in garden, rats in bin store"),
        fault(
            "roaches",
            "Cockroaches",
            "Cockroaches",
            urgent("They can make people ill.", Trade::Pests, 60)
                .hazard(Hazard::Hygiene)
                .help(PEST_HELP),
        )
        .words("cockroach, roach, beetles in kitchen, silverfish")
        .only_in(&[
            Kitchen,
            Bathroom,
            Bedroom,
            LivingRoom,
            HallAndStairs,
            WholeHome,
            SharedStairs,
            BinStore,
        ]),
        fault(
            "bedbugs",
            "Bed bugs or fleas",
            "Bed bugs or fleas",
            routine(Trade::Pests, 60).hazard(Hazard::Hygiene).spreads(),
        )
        .words("bedbugs, bites, fleas, flea, mites")
        .only_in(&[Bedroom, LivingRoom, HallAndStairs, WholeHome]),
        fault(
            "ants",
            "Ants, flies or other insects",
            "Ants or flies",
            routine(Trade::Pests, 45)
                .tenants("A few ants or flies you can treat with what shops sell."),
        )
        .words("ant, fly, flies, moths, insects, bugs, woodlice, maggots, spiders")
        .ask(&[MANY]),
        fault(
            "wasps",
            "Wasps or bees",
            "Wasps or bees",
            routine(Trade::Pests, 45).help(&["Keep away from the nest."]),
        )
        .words("wasp nest, bee nest, hornets, swarm")
        .ask(&[STINGS]),
        fault(
            "birds",
            "Birds or bats get in, or nest",
            "Birds or bats",
            routine(Trade::Pests, 60)
                .help(&["Do not block the hole. Bats and nests have the law on their side."]),
        )
        .words("pigeons, pigeon mess, seagulls, bat, bats, nest in roof, bird in loft"),
        fault(
            "squirrels",
            "Squirrels",
            "Squirrels",
            routine(Trade::Pests, 60),
        )
        .words("squirrel in loft, squirrel in roof, noise in loft"),
        fault(
            "gap",
            "There is a hole where they get in",
            "Hole that lets pests in",
            routine(Trade::Builder, 60),
        )
        .words("hole in skirting, gap under sink, hole under door, proofing"),
    ],
);

const MANY: Question = question(
    "many",
    "Do they come back, or are there a great many?",
    &[
        yes(NOTHING
            .hazard(Hazard::Hygiene)
            .responsible(Responsible::Council, "We look into pests that come back.")),
        no(NOTHING),
    ],
);

const STINGS: Question = question(
    "stings",
    "Could they sting someone who gets very ill from it?",
    &[
        yes(NOTHING.at_least(Priority::Urgent, "It could hurt someone.")),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

pub const NOISE: Element = element(
    "noise",
    "Noise through walls or floors",
    &[Bedroom, LivingRoom, WholeHome],
    &[
        fault(
            "homes",
            "I hear people in other homes",
            "Noise between homes",
            planned(
                "Someone has to look at the floor or wall first.",
                Trade::Surveyor,
                60,
            )
            .hazard(Hazard::Noise),
        )
        .words(
            "noise from upstairs, thin walls, footsteps above, soundproof, \
            noise insulation, hear neighbours through floor",
        ),
        fault(
            "pump",
            "I hear a pump, fan, lift or pipe",
            "Noise from pipes or machines",
            routine(Trade::Plumber, 60),
        )
        .words(
            "humming noise, pump noise, lift noise, plant room, vibration, \
                pipes banging at night",
        ),
        fault(
            "street",
            "I hear the street through a window or door",
            "Street noise",
            planned(
                "Someone has to look at the window first.",
                Trade::Surveyor,
                45,
            ),
        )
        .words("traffic noise, road noise"),
    ],
)
.hint("For people who are loud on purpose, report it as trouble with a neighbour.");

pub const ASBESTOS: Element = element(
    "asbestos",
    "Asbestos",
    &[WholeHome, Outside, SharedStairs, CarPark],
    &[
        fault(
            "damaged",
            "Something that may be asbestos is broken",
            "Damaged asbestos",
            urgent("Its dust can harm people.", Trade::Asbestos, 60)
                .hazard(Hazard::Asbestos)
                .help(&[
                    "Do not touch, drill or sweep it.",
                    "Keep out of the room if you can.",
                ]),
        )
        .words(
            "asbestos broken, asbestos dust, asbestos board cracked, asbestos garage roof broken",
        )
        .ask(&[DUST]),
        fault(
            "worry",
            "I want to know if there is asbestos",
            "Asbestos question",
            routine(Trade::Asbestos, 45)
                .comfort()
                .help(&["It is safe as long as no one breaks or drills it."]),
        )
        .words("asbestos survey, is it asbestos, asbestos check"),
    ],
);

const DUST: Question = question(
    "dust",
    "Is there dust where people live or walk?",
    &[
        yes(NOTHING.at_least(Priority::Emergency, "Its dust can harm people.")),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

pub const DISASTER: Element = element(
    "disaster",
    "After a fire, flood or crash",
    &[WholeHome, Outside, SharedStairs, Entrance, CarPark],
    &[
        fault(
            "fire",
            "Fire or smoke damage",
            "Fire damage",
            urgent("Someone has to see that it is safe.", Trade::Surveyor, 120)
                .hazard(Hazard::Structural)
                .help(&["Do not go in until the fire crew say it is safe."]),
        )
        .words("fire damage, smoke damage, burnt, after fire, soot everywhere")
        .ask(&[CAN_LIVE_THERE]),
        fault(
            "flood",
            "Flood damage",
            "Flood damage",
            urgent("Someone has to see that it is safe.", Trade::Surveyor, 120)
                .hazard(Hazard::DampAndMould)
                .help(&["Do not touch wet plugs or switches."]),
        )
        .words("flooded, flood water, river flood, sewage flood, after flood")
        .ask(&[ON_ELECTRICS, CAN_LIVE_THERE]),
        fault(
            "crash",
            "A car or tree hit the building",
            "Building hit by a car or tree",
            emergency("The building may not be safe.", Trade::Surveyor, 120)
                .hazard(Hazard::Structural)
                .help(&["Keep away from that part of the building."]),
        )
        .words("car crashed into house, tree fell on house, lorry hit wall, explosion"),
        fault(
            "storm",
            "Storm damage",
            "Storm damage",
            urgent("Someone has to see that it is safe.", Trade::Builder, 120),
        )
        .words("storm, high wind, lightning")
        .ask(&[COULD_FALL, CAN_LIVE_THERE]),
    ],
);

const CAN_LIVE_THERE: Question = question(
    "can_live_there",
    "Can people still live there?",
    &[
        yes(NOTHING),
        no(NOTHING.at_least(Priority::Emergency, "People cannot live there now.")),
    ],
);
