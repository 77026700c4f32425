//! Power, lights, sockets, fans and alarms. No self-help ever asks anyone to touch a fitting.

use super::prelude::*;

pub const POWER: Element = element(
    "power",
    "The power or the fuse box",
    &[HallAndStairs, WholeHome],
    &[
        fault(
            "none",
            "No power at all",
            "No power",
            emergency("You have no power.", Trade::Electrician, 60)
                .right(Defect::PowerTotal)
                .essential()
                .help(METER_HELP),
        )
        .words("power cut, no electric, electricity off, power gone, whole house no power")
        .ask(&[NEIGHBOURS_HAVE_POWER, TRIP_SWITCH]),
        fault(
            "part",
            "No power in part of my home",
            "No power in part of the home",
            urgent("You have lost some of your power.", Trade::Electrician, 60)
                .right(Defect::PowerPartial)
                .essential(),
        )
        .words("half the house no electric, sockets dead, upstairs no power, ring main")
        .ask(&[TRIP_SWITCH, SPARKS, BURNING]),
        fault(
            "trips",
            "The power keeps going off",
            "Power keeps going off",
            urgent("The power trips to keep you safe.", Trade::Electrician, 60)
                .right(Defect::PowerPartial)
                .essential()
                .spreads()
                .help(&["If it trips when you plug one thing in, leave that thing off."]),
        )
        .words(
            "electrics tripping, fuse keeps blowing, rcd, breaker trips, \
            electric keeps cutting out",
        )
        .ask(&[SPARKS, BURNING, LEAK_NEAR]),
        fault(
            "box",
            "The fuse box is broken or noisy",
            "Fuse box fault",
            urgent("A fuse box has to be safe.", Trade::Electrician, 90)
                .right(Defect::SocketUnsafe)
                .hazard(Hazard::Electrical)
                .essential()
                .help(&["Do not touch it."]),
        )
        .words("fuse board, consumer unit, buzzing fuse box, cover missing")
        .ask(&[SPARKS, BURNING]),
        fault(
            "meter",
            "The electric meter is faulty",
            "Electric meter",
            routine(Trade::Electrician, 30)
                .suppliers("The meter belongs to the firm that you pay for power.")
                .help(&["Ring the firm that you pay for power."]),
        )
        .words("meter broken, smart meter, prepayment meter, key meter"),
        something_else("Power fault", Trade::Electrician, 60),
    ],
);

const METER_HELP: &[&str] = &[
    "If you have a pay meter, see if it is in credit.",
    "If someone needs power for medical kit, ring us now.",
];

/// A leak that reaches the wires comes first.
const LEAK_NEAR: Question = question(
    "leak_near",
    "Is there a leak or damp near the lights or plugs?",
    &[
        yes(danger(
            Emergency::Flood,
            "There is water near lights, plugs or wires.",
        )),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

const NEW_BULB: Question = question(
    "new_bulb",
    "Have you tried a new bulb?",
    &[
        yes(NOTHING),
        no(NOTHING),
        answer("sealed", "I cannot change it", NOTHING),
    ],
)
.hint("Only if you can reach it with ease, with the light turned off.");

const ALL_DARK: Question = question(
    "all_dark",
    "Is it the only light in the room?",
    &[
        yes(NOTHING.at_least(Priority::Urgent, "You have no light there.")),
        no(NOTHING),
    ],
);

pub const ELECTRICS: Element = element(
    "electrics",
    "Lights, plugs or switches",
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
            "light_out",
            "A light does not come on",
            "Light not working",
            routine(Trade::Electrician, 45).essential().spreads(),
        )
        .words(
            "lights not working, light wont turn on, no light, spotlight, \
            strip light, light pull cord, bathroom light",
        )
        .ask(&[LEAK_NEAR, NEW_BULB.when("leak_near", "no"), ALL_DARK]),
        fault(
            "light_flickers",
            "A light flickers or keeps going off",
            "Flickering light",
            routine(Trade::Electrician, 45).essential().spreads(),
        )
        .words("lights keep going off sparks, lights dim, flashing light, buzzing light")
        .ask(&[SPARKS, BURNING, LEAK_NEAR]),
        fault(
            "light_loose",
            "A light fitting is loose or broken",
            "Loose or broken light",
            urgent("A loose fitting may not be safe.", Trade::Electrician, 45)
                .right(Defect::SocketUnsafe)
                .hazard(Hazard::Electrical)
                .essential()
                .spreads()
                .help(&["Keep it turned off."]),
        )
        .words("light hanging, light cover cracked, light fell, water in light")
        .ask(&[SPARKS, LEAK_NEAR]),
        fault(
            "socket_dead",
            "A plug socket does not work",
            "Socket not working",
            routine(Trade::Electrician, 45).essential().spreads(),
        )
        .words("dead socket, plug not working, no power from plug, cooker switch")
        .ask(&[TRIP_SWITCH, SPARKS, BURNING])
        .only_in(INSIDE),
        fault(
            "socket_unsafe",
            "A socket or switch is loose, cracked or hot",
            "Unsafe socket or switch",
            urgent("It may not be safe to use.", Trade::Electrician, 45)
                .right(Defect::SocketUnsafe)
                .hazard(Hazard::Electrical)
                .essential()
                .spreads()
                .help(&["Do not use it."]),
        )
        .words(
            "socket hanging off wall, burnt socket, burning smell from socket, plug smells of burning, scorched plug, \
            socket sparks, melted plug, crackling, socket melted",
        )
        .ask(&[SPARKS, BURNING]),
        fault(
            "wires",
            "I can see bare wires",
            "Bare wires",
            emergency("Bare wires can kill.", Trade::Electrician, 60)
                .danger(Emergency::BareWires)
                .right(Defect::SocketUnsafe)
                .hazard(Hazard::Electrical),
        )
        .words("exposed wires, cable hanging, cut cable, electric shock, got a shock"),
        fault(
            "switch",
            "A light switch or pull cord is broken",
            "Light switch or cord",
            routine(Trade::Electrician, 30).essential().spreads(),
        )
        .words("switch stuck, pull cord snapped, dimmer, string")
        .ask(&[SPARKS, ALL_DARK])
        .only_in(INSIDE),
        fault(
            "security_light",
            "An outside light does not work",
            "Outside light",
            routine(Trade::Electrician, 45),
        )
        .words("security light, porch light, sensor light")
        .only_in(&[Outside]),
        fault(
            "bulb",
            "A light bulb needs changing",
            "Light bulb",
            routine(Trade::Handyperson, 20)
                .tenants("Light bulbs are small parts that you can buy and fit.")
                .help(&["Turn the light off and let it cool first."]),
        )
        .words("bulb blown, bulb gone, change bulb, starter")
        .ask(&[SEALED_BULB]),
        fault(
            "more_sockets",
            "I need more sockets",
            "More sockets",
            planned("We add sockets when we rewire.", Trade::Electrician, 60),
        )
        .words("extra socket, not enough plugs, move socket")
        .only_in(INSIDE),
        something_else("Electrical fault", Trade::Electrician, 60),
    ],
);

