//! Baths, showers and toilets.

use super::prelude::*;

pub const BATH: Element = element(
    "bath",
    "The bath",
    &[Bathroom],
    &[
        fault(
            "blocked",
            "It is blocked or slow to drain",
            "Blocked bath",
            urgent("A blocked bath can spill over.", Trade::Plumber, 60)
                .right(Defect::SinkBathBlocked),
        )
        .words("bath wont drain, bath not emptying, plughole, clogged"),
        fault(
            "leaks",
            "It leaks",
            "Leaking bath",
            urgent("A leak can do harm fast.", Trade::Plumber, 90)
                .right(Defect::LeakPipeTank)
                .help(&["Do not use the bath until we come."]),
        )
        .words("water under bath, bath leaking downstairs")
        .ask(&[ON_ELECTRICS]),
        fault(
            "seal",
            "The seal around it has come away",
            "Bath seal",
            routine(Trade::Handyperson, 60),
        )
        .words("bath sealant, silicone, grout, gap around bath"),
        fault(
            "panel",
            "The panel is loose or broken",
            "Bath panel",
            routine(Trade::Joiner, 60).comfort(),
        )
        .words("side of bath, bath panel off"),
        fault(
            "chipped",
            "It is chipped, cracked or rusty",
            "Damaged bath",
            routine(Trade::Plumber, 120),
        )
        .words("bath scratched, enamel")
        .ask(&[COULD_HURT]),
        fault(
            "slip",
            "It moves, or I could slip in it",
            "Bath that is not safe",
            routine(Trade::Plumber, 60).hazard(Hazard::FallsBath),
        )
        .words("bath wobbles, slippery bath, bath loose")
        .ask(&[COULD_HURT]),
        something_else("Bath fault", Trade::Plumber, 60),
    ],
);

/// Someone who has no other way to wash.
const ONLY_WASH: Question = question(
    "only_wash",
    "Can you wash in some other way?",
    &[
        yes(NOTHING),
        no(NOTHING
            .at_least(Priority::Urgent, "You have no other way to wash.")
            .hazard(Hazard::PersonalHygiene)),
    ],
)
.hint("Such as in a bath.");

pub const SHOWER: Element = element(
    "shower",
    "The shower",
    &[Bathroom],
    &[
        fault(
            "electric",
            "The electric shower does not work",
            "Electric shower fault",
            routine(Trade::Electrician, 90),
        )
        .words("shower broken, shower dead, shower no power, shower cord, triton, mira")
        .ask(&[SPARKS, BURNING, ONLY_WASH]),
        fault(
            "temperature",
            "It is too hot or stays cold",
            "Shower too hot or cold",
            routine(Trade::Plumber, 60),
        )
        .words("shower cold, shower scalding, no hot shower, mixer")
        .ask(&[SCALDS, ONLY_WASH]),
        fault(
            "leaks",
            "It leaks",
            "Leaking shower",
            urgent("A leak can do harm fast.", Trade::Plumber, 90)
                .right(Defect::LeakPipeTank)
                .help(&["Do not use the shower until we come."]),
        )
        .words("water under shower, tray leaking, shower tray cracked, shower drips")
        .ask(&[ON_ELECTRICS]),
        fault(
            "drain",
            "The drain is blocked",
            "Blocked shower drain",
            urgent("A blocked drain can spill over.", Trade::Plumber, 60)
                .right(Defect::SinkBathBlocked),
        )
        .words("shower wont drain, water pooling, shower flooding, wet room drain"),
        fault(
            "head",
            "The head or hose is broken",
            "Shower head or hose",
            routine(Trade::Plumber, 30).comfort(),
        )
        .words("shower hose split, shower head off, riser rail, holder"),
        fault(
            "screen",
            "The door, screen or rail is broken",
            "Shower screen",
            routine(Trade::Handyperson, 60),
        )
        .words("cubicle door, shower curtain rail, shower glass")
        .ask(&[COULD_HURT]),
        something_else("Shower fault", Trade::Plumber, 60),
    ],
);

