//! Shared parts of a block or estate. The Right to Repair does not reach them, but for the entryphone.

use super::prelude::*;

const SOMEONE_STUCK: Question = question(
    "person_stuck",
    "Is someone stuck in the lift now?",
    &[
        yes(danger(
            Emergency::PersonStuck,
            "Someone is stuck in the lift.",
        )),
        no(NOTHING),
    ],
);

const NO_OTHER_WAY: Question = question(
    "no_other_way",
    "Is there someone who cannot get in or out with no lift?",
    &[
        yes(NOTHING.at_least(Priority::Emergency, "Someone cannot get in or out.")),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

pub const LIFT: Element = element(
    "lift",
    "The lift",
    &[Lift],
    &[
        fault(
            "out",
            "It does not work",
            "Lift out of order",
            urgent("Some people cannot do without the lift.", Trade::Lifts, 120)
                .essential()
                .block(),
        )
        .words("lift out again, elevator broken, lift stuck, lift not moving, lift broken down")
        .ask(&[SOMEONE_STUCK, NO_OTHER_WAY.when("person_stuck", "no")]),
        fault(
            "doors",
            "The doors do not open or shut right",
            "Lift doors",
            urgent("The doors could trap someone.", Trade::Lifts, 90)
                .hazard(Hazard::Collision)
                .essential()
                .block(),
        )
        .words("lift door stuck, lift door closing on people")
        .ask(&[SOMEONE_STUCK]),
        fault(
            "level",
            "It stops too high or too low",
            "Lift not level",
            urgent("Someone could trip or fall.", Trade::Lifts, 90)
                .hazard(Hazard::FallsLevel)
                .essential()
                .block(),
        )
        .words("lift step, lift not level with floor"),
        fault(
            "jolts",
            "It jolts, drops or makes a noise",
            "Lift jolts",
            urgent("A lift has to be safe.", Trade::Lifts, 90)
                .essential()
                .block()
                .help(&["Do not use it until we come."]),
        )
        .words("lift shaking, lift dropped, lift banging, lift juddering"),
        fault(
            "alarm",
            "The alarm, light or a button does not work",
            "Lift alarm, light or button",
            urgent("People must be able to call for help.", Trade::Lifts, 60)
                .essential()
                .block(),
        )
        .words("lift light out, lift button, lift phone, lift intercom"),
        something_else("Lift fault", Trade::Lifts, 60),
    ],
);

pub const MAIN_DOOR: Element = element(
    "main_door",
    "The main door of the block",
    &[Entrance],
    &[
        fault(
            "shut",
            "It does not shut or lock",
            "Main door not secure",
            urgent("Anyone could walk in.", Trade::DoorEntry, 60)
                .hazard(Hazard::Intruders)
                .block(),
        )
        .words(
            "main door wont close, door wont lock, communal door open, magnet, \
                strangers getting in",
        ),
        fault(
            "open",
            "It does not open",
            "Main door stuck",
            urgent("People need a way in and out.", Trade::DoorEntry, 60)
                .hazard(Hazard::Fire)
                .block(),
        )
        .words("main door stuck, fob not working, cannot get in block, button to get out")
        .ask(&[NO_WAY_OUT]),
        fault(
            "glass",
            "The glass is broken",
            "Broken glass in the main door",
            urgent("Broken glass can cut.", Trade::Glazier, 60)
                .hazard(Hazard::Collision)
                .block(),
        )
        .words("main door smashed, entrance glass"),
        fault(
            "heavy",
            "It is too heavy or slams",
            "Main door slams",
            routine(Trade::DoorEntry, 60).block(),
        )
        .words("door closer, door slamming, door hard to open, wheelchair door"),
        something_else("Main door fault", Trade::DoorEntry, 60),
    ],
);

const NO_WAY_OUT: Question = question(
    "no_way_out",
    "Is there another way in and out?",
    &[
        yes(NOTHING),
        no(NOTHING.at_least(Priority::Emergency, "People cannot get in or out.")),
    ],
);

pub const ENTRYPHONE: Element = element(
    "entryphone",
    "The entryphone or fob",
    &[HallAndStairs, Entrance],
    &[
        fault(
            "dead",
            "It does not ring or I hear nothing",
            "Entryphone not working",
            routine(Trade::DoorEntry, 60).right(Defect::Entryphone),
        )
        .words("intercom broken, entry phone dead, buzzer not working, door entry, handset"),
        fault(
            "buzzes",
            "It buzzes or crackles",
            "Entryphone buzzes",
            routine(Trade::DoorEntry, 60).right(Defect::Entryphone),
        )
        .words("entryphone buzzing, intercom noise, handset crackling"),
        fault(
            "release",
            "It does not open the door",
            "Entryphone does not open the door",
            routine(Trade::DoorEntry, 60).right(Defect::Entryphone),
        )
        .words("door release, button wont open door, cannot let visitors in"),
        fault(
            "fob",
            "I need a fob, or mine does not work",
            "Fob",
            routine(Trade::DoorEntry, 20)
                .may_charge("A new fob for one you lost may be charged for."),
        )
        .words("fob lost, new fob, key fob, fob stopped"),
        something_else("Entryphone fault", Trade::DoorEntry, 45),
    ],
);

pub const SHARED_LIGHTS: Element = element(
    "shared_lights",
    "Shared lights, plugs or wires",
    &[
        SharedStairs,
        Entrance,
        SharedOutside,
        BinStore,
        CarPark,
        SharedLighting,
    ],
    &[
        fault(
            "one",
            "One light is out",
            "Shared light out",
            routine(Trade::Electrician, 45).block(),
        )
        .words("communal light, landing light, street light, bulb gone stairs, lamp post"),
        fault(
            "all",
            "All the lights are out",
            "All shared lights out",
            urgent("People cannot see where they go.", Trade::Electrician, 60)
                .hazard(Hazard::Lighting)
                .essential()
                .block(),
        )
        .words("stairs dark, no communal lights, pitch black, block no lights")
        .ask(&[COULD_FALL_ON_STEPS]),
        fault(
            "flickers",
            "A light flickers",
            "Shared light flickers",
            routine(Trade::Electrician, 45).spreads().block(),
        )
        .words("flashing light, communal light flickering")
        .ask(&[SPARKS]),
        fault(
            "always_on",
            "The lights stay on all day",
            "Shared lights stay on",
            routine(Trade::Electrician, 45).comfort().block(),
        )
        .words("lights on day and night, sensor"),
        fault(
            "unsafe_fitting",
            "A light, plug or wire is not safe",
            "Unsafe shared wiring",
            urgent("It may not be safe.", Trade::Electrician, 60)
                .hazard(Hazard::Electrical)
                .essential()
                .block()
                .help(&["Keep away from it."]),
        )
        .words("wires hanging, light cover broken, electric cupboard open, meter cupboard")
        .ask(&[SPARKS, BURNING]),
        something_else("Shared light fault", Trade::Electrician, 45),
    ],
);

const FIRE_NOW: Question = question(
    "fire_now",
    "Is there smoke or fire now?",
    &[
        yes(danger(Emergency::Fire, "There may be a fire.")),
        no(NOTHING),
    ],
);

pub const FIRE_SAFETY: Element = element(
    "fire_safety",
    "Fire doors and fire safety",
    &[SharedStairs, Entrance, BinStore, CarPark],
    &[
        fault(
            "door",
            "A fire door does not shut",
            "Fire door",
            urgent("A fire door keeps smoke out.", Trade::FireSafety, 60)
                .hazard(Hazard::Fire)
                .block(),
        )
        .words(
            "fire door broken, fire door wedged, fire door wont close, \
                smoke door, fire door glass",
        ),
        fault(
            "blocked",
            "A way out is blocked or full of things",
            "Blocked way out",
            urgent("People need a way out in a fire.", Trade::Caretaker, 45)
                .hazard(Hazard::Fire)
                .block(),
        )
        .words(
            "escape route, rubbish on stairs, bikes in hallway, \
                scooter on landing, fire exit blocked, prams",
        ),
        fault(
            "alarm",
            "A fire alarm sounds or beeps",
            "Shared fire alarm",
            urgent(
                "An alarm must work to keep you safe.",
                Trade::FireSafety,
                60,
            )
            .hazard(Hazard::Fire)
            .essential()
            .block(),
        )
        .words("communal fire alarm, fire alarm going off, fire panel")
        .ask(&[FIRE_NOW]),
        fault(
            "kit",
            "A sign, vent or hose point is broken",
            "Fire safety kit",
            urgent("It keeps people safe in a fire.", Trade::FireSafety, 60)
                .hazard(Hazard::Fire)
                .block(),
        )
        .words("dry riser, smoke vent, fire sign, sprinkler, extinguisher, aov"),
        something_else("Fire safety fault", Trade::FireSafety, 60),
    ],
);

pub const SHARED_STAIRS: Element = element(
    "shared_stairs",
    "Steps or a handrail",
    &[SharedStairs, Entrance, SharedOutside, CarPark],
    &[
        fault(
            "handrail",
            "A handrail is loose or missing",
            "Shared handrail",
            urgent("Someone could fall on the stairs.", Trade::Builder, 60)
                .hazard(Hazard::FallsStairs)
                .block(),
        )
        .words("stair rail loose, bannister communal, handrail coming off, railing")
        .only_in(&[SharedStairs, Entrance, CarPark]),
        fault(
            "step",
            "A step is broken or worn",
            "Broken shared step",
            urgent("Someone could fall on the stairs.", Trade::Builder, 90)
                .hazard(Hazard::FallsStairs)
                .block(),
        )
        .words("stair edge, step cracked, stair nosing, landing step"),
        fault(
            "slippery",
            "The steps are wet or slippery",
            "Slippery shared steps",
            urgent("Someone could slip.", Trade::Caretaker, 45)
                .hazard(Hazard::FallsStairs)
                .block(),
        )
        .words("wet stairs, slippery stairs, ice on steps"),
        fault(
            "ramp",
            "A ramp is damaged",
            "Shared ramp",
            urgent("Some people cannot do without it.", Trade::Builder, 90)
                .hazard(Hazard::Amenities)
                .block(),
        )
        .words("wheelchair ramp, ramp broken"),
        something_else("Shared step fault", Trade::Builder, 60).ask(&[COULD_FALL_ON_STEPS]),
    ],
);

pub const SHARED_WATER: Element = element(
    "shared_water",
    "Water is leaking",
    &[SharedStairs, Lift, Entrance, BinStore, CarPark],
    &[
        fault(
            "pipe",
            "From a pipe or tank",
            "Leak from a shared pipe",
            urgent("A leak can do harm fast.", Trade::Plumber, 60).block(),
        )
        .words("burst pipe, communal leak, dripping pipe, tank room, riser cupboard leak")
        .ask(&[CAN_CATCH, ON_ELECTRICS]),
        fault(
            "above",
            "Through the roof or ceiling",
            "Water through a shared ceiling",
            urgent("A leak can do harm fast.", Trade::Roofer, 90)
                .hazard(Hazard::DampAndMould)
                .block(),
        )
        .words("rain coming in stairs, ceiling dripping, water in lift, leak from above")
        .ask(&[CAN_CATCH, ON_ELECTRICS]),
        fault(
            "unknown",
            "I do not know where from",
            "Shared leak",
            urgent("A leak can do harm fast.", Trade::Plumber, 60).block(),
        )
        .words("puddle, flood, wet floor, water on landing")
        .ask(&[CAN_CATCH, ON_ELECTRICS]),
    ],
);
