//! Aids and adaptations: those that are there and fail, and those that someone needs.

use super::prelude::*;

const NEED: &str = "We look at what you need before we fit it.";

const STUCK: Question = question(
    "person_stuck",
    "Is someone stuck on it now?",
    &[
        yes(danger(Emergency::PersonStuck, "Someone is stuck.")),
        no(NOTHING),
    ],
);

const CANNOT_DO: Question = question(
    "cannot_do",
    "Is there now no safe way to get to bed, wash or get out?",
    &[
        yes(NOTHING.at_least(Priority::Emergency, "Someone cannot do without it.")),
        no(NOTHING),
    ],
);

pub const ADAPTATION: Element = element(
    "adaptation",
    "Help to get about, or aids",
    &[
        Kitchen,
        Bathroom,
        Bedroom,
        LivingRoom,
        HallAndStairs,
        Outside,
        WholeHome,
    ],
    &[
        fault(
            "stairlift",
            "The stairlift does not work",
            "Stairlift not working",
            urgent("Someone cannot do without it.", Trade::Adaptations, 90)
                .hazard(Hazard::Amenities),
        )
        .words("stair lift broken, stairlift stuck, chair lift, through floor lift, home lift")
        .only_in(&[HallAndStairs, LivingRoom, WholeHome])
        .ask(&[STUCK, CANNOT_DO]),
        fault(
            "hoist",
            "The hoist does not work",
            "Hoist not working",
            urgent("Someone cannot do without it.", Trade::Adaptations, 90)
                .hazard(Hazard::Amenities),
        )
        .words("ceiling hoist, bath hoist, bath lift, sling")
        .only_in(&[Bathroom, Bedroom, WholeHome])
        .ask(&[STUCK, CANNOT_DO]),
        fault(
            "rail_loose",
            "A grab rail is loose",
            "Loose grab rail",
            urgent("Someone could fall.", Trade::Adaptations, 45)
                .hazard(Hazard::FallsLevel)
                .help(&["Do not put weight on it."]),
        )
        .words("grab rail coming off, handle by bath loose, rail wobbly"),
        fault(
            "ramp_broken",
            "A ramp is damaged",
            "Damaged ramp",
            urgent("Someone could fall.", Trade::Adaptations, 90).hazard(Hazard::FallsLevel),
        )
        .words("ramp broken, wheelchair ramp, slope")
        .only_in(&[HallAndStairs, Outside, WholeHome])
        .ask(&[CANNOT_DO]),
        fault(
            "wet_room",
            "The level shower or wash toilet does not work",
            "Adapted shower or toilet",
            urgent("Someone cannot do without it.", Trade::Adaptations, 90)
                .hazard(Hazard::PersonalHygiene),
        )
        .words(
            "wet room shower, level access shower broken, closomat, \
                wash dry toilet, shower seat, half height doors",
        )
        .only_in(&[Bathroom, WholeHome])
        .ask(&[CANNOT_DO]),
        fault(
            "door",
            "A powered door or door opener fails",
            "Powered door",
            urgent("Someone cannot do without it.", Trade::Adaptations, 60)
                .hazard(Hazard::Amenities),
        )
        .words("automatic door, electric door, door opener, wheelchair door")
        .only_in(&[HallAndStairs, Outside, WholeHome])
        .ask(&[CANNOT_DO]),
        fault(
            "new_rail",
            "I need a grab rail or handrail",
            "Grab rail wanted",
            routine(Trade::Adaptations, 60),
        )
        .words("fit grab rail, new grab rail, need rail, second handrail, bath rail"),
        fault(
            "new_ramp",
            "I need a ramp or lower step",
            "Ramp wanted",
            planned(NEED, Trade::Adaptations, 60),
        )
        .words("need ramp, wheelchair access, half step, scooter")
        .only_in(&[HallAndStairs, Outside, WholeHome]),
        fault(
            "new_shower",
            "I need a shower that I can walk into",
            "Level shower wanted",
            planned(NEED, Trade::Adaptations, 60),
        )
        .words(
            "level access shower, wet room wanted, cannot use bath, \
                walk in shower, cannot get in bath",
        )
        .only_in(&[Bathroom, WholeHome]),
        fault(
            "new_lift",
            "I need a hoist or stairlift",
            "Hoist or stairlift wanted",
            planned(NEED, Trade::Adaptations, 60),
        )
        .words("need stairlift, need hoist, cannot climb stairs")
        .only_in(&[Bathroom, Bedroom, HallAndStairs, LivingRoom, WholeHome]),
        fault(
            "new_alarm",
            "I need an alarm that I can see or feel",
            "Adapted alarm wanted",
            routine(Trade::Adaptations, 60),
        )
        .words("deaf alarm, vibrating alarm, flashing alarm, strobe, hard of hearing")
        .only_in(&[Bedroom, HallAndStairs, WholeHome]),
        fault(
            "other_need",
            "I need something else",
            "Adaptation wanted",
            planned(NEED, Trade::Adaptations, 60),
        )
        .words(
            "occupational therapist, ot assessment, disabled adaptation, \
                lower worktop, wider door",
        ),
    ],
)
.hint("Such as a ramp, rail, hoist, stairlift or level shower.");