const SCALDS: Question = question(
    "scalds",
    "Could the water burn someone?",
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "The water could burn someone.")
            .hazard(Hazard::HotSurfaces)),
        no(NOTHING),
    ],
);

const WHICH: &str = "Is it the only toilet in your home that works?";

const ONLY_NO_FLUSH: Question = question(
    "only_toilet",
    WHICH,
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "It is your only toilet.")
            .right(Defect::ToiletNoFlush)
            .hazard(Hazard::PersonalHygiene)),
        no(NOTHING),
    ],
);

const ONLY_BLOCKED: Question = question(
    "only_toilet",
    WHICH,
    &[
        yes(NOTHING
            .at_least(Priority::Emergency, "You have no toilet that works.")
            .right(Defect::DrainSoilPan)
            .hazard(Hazard::PersonalHygiene)),
        no(NOTHING),
    ],
);

const ONLY_PAN: Question = question(
    "only_toilet",
    WHICH,
    &[
        yes(NOTHING
            .at_least(Priority::Urgent, "It is your only toilet.")
            .right(Defect::DrainSoilPan)
            .hazard(Hazard::PersonalHygiene)),
        no(NOTHING),
    ],
);

pub const TOILET: Element = element(
    "toilet",
    "The toilet",
    &[Bathroom],
    &[
        fault(
            "no_flush",
            "It will not flush",
            "Toilet that will not flush",
            urgent("A toilet has to flush.", Trade::Plumber, 60)
                .essential()
                .help(&["You can flush it with a bucket of water."]),
        )
        .words(
            "toilet wont flush, flush broken, flush handle snapped, \
            chain broken, loo, wc, cistern not filling",
        )
        .ask(&[ONLY_NO_FLUSH]),
        fault(
            "blocked",
            "It is blocked or spills over",
            "Blocked toilet",
            urgent("A blocked toilet can spill over.", Trade::Plumber, 60)
                .essential()
                .help(&["Do not flush it again until it is clear."]),
        )
        .words("wc blocked, toilet overflowing, loo blocked, toilet wont go down, toilet backing up, sewage")
        .ask(&[ONLY_BLOCKED, CAN_CATCH]),
        fault(
            "leaks",
            "It leaks",
            "Leaking toilet",
            urgent("A leak can do harm fast.", Trade::Plumber, 60).essential(),
        )
        .words("water around toilet, loo leaking, toilet pipe, water on bathroom floor")
        .ask(&[
            LEAKS_FROM,
            ONLY_PAN.when("leaks_from", "bowl"),
            CAN_CATCH,
            ON_ELECTRICS,
        ]),
        fault(
            "cracked",
            "The bowl or tank is cracked",
            "Cracked toilet",
            routine(Trade::Plumber, 120).essential(),
        )
        .words("toilet broken, pan cracked, cistern cracked, toilet smashed")
        .ask(&[ONLY_PAN, COULD_HURT]),
        fault(
            "loose",
            "It is loose or moves",
            "Loose toilet",
            routine(Trade::Plumber, 60).essential(),
        )
        .words("toilet wobbles, loo rocking")
        .ask(&[COULD_HURT]),
        fault(
            "runs",
            "Water keeps running in it",
            "Toilet that keeps running",
            routine(Trade::Plumber, 45),
        )
        .words("cistern running, toilet wont stop filling, hissing, constant flush"),
        fault(
            "seat",
            "The seat is broken or loose",
            "Toilet seat",
            routine(Trade::Handyperson, 30)
                .tenants("A toilet seat is a small part that you can buy and fit."),
        )
        .words("loo seat, toilet lid"),
        something_else("Toilet fault", Trade::Plumber, 60),
    ],
);

const LEAKS_FROM: Question = question(
    "leaks_from",
    "Where does it leak?",
    &[
        answer(
            "tank",
            "From the tank or a water pipe",
            NOTHING.right(Defect::LeakPipeTank),
        ),
        answer("bowl", "From the bowl or when I flush", NOTHING),
        unsure(NOTHING),
    ],
);
