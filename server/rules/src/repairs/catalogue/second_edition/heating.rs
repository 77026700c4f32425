//! Heating, hot water, gas and fires.

use super::prelude::*;

const COLD: &str = "You have no heat or hot water in the cold months.";

pub const HEATING: Element = element(
    "heating",
    "Heating, hot water or the boiler",
    INSIDE,
    &[
        fault(
            "none",
            "No heating and no hot water",
            "No heating and no hot water",
            urgent("You have lost your heat and hot water.", Trade::Gas, 90)
                .winter(Priority::Emergency, COLD)
                .right_by_season()
                .hazard(Hazard::ExcessCold)
                .essential()
                .help(BOILER_HELP),
        )
        .words(
            "boiler broken, boiler not working, boiler dead, freezing, \
            no heat, boiler wont fire, boiler off, pilot light out",
        )
        .ask(&[OTHER_HEAT, CAN_WASH, BLOCK_HEATING]),
        fault(
            "no_heating",
            "No heating, but there is hot water",
            "No heating",
            urgent("You have lost your heat.", Trade::Gas, 90)
                .winter(Priority::Emergency, COLD)
                .right_by_season()
                .hazard(Hazard::ExcessCold)
                .essential()
                .help(BOILER_HELP),
        )
        .words(
            "radiators all cold, central heating not working, \
            heating wont come on, house cold, flat cold, freezing",
        )
        .ask(&[OTHER_HEAT, BLOCK_HEATING]),
        fault(
            "no_hot_water",
            "No hot water, but the heating works",
            "No hot water",
            urgent("You have lost your hot water.", Trade::Gas, 90)
                .winter(Priority::Emergency, COLD)
                .right_by_season()
                .essential()
                .help(BOILER_HELP),
        )
        .words(
            "water cold, water wont heat, only cold water, \
            immersion not working, hot water gone",
        )
        .ask(&[CAN_WASH, BLOCK_HEATING]),
        fault(
            "some",
            "It works only in part or now and then",
            "Heating works in part",
            urgent(
                "You have lost some of your heat or hot water.",
                Trade::Gas,
                90,
            )
            .right_by_season()
            .essential(),
        )
        .words(
            "heating keeps cutting out, lukewarm water, \
            boiler keeps turning off, some radiators cold, heating on and off",
        )
        .ask(&[OTHER_HEAT, CAN_WASH]),
        fault(
            "fault_code",
            "The boiler shows a fault code",
            "Boiler fault code",
            urgent("You may lose your heat or hot water.", Trade::Gas, 90)
                .essential()
                .help(&[
                    "Write down the code and tell us.",
                    "Do not take the cover off.",
                ]),
        )
        .words(
            "boiler has f22, boiler error code, flashing light, lockout, e119, \
            boiler display, reset",
        )
        .ask(&[STILL_HEATS, OTHER_HEAT]),
        fault(
            "pressure",
            "The boiler pressure is low or high",
            "Boiler pressure",
            routine(Trade::Gas, 60).essential(),
        )
        .words("boiler gauge, pressure dropping, pressure below one, top up boiler")
        .ask(&[STILL_HEATS]),
        fault(
            "boiler_leak",
            "The boiler leaks",
            "Leaking boiler",
            urgent("A leak can do harm fast.", Trade::Gas, 90)
                .right(Defect::LeakPipeTank)
                .essential()
                .help(&["Turn the boiler off.", "Put a bowl under the leak."]),
        )
        .words("water from boiler, boiler dripping")
        .ask(&[ON_ELECTRICS, CAN_CATCH]),
        fault(
            "fumes",
            "I feel sick near it, or see soot or a yellow flame",
            "Fumes from a boiler",
            emergency("Fumes can kill.", Trade::Gas, 90)
                .danger(Emergency::CarbonMonoxide)
                .hazard(Hazard::CarbonMonoxide),
        )
        .words("carbon monoxide, boiler fumes, dizzy, headache, orange flame, soot"),
        fault(
            "noise",
            "The boiler or pipes are noisy",
            "Noisy boiler",
            routine(Trade::Gas, 60),
        )
        .words("boiler banging, boiler loud, kettling, gurgling, whistling boiler"),
        fault(
            "control",
            "The timer or thermostat does not work",
            "Heating controls",
            routine(Trade::Gas, 60),
        )
        .words("thermostat broken, programmer, room stat, clock, cannot set heating")
        .ask(&[STILL_HEATS]),
        fault(
            "too_hot",
            "It will not turn off, or it is too hot",
            "Heating too hot",
            routine(Trade::Gas, 60),
        )
        .words("heating stuck on, overheating, water too hot, boiling water from tap, scald")
        .ask(&[WATER_BURNS]),
        something_else("Heating fault", Trade::Gas, 60),
    ],
);

const BOILER_HELP: &[&str] = &[
    "See if the timer and the thermostat are turned up.",
    "If you have a pay meter, see if it is in credit.",
];

const BLOCK_HEATING: Question = question(
    "block_heating",
    "Is the heating for your whole block off?",
    &[
        yes(NOTHING.responsible(
            Responsible::Block,
            "We look after the heating that you share.",
        )),
        no(NOTHING),
        unsure(NOTHING),
    ],
)
.hint("Only if one boiler heats all the homes.");

