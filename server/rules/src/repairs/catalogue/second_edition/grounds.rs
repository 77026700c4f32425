//! Shared walls, waste, dirt and grounds.

use super::prelude::*;

pub const SHARED_WALL: Element = element(
    "shared_wall",
    "A wall, floor, ceiling or window",
    SHARED_INSIDE,
    &[
        fault(
            "plaster",
            "Plaster or a ceiling is loose",
            "Loose plaster in a shared area",
            routine(Trade::Plasterer, 120).spreads().block(),
        )
        .words("ceiling falling, plaster cracked, ceiling tile, crack in wall, hole in wall")
        .ask(&[COULD_FALL]),
        fault(
            "floor",
            "The floor is broken or lifting",
            "Shared floor",
            routine(Trade::Flooring, 120).block(),
        )
        .words("floor tiles lifting, lino, carpet communal, mat")
        .ask(&[COULD_TRIP]),
        fault(
            "window",
            "A window is broken or will not shut",
            "Shared window",
            routine(Trade::Glazier, 60).block(),
        )
        .words("landing window smashed, stairwell window, window wont shut")
        .ask(&[COULD_HURT]),
        fault(
            "door",
            "A store or meter cupboard door is broken",
            "Shared cupboard door",
            routine(Trade::Joiner, 60).block(),
        )
        .words("meter cupboard, store door, bin store door, door lock")
        .ask(&[COULD_HURT]),
        fault(
            "paint",
            "The paint is worn",
            "Shared paint",
            planned("We paint shared parts in rounds.", Trade::Decorator, 240).block(),
        )
        .words("decorate stairs, paint peeling, redecorate communal"),
        something_else("Shared wall or floor fault", Trade::Builder, 60),
    ],
);

pub const BINS: Element = element(
    "bins",
    "Bins or the rubbish chute",
    &[BinStore, SharedOutside],
    &[
        fault(
            "chute",
            "The chute is blocked or broken",
            "Rubbish chute",
            urgent("Waste can make people ill.", Trade::Caretaker, 60)
                .hazard(Hazard::Hygiene)
                .block(),
        )
        .words("bin chute blocked, rubbish chute, chute door, hopper")
        .only_in(&[BinStore]),
        fault(
            "full",
            "The bins are full or were not emptied",
            "Full bins",
            routine(Trade::Caretaker, 45).block(),
        )
        .words("bins overflowing, rubbish piling up, bin collection missed, smelly bins"),
        fault(
            "broken",
            "A bin or its store is damaged",
            "Damaged bin or store",
            routine(Trade::Caretaker, 45).comfort().block(),
        )
        .words("bin lid, bin wheel, bin store gate, bin lock"),
        fault(
            "dumped",
            "Things were dumped there",
            "Dumped rubbish",
            routine(Trade::Caretaker, 60).block(),
        )
        .words("fly tipping, fly tip, mattress dumped, sofa left, bulky waste")
        .ask(&[COULD_HURT]),
        something_else("Bin fault", Trade::Caretaker, 45),
    ],
);

pub const CLEANING: Element = element(
    "cleaning",
    "Dirt, graffiti or broken glass",
    &[
        SharedStairs,
        Lift,
        Entrance,
        SharedOutside,
        BinStore,
        CarPark,
    ],
    &[
        fault(
            "sharp",
            "Broken glass or needles",
            "Glass or needles",
            urgent("It could hurt someone.", Trade::Caretaker, 30)
                .hazard(Hazard::Collision)
                .block()
                .help(&["Do not touch needles.", "Keep children and pets away."]),
        )
        .words("needles, syringes, smashed glass, drugs"),
        fault(
            "waste",
            "Blood, sick or human waste",
            "Waste to clean up",
            urgent("It can make people ill.", Trade::Caretaker, 45)
                .hazard(Hazard::PersonalHygiene)
                .block(),
        )
        .words("poo, urine, wee in lift, vomit, dog mess, faeces"),
        fault(
            "hate",
            "Graffiti that insults people",
            "Graffiti that insults",
            urgent("No one should have to see it.", Trade::Caretaker, 60).block(),
        )
        .words("racist graffiti, offensive graffiti, hate, swastika"),
        fault(
            "graffiti",
            "Other graffiti",
            "Graffiti",
            routine(Trade::Caretaker, 60).comfort().block(),
        )
        .words("graffiti, tags, spray paint"),
        fault(
            "dirty",
            "It is dirty",
            "Cleaning",
            routine(Trade::Caretaker, 45).comfort().block(),
        )
        .words("communal cleaning, stairs filthy, not cleaned, litter, cobwebs, smell on stairs"),
    ],
);

pub const CAR_PARK: Element = element(
    "car_park",
    "A barrier, bollard or parking space",
    &[CarPark],
    &[
        fault(
            "barrier",
            "A barrier or shutter is stuck",
            "Car park barrier",
            routine(Trade::DoorEntry, 60).block(),
        )
        .words("car park gate, electric gate, roller shutter, barrier arm, cannot get car out")
        .ask(&[CAR_SHUT_IN]),
        fault(
            "bollard",
            "A bollard or post is loose or broken",
            "Bollard",
            routine(Trade::Groundwork, 60).comfort().block(),
        )
        .words("parking post, kerb, bollard knocked over")
        .ask(&[COULD_TRIP]),
        fault(
            "signs",
            "Signs or lines are worn",
            "Car park signs",
            planned("We paint lines in planned rounds.", Trade::Groundwork, 60).block(),
        )
        .words("disabled bay lines, parking sign, parking bay"),
        something_else("Car park fault", Trade::Groundwork, 60),
    ],
);

const CAR_SHUT_IN: Question = question(
    "car_shut_in",
    "Are cars shut in or out?",
    &[
        yes(NOTHING.at_least(Priority::Urgent, "People cannot use their cars.")),
        no(NOTHING),
    ],
);

pub const PLAY: Element = element(
    "play",
    "A play area, bench or washing line",
    &[SharedOutside],
    &[
        fault(
            "play",
            "Play equipment is broken",
            "Play equipment",
            urgent("A child could be hurt.", Trade::Groundwork, 60).block(),
        )
        .words("swing broken, slide, playground, climbing frame"),
        fault(
            "bench",
            "A bench is broken",
            "Bench",
            planned("We fix benches in planned rounds.", Trade::Groundwork, 60).block(),
        )
        .words("seat broken, picnic table")
        .ask(&[COULD_HURT]),
        fault(
            "line",
            "A washing line or post is broken",
            "Washing line",
            routine(Trade::Caretaker, 45).comfort().block(),
        )
        .words("clothes line, drying area, rotary line, laundry"),
        something_else("Shared ground fault", Trade::Groundwork, 60),
    ],
);
