//! Taps, sinks, leaks and the water supply.

use super::prelude::*;

pub const TAP: Element = element(
    "tap",
    "A tap",
    &[Kitchen, Bathroom, Outside],
    &[
        fault(
            "drips",
            "It drips",
            "Dripping tap",
            routine(Trade::Plumber, 45),
        )
        .words("drip drip, leaky tap, tap leaking"),
        fault(
            "runs",
            "It will not turn off",
            "Tap that will not turn off",
            urgent("Water runs all the time.", Trade::Plumber, 60)
                .right(Defect::TapStuck)
                .help(&["Turn off the water at the stop tap if it is too much."]),
        )
        .words("tap wont stop, water keeps running, tap running, tap gushing, cannot turn tap off")
        .ask(&[CAN_CATCH, ON_ELECTRICS]),
        fault(
            "stuck",
            "It will not turn on",
            "Tap that will not turn",
            urgent("You cannot use the tap.", Trade::Plumber, 60).right(Defect::TapStuck),
        )
        .words("tap stuck, stiff tap, tap seized, cannot turn tap, no water from tap"),
        fault(
            "loose",
            "It is loose or broken",
            "Loose or broken tap",
            routine(Trade::Plumber, 60),
        )
        .words("tap wobbles, tap handle came off, tap top snapped"),
        something_else("Tap fault", Trade::Plumber, 45),
    ],
);

pub const SINK: Element = element(
    "sink",
    "A sink or basin",
    WET,
    &[
        fault(
            "blocked",
            "It is blocked or slow to drain",
            "Blocked sink or basin",
            urgent("A blocked sink can spill over.", Trade::Plumber, 60)
                .right(Defect::SinkBathBlocked)
                .help(&[
                    "Take out what you can see in the plug hole.",
                    "Do not mix cleaning products.",
                ]),
        )
        .words(
            "sink wont drain, water not going down, sink backing up, plughole, \
            clogged, smelly sink",
        ),
        fault(
            "leaks",
            "It leaks underneath",
            "Leak under a sink or basin",
            urgent("A leak can do harm fast.", Trade::Plumber, 60)
                .right(Defect::LeakPipeTank)
                .help(&["Put a bowl under the leak."]),
        )
        .words("water under sink, pipe under sink, waste pipe leaking, u bend, cupboard wet")
        .ask(&[CAN_CATCH, ON_ELECTRICS]),
        fault(
            "cracked",
            "It is cracked or chipped",
            "Cracked sink or basin",
            routine(Trade::Plumber, 120),
        )
        .words("sink broken, basin smashed")
        .ask(&[COULD_HURT]),
        fault(
            "loose",
            "It is coming off the wall",
            "Loose sink or basin",
            routine(Trade::Plumber, 60),
        )
        .words("sink wobbly, basin hanging off")
        .ask(&[COULD_FALL]),
        fault(
            "seal",
            "The seal around it has come away",
            "Sink seal",
            routine(Trade::Handyperson, 45).comfort(),
        )
        .words("sealant, silicone"),
        fault(
            "plug",
            "The plug or chain is missing",
            "Sink plug or chain",
            routine(Trade::Handyperson, 20)
                .tenants("Plugs and chains are small parts that you can buy and fit."),
        )
        .words("plug chain, stopper"),
        something_else("Sink or basin fault", Trade::Plumber, 60),
    ],
);