const STILL_HEATS: Question = question(
    "still_heats",
    "Do you still have heat and hot water?",
    &[
        yes(NOTHING),
        answer(
            "some",
            "Only some",
            NOTHING.at_least(
                Priority::Urgent,
                "You have lost some of your heat or hot water.",
            ),
        ),
        no(NOTHING
            .at_least(Priority::Urgent, "You have lost your heat or hot water.")
            .winter(Priority::Emergency, COLD)
            .right_by_season()
            .hazard(Hazard::ExcessCold)),
    ],
);

const WATER_BURNS: Question = question(
    "water_burns",
    "Does the tap water burn your hand?",
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "The water could burn someone.")
            .hazard(Hazard::HotSurfaces)),
        no(NOTHING),
    ],
);

pub const RADIATOR: Element = element(
    "radiator",
    "A radiator or heater",
    ROOMS,
    &[
        fault(
            "cold",
            "It stays cold",
            "Cold radiator",
            urgent("You have lost some of your heat.", Trade::Gas, 60).right_by_season(),
        )
        .words("radiator not working, radiator not getting warm, half cold radiator, bleed")
        .ask(&[OTHER_HEAT]),
        fault(
            "leaks",
            "It leaks",
            "Leaking radiator",
            urgent("A leak can do harm fast.", Trade::Gas, 60)
                .right(Defect::LeakPipeTank)
                .essential()
                .help(&["Put a bowl or towel under the leak."]),
        )
        .words("radiator dripping, water from radiator, valve leaking, rusty water")
        .ask(&[CAN_CATCH, ON_ELECTRICS]),
        fault(
            "loose",
            "It is loose or coming off the wall",
            "Loose radiator",
            routine(Trade::Gas, 60),
        )
        .words("radiator falling off, radiator hanging, bracket")
        .ask(&[COULD_FALL]),
        fault(
            "valve",
            "The knob is stuck or broken",
            "Radiator knob",
            routine(Trade::Gas, 45),
        )
        .words("radiator valve, trv, dial, cannot turn radiator off"),
        fault(
            "electric",
            "The electric or storage heater does not work",
            "Electric heater fault",
            urgent("You have lost some of your heat.", Trade::Electrician, 90).right_by_season(),
        )
        .words("storage heater, panel heater, wall heater, convector, fan heater")
        .ask(&[SPARKS, BURNING, OTHER_HEAT]),
        something_else("Radiator or heater fault", Trade::Gas, 60),
    ],
);

pub const GAS: Element = element(
    "gas",
    "The gas supply",
    &[Kitchen, WholeHome],
    &[
        fault(
            "smell",
            "I can smell gas",
            "Smell of gas",
            emergency("A gas leak can kill.", Trade::Gas, 60)
                .danger(Emergency::GasSmell)
                .hazard(Hazard::FuelGas),
        )
        .words("gas leak, smells of gas, rotten eggs, gas hissing"),
        fault(
            "none",
            "There is no gas",
            "No gas",
            urgent("You have no gas.", Trade::Gas, 90)
                .winter(Priority::Emergency, COLD)
                .right(Defect::GasLoss)
                .hazard(Hazard::ExcessCold)
                .essential()
                .help(&["If you have a pay meter, see if it is in credit."]),
        )
        .words("gas off, gas cut, hob not lighting, gas cooker no gas")
        .ask(&[OTHER_HEAT]),
        fault(
            "meter",
            "The gas meter is faulty",
            "Gas meter",
            routine(Trade::Gas, 30)
                .suppliers("The meter belongs to the firm that you pay for gas."),
        )
        .words("gas meter broken, prepayment, smart meter, meter box door"),
        fault(
            "pipe",
            "A gas pipe is loose or rusty",
            "Gas pipe",
            urgent("A gas pipe has to be safe.", Trade::Gas, 60).hazard(Hazard::FuelGas),
        )
        .words("gas pipe damaged"),
    ],
);

pub const FIREPLACE: Element = element(
    "fireplace",
    "A fire, chimney or flue",
    &[LivingRoom, Bedroom, WholeHome],
    &[
        fault(
            "flue",
            "The chimney or flue is blocked",
            "Blocked flue",
            emergency("Fumes can build up and kill.", Trade::Gas, 90)
                .right(Defect::FlueBlocked)
                .hazard(Hazard::CarbonMonoxide)
                .help(&["Do not use the fire or boiler.", "Open a window."]),
        )
        .words("chimney smoke in room, smoke coming back, nest in chimney, blocked chimney")
        .ask(&[FEEL_ILL]),
        fault(
            "gas_fire",
            "The gas fire does not work",
            "Gas fire",
            routine(Trade::Gas, 60),
        )
        .words("gas fire wont light, fire ignition")
        .ask(&[OTHER_HEAT]),
        fault(
            "surround",
            "The hearth or surround is loose",
            "Fireplace",
            routine(Trade::Builder, 90),
        )
        .words("fireplace tiles, mantelpiece, hearth cracked")
        .ask(&[COULD_FALL]),
        fault(
            "draught",
            "A draught or dirt comes down",
            "Chimney draught",
            routine(Trade::Builder, 60),
        )
        .words("soot falling, bird in chimney, cold air chimney"),
        something_else("Fire or chimney fault", Trade::Gas, 60),
    ],
);

const FEEL_ILL: Question = question(
    "feel_ill",
    "Does anyone feel sick, dizzy or sleepy?",
    &[
        yes(danger(
            Emergency::CarbonMonoxide,
            "Fumes may be making someone ill.",
        )),
        no(NOTHING),
    ],
);
