//! Walls, ceilings, floors, stairs and the loft of the home.

use super::prelude::*;

const DECORATION: &str = "Paint and paper inside your home are yours to choose and keep.";

const WIDE: Question = question(
    "wide",
    "Could you push a coin into the crack?",
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "A wide crack has to be seen soon.")
            .hazard(Hazard::Structural)
            .trade(Trade::Surveyor)),
        no(NOTHING),
        unsure(NOTHING.trade(Trade::Surveyor)),
    ],
);

const COMING_DOWN: Question = question(
    "coming_down",
    "Has some come down, or could it at any time?",
    &[
        yes(NOTHING
            .at_least(Priority::Emergency, "The ceiling could come down.")
            .hazard(Hazard::Structural)),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

pub const WALL: Element = element(
    "wall",
    "A wall",
    INSIDE,
    &[
        fault(
            "plaster",
            "The plaster is loose or cracked",
            "Loose plaster",
            routine(Trade::Plasterer, 120).spreads(),
        )
        .words("plaster coming off, plaster blown, crumbling wall, hole in plaster")
        .ask(&[COULD_FALL]),
        fault(
            "crack",
            "There is a crack",
            "Crack in a wall",
            routine(Trade::Plasterer, 90).spreads(),
        )
        .words("big crack, structural crack, wall splitting, subsidence, wall moving")
        .ask(&[WIDE]),
        fault(
            "bulge",
            "It bulges or leans",
            "Bulging wall",
            urgent("It could fall on someone.", Trade::Surveyor, 60)
                .hazard(Hazard::Structural)
                .spreads()
                .help(&["Keep clear of it."]),
        )
        .words("wall leaning, wall bowing, wall unsafe"),
        fault(
            "hole",
            "There is a hole",
            "Hole in a wall",
            routine(Trade::Plasterer, 90)
                .may_charge("If it was made in your home, there may be a charge."),
        )
        .words("hole in wall, gap around pipe, vent hole"),
        fault(
            "tiles",
            "Wall tiles are loose or broken",
            "Wall tiles",
            routine(Trade::Tiler, 90).comfort(),
        )
        .words("tiles fell off, bathroom tiles, kitchen tiles, grout")
        .ask(&[OWN_TILES, COULD_FALL]),
        fault(
            "skirting",
            "The skirting or trim is loose",
            "Skirting board",
            routine(Trade::Joiner, 60).comfort(),
        )
        .words("skirting board, picture rail, boxing in, architrave"),
        fault(
            "decoration",
            "The paint or paper needs doing",
            "Decoration",
            planned("It can wait.", Trade::Decorator, 240).tenants(DECORATION),
        )
        .words("painting, decorate, wallpaper, paint peeling")
        .ask(&[AFTER_WORK]),
        something_else("Wall fault", Trade::Plasterer, 60),
    ],
);

const OWN_TILES: Question = question(
    "own_tiles",
    "Did you or someone before you put them up?",
    &[
        yes(NOTHING.responsible(
            Responsible::Tenant,
            "Tiles that you put up are yours to keep up.",
        )),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

const AFTER_WORK: Question = question(
    "after_work",
    "Did our work or a leak spoil it?",
    &[
        yes(NOTHING.responsible(
            Responsible::Council,
            "We put right what our work or a leak spoils.",
        )),
        no(NOTHING),
    ],
);

pub const CEILING: Element = element(
    "ceiling",
    "A ceiling",
    ROOMS,
    &[
        fault(
            "sags",
            "It sags, bulges or is coming down",
            "Ceiling coming down",
            urgent("It could fall on someone.", Trade::Plasterer, 180)
                .hazard(Hazard::Structural)
                .spreads()
                .help(&["Keep out of the room.", "Do not poke it."]),
        )
        .words("ceiling collapsed, ceiling falling, ceiling bulging, ceiling fell down")
        .ask(&[COMING_DOWN, ON_ELECTRICS]),
        fault(
            "crack",
            "It is cracked",
            "Cracked ceiling",
            routine(Trade::Plasterer, 120).spreads(),
        )
        .words("ceiling crack, plaster ceiling loose")
        .ask(&[COULD_FALL]),
        fault(
            "stain",
            "It has a stain",
            "Stained ceiling",
            routine(Trade::Plasterer, 60).spreads(),
        )
        .words("brown patch ceiling, yellow stain, water mark ceiling")
        .ask(&[STILL_WET]),
        fault(
            "hole",
            "There is a hole",
            "Hole in a ceiling",
            routine(Trade::Plasterer, 120),
        )
        .words("ceiling hole, hatch"),
        fault(
            "texture",
            "A rough coating is chipped or dusty",
            "Damaged ceiling coating",
            routine(Trade::Asbestos, 60)
                .hazard(Hazard::Asbestos)
                .help(&["Do not scrape, drill or sweep it."]),
        )
        .words("artex, textured ceiling, asbestos ceiling, popcorn ceiling"),
        something_else("Ceiling fault", Trade::Plasterer, 60),
    ],
);

const STILL_WET: Question = question(
    "still_wet",
    "Is it wet or growing?",
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "A leak can do harm fast.")
            .right(Defect::LeakPipeTank)
            .hazard(Hazard::DampAndMould)
            .trade(Trade::Plumber)),
        no(NOTHING),
        unsure(NOTHING),
    ],
);

pub const FLOOR: Element = element(
    "floor",
    "A floor",
    ROOMS,
    &[
        fault(
            "rotten",
            "A wooden floor is rotten or gives way",
            "Rotten floor",
            urgent("Someone could fall through it.", Trade::Joiner, 180)
                .right(Defect::RottenTread)
                .hazard(Hazard::FallsLevel)
                .spreads()
                .help(&["Keep off that part of the floor."]),
        )
        .words(
            "floorboard rotten, floor soft, foot went through floor, woodworm, joist, spongy floor",
        ),
        fault(
            "board",
            "A board is loose or broken",
            "Loose floorboard",
            routine(Trade::Joiner, 60),
        )
        .words("floorboard loose, squeaky floor, creaking, nail")
        .ask(&[COULD_TRIP]),
        fault(
            "tiles",
            "Tiles or vinyl are lifting or broken",
            "Floor tiles or vinyl",
            routine(Trade::Flooring, 120),
        )
        .words("floor tiles, lino, vinyl, floor covering")
        .ask(&[OLD_TILES, COULD_TRIP]),
        fault(
            "uneven",
            "It slopes or has sunk",
            "Sunken floor",
            routine(Trade::Surveyor, 60).spreads(),
        )
        .words("floor uneven, floor sinking, concrete floor cracked, dip in floor")
        .ask(&[COULD_TRIP]),
        fault(
            "slippery",
            "It is slippery",
            "Slippery floor",
            routine(Trade::Flooring, 60),
        )
        .words("floor slippery, wet room floor, slipped")
        .ask(&[COULD_TRIP]),
        fault(
            "carpet",
            "The carpet or my own floor is worn",
            "Own floor covering",
            planned("It can wait.", Trade::Flooring, 60)
                .tenants("Carpets and floors that you laid are yours to keep up."),
        )
        .words("carpet, laminate, my own flooring"),
        something_else("Floor fault", Trade::Joiner, 60),
    ],
);

const OLD_TILES: Question = question(
    "old_tiles",
    "Are they old, hard tiles, put down before 2000?",
    &[
        yes(NOTHING.hazard(Hazard::Asbestos).trade(Trade::Asbestos)),
        no(NOTHING),
        unsure(NOTHING),
    ],
)
.hint("Do not lift or break them.");

pub const STAIRS: Element = element(
    "stairs",
    "The stairs or handrail",
    &[HallAndStairs, LivingRoom],
    &[
        fault(
            "handrail",
            "The handrail or banister is loose or off",
            "Loose handrail",
            urgent("Someone could fall on the stairs.", Trade::Joiner, 60)
                .right(Defect::Bannister)
                .hazard(Hazard::FallsStairs),
        )
        .words(
            "handrail coming off, bannister loose, stair rail, \
            spindles broken, balusters, newel post",
        ),
        fault(
            "tread",
            "A stair is rotten or broken",
            "Broken stair",
            urgent("Someone could fall on the stairs.", Trade::Joiner, 90)
                .right(Defect::RottenTread)
                .hazard(Hazard::FallsStairs),
        )
        .words("step broken, stair tread loose, stair collapsed, stair edge, nosing"),
        fault(
            "no_rail",
            "There is no handrail",
            "No handrail",
            routine(Trade::Joiner, 90).hazard(Hazard::FallsStairs),
        )
        .words("need handrail, missing handrail, steep stairs"),
        fault(
            "carpet",
            "My stair carpet is loose",
            "Stair carpet",
            routine(Trade::Flooring, 45).tenants("Carpets that you laid are yours to keep up."),
        )
        .words("stair carpet slipping, stair rod"),
        something_else("Stair fault", Trade::Joiner, 60).ask(&[COULD_FALL_ON_STEPS]),
    ],
);

pub const LOFT: Element = element(
    "loft",
    "The loft, warmth or fresh air",
    &[Bedroom, HallAndStairs, WholeHome],
    &[
        fault(
            "insulation",
            "The loft or walls let out the heat",
            "Insulation",
            routine(Trade::Surveyor, 90)
                .hazard(Hazard::ExcessCold)
                .comfort(),
        )
        .words("loft insulation, cold house, cavity wall, heat loss, room always cold, lagging")
        .ask(&[OTHER_HEAT]),
        fault(
            "hot",
            "It gets far too hot in summer",
            "Home too hot",
            routine(Trade::Surveyor, 60).hazard(Hazard::ExcessHeat),
        )
        .words("too hot, overheating flat, heatwave, cannot sleep heat"),
        fault(
            "hatch",
            "The loft hatch is broken",
            "Loft hatch",
            routine(Trade::Joiner, 45),
        )
        .words("loft door, attic hatch, loft ladder")
        .ask(&[COULD_FALL]),
        fault(
            "air",
            "An air vent is blocked or missing",
            "Air vent",
            routine(Trade::Builder, 45),
        )
        .words("air brick, ventilation, wall vent, no air")
        .ask(&[MOULD_NEAR]),
        something_else("Loft or insulation fault", Trade::Builder, 60),
    ],
);
