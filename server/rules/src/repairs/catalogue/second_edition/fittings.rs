//! Fitted units, appliances and aerials.

use super::prelude::*;

pub const KITCHEN_UNITS: Element = element(
    "kitchen_units",
    "Cupboards, drawers or the worktop",
    &[Kitchen],
    &[
        fault(
            "door",
            "A cupboard door is loose or off",
            "Cupboard door",
            routine(Trade::Joiner, 45).comfort(),
        )
        .words("cupboard hinge, kitchen door fell off, unit door missing"),
        fault(
            "drawer",
            "A drawer is broken",
            "Broken drawer",
            routine(Trade::Joiner, 45).comfort(),
        )
        .words("drawer front, drawer runner, drawer stuck"),
        fault(
            "wall_unit",
            "A cupboard is coming off the wall",
            "Cupboard coming off the wall",
            urgent("It could fall on someone.", Trade::Joiner, 60)
                .hazard(Hazard::Structural)
                .help(&["Take out what is heavy if you can do so safely."]),
        )
        .words("wall unit loose, cupboard falling, unit hanging off"),
        fault(
            "worktop",
            "The worktop is damaged",
            "Damaged worktop",
            routine(Trade::Joiner, 120).comfort(),
        )
        .words("worktop burnt, worktop swollen, counter, work surface")
        .ask(&[FOOD_SAFE]),
        fault(
            "unit",
            "A unit is broken or swollen",
            "Broken kitchen unit",
            routine(Trade::Joiner, 90).comfort(),
        )
        .words("cupboard shelf, plinth, kickboard, unit rotten, cupboard damp")
        .ask(&[FOOD_SAFE]),
        fault(
            "new_kitchen",
            "The kitchen is old or too small",
            "Old kitchen",
            planned("We renew kitchens in planned rounds.", Trade::Surveyor, 60),
        )
        .words("new kitchen, kitchen falling apart, replace kitchen"),
        something_else("Kitchen unit fault", Trade::Joiner, 60),
    ],
);

const FOOD_SAFE: Question = question(
    "food_safe",
    "Can you still keep and make food safely?",
    &[
        yes(NOTHING),
        no(NOTHING
            .at_least(Priority::Urgent, "You need a safe place for food.")
            .hazard(Hazard::FoodSafety)),
    ],
);

pub const APPLIANCE: Element = element(
    "appliance",
    "A cooker, washer or fridge",
    &[Kitchen],
    &[
        fault(
            "own",
            "My own machine does not work",
            "Own appliance",
            routine(Trade::Handyperson, 30)
                .tenants("A machine that you brought is yours to have fixed."),
        )
        .words(
            "washing machine broken, fridge broken, oven not working, \
            dishwasher, tumble dryer, microwave, my cooker",
        ),
        fault(
            "councils",
            "A cooker that came with the home is broken",
            "Cooker fault",
            routine(Trade::Gas, 60),
        )
        .words(
            "council cooker, gas cooker not working, fitted oven, hob not working, landlord cooker",
        )
        .ask(&[BURNING]),
        fault(
            "gas_joint",
            "A gas cooker needs to be joined or taken out",
            "Gas cooker joint",
            routine(Trade::Gas, 45)
                .tenants("You choose a gas fitter on the Gas Safe list for this.")
                .help(&["Only someone on the Gas Safe list may do this."]),
        )
        .words(
            "connect cooker, disconnect cooker, install cooker, gas hose, \
            plumb washing machine",
        ),
        fault(
            "water_joint",
            "The tap or waste for a washer is faulty",
            "Washer tap or waste",
            routine(Trade::Plumber, 45),
        )
        .words("washing machine tap, washing machine waste pipe, standpipe, washer wont drain")
        .ask(&[ON_ELECTRICS]),
    ],
);

pub const AERIAL: Element = element(
    "aerial",
    "TV, phone or internet",
    &[Bedroom, LivingRoom, SharedRoof],
    &[
        fault(
            "shared",
            "The TV in my block has no picture",
            "Shared TV aerial",
            routine(Trade::Electrician, 60).comfort().block(),
        )
        .words("tv signal, communal aerial, freeview, no picture"),
        fault(
            "socket",
            "A TV or phone socket is broken",
            "TV or phone socket",
            routine(Trade::Electrician, 45).comfort(),
        )
        .words("aerial socket, phone point, wall socket tv")
        .only_in(&[Bedroom, LivingRoom]),
        fault(
            "own",
            "My own dish, phone or internet is down",
            "Own dish, phone or internet",
            routine(Trade::Handyperson, 30)
                .suppliers("The firm that you pay for it has to fix it.")
                .comfort(),
        )
        .words("broadband, wifi, internet not working, sky dish, satellite, landline, virgin, bt")
        .only_in(&[Bedroom, LivingRoom]),
        fault(
            "loose",
            "A dish or aerial is loose",
            "Loose dish or aerial",
            routine(Trade::Roofer, 60),
        )
        .words("aerial hanging, dish falling")
        .ask(&[COULD_FALL]),
    ],
);