const SEALED_BULB: Question = question(
    "sealed_bulb",
    "Is the bulb sealed in, or too high to reach?",
    &[
        yes(NOTHING.responsible(
            Responsible::Council,
            "We change bulbs that you cannot reach or open.",
        )),
        no(NOTHING),
    ],
);

pub const EXTRACTOR: Element = element(
    "extractor",
    "The fan that clears steam",
    WET,
    &[
        fault(
            "dead",
            "It does not work",
            "Fan not working",
            routine(Trade::Electrician, 45),
        )
        .words("extractor not working, extractor fan broken, vent fan, cooker hood, fan stopped")
        .ask(&[MOULD_NEAR, ROOM_HAS_WINDOW, BURNING]),
        fault(
            "noisy",
            "It is noisy or weak",
            "Noisy or weak fan",
            routine(Trade::Electrician, 45),
        )
        .words("loud fan, rattling fan, extractor slow, fan dirty")
        .ask(&[BURNING]),
        fault(
            "always_on",
            "It will not turn off",
            "Fan stuck on",
            routine(Trade::Electrician, 45).comfort(),
        )
        .words("fan always on, fan running all night"),
        fault(
            "cover",
            "The cover is loose or missing",
            "Fan cover",
            routine(Trade::Handyperson, 30).comfort(),
        )
        .words("vent cover, grille"),
        something_else("Fan fault", Trade::Electrician, 45),
    ],
);

pub const ALARM: Element = element(
    "alarm",
    "A smoke or fume alarm",
    &[Kitchen, Bedroom, LivingRoom, HallAndStairs, WholeHome],
    &[
        fault(
            "beeps",
            "A smoke alarm beeps now and then",
            "Smoke alarm beeping",
            urgent(
                "An alarm must work to keep you safe.",
                Trade::Electrician,
                30,
            )
            .essential()
            .help(&[
                "One beep now and then means that the battery is low.",
                "If you can reach it with ease, fit a new one.",
                "Do not take the alarm down.",
            ]),
        )
        .words("smoke alarm chirping, fire alarm beeping, alarm battery, heat alarm"),
        fault(
            "dead",
            "A smoke or heat alarm is broken or missing",
            "Smoke alarm not working",
            urgent(
                "An alarm must work to keep you safe.",
                Trade::Electrician,
                30,
            )
            .hazard(Hazard::Fire)
            .essential(),
        )
        .words("no smoke alarm, fire alarm broken, alarm goes off when cooking, alarm wont stop"),
        fault(
            "fumes_sounds",
            "A carbon monoxide alarm is going off",
            "Carbon monoxide alarm sounding",
            emergency("Fumes can kill.", Trade::Gas, 60)
                .danger(Emergency::CarbonMonoxide)
                .hazard(Hazard::CarbonMonoxide),
        )
        .words("co alarm going off, co alarm ringing, fume alarm sounding"),
        fault(
            "fumes_beeps",
            "A carbon monoxide alarm beeps now and then",
            "Carbon monoxide alarm beeping",
            urgent("An alarm must work to keep you safe.", Trade::Gas, 30).essential(),
        )
        .words("co alarm chirping, co alarm battery, co detector")
        .ask(&[FOUR_BEEPS]),
        fault(
            "fumes_dead",
            "A carbon monoxide alarm is broken or missing",
            "Carbon monoxide alarm not working",
            urgent("An alarm must work to keep you safe.", Trade::Gas, 30)
                .hazard(Hazard::CarbonMonoxide)
                .essential(),
        )
        .words("no co alarm, co alarm out of date, co detector missing"),
        fault(
            "call_alarm",
            "A pull cord or call alarm does not work",
            "Call alarm not working",
            urgent("You need it to call for help.", Trade::Electrician, 45)
                .hazard(Hazard::Amenities)
                .essential(),
        )
        .words("careline, lifeline, emergency cord, panic button, warden call"),
        something_else("Alarm fault", Trade::Electrician, 30),
    ],
);

const FOUR_BEEPS: Question = question(
    "four_beeps",
    "Does it beep again and again with no rest?",
    &[
        yes(danger(
            Emergency::CarbonMonoxide,
            "The alarm may have found fumes.",
        )),
        no(NOTHING),
        unsure(danger(
            Emergency::CarbonMonoxide,
            "The alarm may have found fumes.",
        )),
    ],
);
