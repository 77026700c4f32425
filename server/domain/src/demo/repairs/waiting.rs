//! Repairs that wait: for the tenant's answer, for a cost agreed, for a way in, for parts.

use super::*;

pub(super) const STORIES: &[Story] = &[
    Story {
        by: By::Person("priya-sharma"),
        when: Ago::Days(3, 8),
        room: Room::Bedroom,
        since: Since::Month,
        worse: Worse::Yes,
        about: ("damp", "mould"),
        words: "Black mould on bedroom wall behind the wardrobe and my son's asthma is worse",
        at_risk: &[AtRisk::Breathing],
        access: "Not Tuesday mornings. Please call before you come.",
        photos: &[
            Picture::MouldInCorner,
            Picture::MouldInCorner,
            Picture::StainedCeiling,
        ],
        officer: "joan-ferris",
        then: &[
            (
                2,
                Act::Priority(Priority::Urgent, "Child with asthma sleeps in the room"),
            ),
            (2, Act::Assign),
            (2, Act::Hazard(HazardAct::Open(Hazard::DampAndMould))),
            (
                2,
                Act::Hazard(HazardAct::Grade(
                    Grade::Significant,
                    "A child with asthma sleeps in the room.",
                )),
            ),
            (
                3,
                Act::Note(
                    "Second report of damp on this stair this year. Look at the outside wall.",
                ),
            ),
            (
                25,
                Act::Tell(
                    "Thank you for the photos. A surveyor will look at the wall and at the air in the room.",
                ),
            ),
            (28, Act::Reply("Thank you. He is coughing every night now.")),
            (
                45,
                Act::Hazard(HazardAct::Remote(
                    Finding::Significant,
                    "The photos show black mould over about one square metre of the outside wall of the bedroom, and the plaster is damp.",
                )),
            ),
            (
                45,
                Act::Hazard(HazardAct::Work(false, "Wash and treat the wall", 2, 5)),
            ),
            (
                45,
                Act::Hazard(HazardAct::Work(
                    true,
                    "Mend the gutter and the outside wall, and fit a fan",
                    14,
                    42,
                )),
            ),
            (46, Act::Hazard(HazardAct::Letter)),
            (
                47,
                Act::Ask("Is the wall wet to the touch, and does it get worse after rain?"),
            ),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("elena-popescu"),
        when: Ago::Days(6, 10),
        room: Room::Bathroom,
        worse: Worse::Yes,
        about: ("leak", "ceiling"),
        words: "Water dripping through bathroom ceiling from upstairs flat",
        photos: &[Picture::StainedCeiling, Picture::StainedCeiling],
        then: &[
            (2, Act::Priority(Priority::Urgent, "Water coming through")),
            (2, Act::Assign),
            (
                3,
                Act::Ask("Does it drip all the time, or only when the flat above runs a bath?"),
            ),
            (5, Act::Reply("Only in the evening, about 7pm.")),
            (
                24,
                Act::Tell("That sounds like their bath. We have written to them."),
            ),
            (
                49,
                Act::Worse("It is now coming through near the light too."),
            ),
            (50, Act::Photo(Picture::StainedCeiling)),
            (
                51,
                Act::Tell("Please leave that light off. We will be with you tomorrow."),
            ),
            (53, Act::Reply("OK, thank you. I am home after 3pm.")),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("carlos-mendes"),
        when: Ago::Days(9, 12),
        room: Room::Bedroom,
        about: ("window", "glass"),
        words: "My son kicked a ball through the small bedroom window",
        photos: &[Picture::CrackedWindow],
        then: &[
            (4, Act::Priority(Priority::Routine, "Boarded and safe")),
            (5, Act::Move(RepairState::RechargeQuoted)),
            (
                5,
                Act::Tell(
                    "The glass was broken by accident, so there is a cost of £84.60. Tell us if you agree and we will book it.",
                ),
            ),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("dean-pratt"),
        when: Ago::Days(8, 9),
        room: Room::Kitchen,
        about: ("water", "low"),
        words: "Hardly any water comes out of the kitchen tap",
        then: &[
            (
                3,
                Act::Priority(Priority::Urgent, "Too little water, child of 1 at home"),
            ),
            (4, Act::Move(RepairState::Ordered)),
            (5, Act::Move(RepairState::Appointed)),
            (29, Act::Move(RepairState::Attended)),
            (
                30,
                Act::NobodyHome(
                    Picture::StairwellAtNight,
                    "I rang the bell and the phone, and nobody came. Card left.",
                ),
            ),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("hannah-leigh"),
        when: Ago::WorkingDays(14, 9),
        room: Room::Kitchen,
        about: ("kitchen_units", "door"),
        words: "Cupboard door hinge has snapped and the door hangs off",
        then: &[
            (6, Act::Priority(Priority::Routine, "Not a danger")),
            (7, Act::Move(RepairState::Ordered)),
            (25, Act::Move(RepairState::Appointed)),
            (170, Act::Move(RepairState::Attended)),
            (171, Act::Move(RepairState::AwaitingParts)),
            (
                171,
                Act::Tell("The hinge has to be ordered. We will book a day when it is here."),
            ),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("nora-dunleavy"),
        when: Ago::WorkingDays(12, 11),
        room: Room::Bathroom,
        about: ("wall", "tiles"),
        words: "Tiles over the bath have come off and the wall behind is soft",
        access: "Not before 10am",
        officer: "joan-ferris",
        then: &[
            (5, Act::Priority(Priority::Routine, "No danger of falling")),
            (6, Act::Move(RepairState::Ordered)),
            (27, Act::Move(RepairState::Appointed)),
            (120, Act::Move(RepairState::Attended)),
            (121, Act::Move(RepairState::FollowOn)),
            (
                122,
                Act::Tell(
                    "The board behind the tiles has to be replaced first. A second visit is needed.",
                ),
            ),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("olu-fashola"),
        when: Ago::Days(5, 13),
        room: Room::HallAndStairs,
        about: ("alarm", "beeps"),
        words: "Smoke alarm chirps every minute, new battery did not help",
        reach_by: &["sms"],
        then: &[
            (1, Act::TextFails),
            (3, Act::Priority(Priority::Urgent, "An alarm must work")),
            (4, Act::Move(RepairState::Ordered)),
            (4, Act::TextFails),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("mei-lin-chow"),
        when: Ago::Days(4, 16),
        room: Room::Bedroom,
        about: ("radiator", "cold"),
        words: "Bedroom radiator stays cold, the others are warm",
        reach_by: &["sms"],
        then: &[
            (
                2,
                Act::Priority(Priority::Urgent, "Heating in the cold months"),
            ),
            (18, Act::Ask("Is the valve at the side open?")),
            (18, Act::TextFails),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("samira-yusuf"),
        when: Ago::Days(2, 10),
        room: Room::HallAndStairs,
        since: Since::Today,
        about: ("outer_door", "lock"),
        safety: &[("can_lock", "no")],
        words: "Front door lock snapped, can't lock it",
        access: "Only text me, do not email",
        reach_by: &["sms"],
        then: &[
            (1, Act::Assign),
            (
                1,
                Act::Priority(Priority::Emergency, "Home cannot be locked"),
            ),
            (2, Act::Move(RepairState::Ordered)),
            (2, Act::Move(RepairState::Appointed)),
            (3, Act::Move(RepairState::Attended)),
            (
                4,
                Act::Note("Temporary lock fitted, two keys handed over. Better lock ordered."),
            ),
            (5, Act::Move(RepairState::FollowOn)),
        ],
        ..PLAIN
    },
];