pub const LEAK: Element = element(
    "leak",
    "Water is leaking",
    &[
        Kitchen,
        Bathroom,
        Bedroom,
        LivingRoom,
        HallAndStairs,
        WholeHome,
        Outside,
    ],
    &[
        fault(
            "pipe",
            "From a pipe",
            "Leaking pipe",
            urgent("A leak can do harm fast.", Trade::Plumber, 60)
                .right(Defect::LeakPipeTank)
                .help(LEAK_HELP),
        )
        .words("burst pipe, pipe dripping, pipe bust, joint leaking, frozen pipe")
        .ask(&[CAN_CATCH, ON_ELECTRICS]),
        fault(
            "ceiling",
            "Through the ceiling or down a wall",
            "Water through the ceiling",
            urgent("A leak can do harm fast.", Trade::Plumber, 90)
                .right(Defect::LeakPipeTank)
                .hazard(Hazard::DampAndMould)
                .help(&[
                    "Put a bucket under the leak.",
                    "Keep away from a ceiling that bulges.",
                ]),
        )
        .words(
            "leak from above, upstairs flat leaking, neighbour leaking, \
            ceiling dripping, water coming in, flooding from upstairs",
        )
        .only_in(INSIDE)
        .ask(&[CAN_CATCH, ON_ELECTRICS, CEILING_BULGES]),
        fault(
            "tank",
            "From a water tank or cylinder",
            "Leaking tank or cylinder",
            urgent("A leak can do harm fast.", Trade::Plumber, 90)
                .right(Defect::LeakPipeTank)
                .help(LEAK_HELP),
        )
        .words("hot water tank leaking, cistern, loft tank, immersion leaking")
        .ask(&[CAN_CATCH, ON_ELECTRICS]),
        fault(
            "overflow",
            "From the overflow pipe outside",
            "Overflow pipe running",
            routine(Trade::Plumber, 60),
        )
        .words("overflow dripping, pipe outside running, water running down outside wall")
        .only_in(&[Bathroom, WholeHome, Outside]),
        fault(
            "appliance",
            "From my washing machine or dishwasher",
            "Leak from a washing machine",
            routine(Trade::Plumber, 45)
                .tenants("It is your own machine. We look after the pipe that it joins.")
                .help(&["Turn off the machine at its tap and its switch."]),
        )
        .words("washer leaking, dishwasher leaking, fridge leaking")
        .only_in(WET)
        .ask(&[APPLIANCE_PIPE, CAN_CATCH, ON_ELECTRICS]),
        fault(
            "unknown",
            "I do not know where from",
            "Water leak",
            urgent("A leak can do harm fast.", Trade::Plumber, 90)
                .right(Defect::LeakPipeTank)
                .help(LEAK_HELP),
        )
        .words("wet floor, puddle, water everywhere, water on floor, flood")
        .ask(&[CAN_CATCH, ON_ELECTRICS]),
    ],
)
.hint("From a pipe, a tank or above. For a tap, sink, bath or toilet choose that.");

const LEAK_HELP: &[&str] = &[
    "Put a bowl or bucket under the leak.",
    "Turn off the water at the stop tap if you can reach it.",
];

const CEILING_BULGES: Question = question(
    "ceiling_bulges",
    "Does the ceiling bulge or sag?",
    &[
        yes(NOTHING
            .at_least(Priority::Emergency, "The ceiling could come down.")
            .hazard(Hazard::Structural)),
        no(NOTHING),
    ],
);

const APPLIANCE_PIPE: Question = question(
    "appliance_pipe",
    "Does it leak from the pipe in the wall?",
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "A leak can do harm fast.")
            .right(Defect::LeakPipeTank)
            .responsible(Responsible::Council, "We keep the pipes in repair.")),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

pub const WATER: Element = element(
    "water",
    "The water supply",
    &[Kitchen, Bathroom, WholeHome],
    &[
        fault(
            "none",
            "No water at all",
            "No water",
            emergency("You have no water.", Trade::Plumber, 60)
                .right(Defect::WaterTotal)
                .hazard(Hazard::WaterSupply)
                .essential()
                .help(&["See if the stop tap is open."]),
        )
        .words("water off, no cold water, water stopped")
        .ask(&[NEIGHBOURS_HAVE_WATER]),
        fault(
            "low",
            "Too little water comes out",
            "Too little water",
            urgent("You have too little water.", Trade::Plumber, 60)
                .right(Defect::WaterPartial)
                .essential(),
        )
        .words("low water pressure, trickle, weak flow, no pressure, water slow")
        .ask(&[NEIGHBOURS_HAVE_WATER]),
        fault(
            "dirty",
            "It looks, smells or tastes wrong",
            "Dirty water",
            urgent("Water has to be safe to drink.", Trade::WaterSafety, 60)
                .hazard(Hazard::WaterSupply)
                .essential()
                .help(&["Do not drink it until we tell you that it is safe."]),
        )
        .words("brown water, cloudy water, rusty water, water smells, bad taste, discoloured")
        .ask(&[NEIGHBOURS_HAVE_WATER]),
        fault(
            "germs",
            "I worry about germs or lead in it",
            "Water safety worry",
            routine(Trade::WaterSafety, 60)
                .hazard(Hazard::WaterSupply)
                .help(&["Use bottled or boiled water for babies if you are worried."]),
        )
        .words("legionella, legionnaires, lead pipe, water quality, unused shower, bacteria"),
        fault(
            "stop_tap",
            "The stop tap is stuck or lost",
            "Stop tap fault",
            routine(Trade::Plumber, 60),
        )
        .words("stopcock, water meter, stop cock, cannot turn water off, mains tap"),
        fault(
            "noise",
            "The pipes bang or hum",
            "Noisy water pipes",
            routine(Trade::Plumber, 60).comfort(),
        )
        .words("banging pipes, water hammer, humming pipes, knocking"),
        something_else("Water supply fault", Trade::Plumber, 60),
    ],
);
