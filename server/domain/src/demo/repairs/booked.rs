//! Repairs in hand: looked at, with the team, booked, or begun.

use super::*;

pub(super) const STORIES: &[Story] = &[
    Story {
        by: By::Person("yusuf-demir"),
        when: Ago::WorkingDays(7, 9),
        room: Room::Bathroom,
        about: ("toilet", "leaks"),
        words: "Water leaks from behind the toilet and the floor is soft",
        photos: &[Picture::StainedCeiling],
        then: &[
            (3, Act::Priority(Priority::Urgent, "Leak doing harm")),
            (4, Act::Assign),
            (5, Act::Move(RepairState::Ordered)),
            (
                98,
                Act::Worse("The floor is worse and there is a smell. Nobody has come."),
            ),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("margaret-ollerenshaw"),
        when: Ago::WorkingDays(3, 9),
        room: Room::Lift,
        about: ("lift", "out"),
        words: "Lift in Cobbold House out again, I use a wheelchair",
        at_risk: &[AtRisk::Disability],
        then: &[
            (
                1,
                Act::Priority(
                    Priority::Urgent,
                    "Tenant on the 9th floor uses a wheelchair",
                ),
            ),
            (1, Act::Assign),
            (2, Act::Move(RepairState::Ordered)),
            (24, Act::Move(RepairState::Appointed)),
            (
                25,
                Act::Tell(
                    "The lift engineer comes this week. If you need shopping or medicine brought up, ring us.",
                ),
            ),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("leonard-whitcombe"),
        when: Ago::WorkingDays(20, 10),
        room: Room::LivingRoom,
        about: ("window", "handle"),
        words: "Window catch is stiff, I cannot turn it any more",
        reach_by: &["sms"],
        then: &[
            (
                5,
                Act::Priority(Priority::Routine, "Shuts and locks, only stiff"),
            ),
            (6, Act::Move(RepairState::Ordered)),
            (145, Act::Move(RepairState::Appointed)),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("rosa-benedetti"),
        when: Ago::WorkingDays(2, 9),
        room: Room::SharedStairs,
        worse: Worse::Yes,
        about: ("shared_stairs", "handrail"),
        words: "Handrail on stairs is coming off the wall",
        at_risk: &[AtRisk::SixtyFive],
        photos: &[Picture::LooseHandrail],
        officer: "joan-ferris",
        then: &[
            (
                2,
                Act::Priority(Priority::Urgent, "Older tenants use these stairs"),
            ),
            (2, Act::Assign),
            (3, Act::Move(RepairState::Ordered)),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("connor-walsh"),
        when: Ago::Days(11, 9),
        room: Room::Outside,
        about: ("fence", "fence"),
        words: "Fence panel down after storm",
        photos: &[Picture::BrokenFence, Picture::BrokenFence],
        then: &[
            (
                25,
                Act::Priority(Priority::Planned, "Not a danger, back garden"),
            ),
            (26, Act::Move(RepairState::Ordered)),
            (50, Act::Move(RepairState::Appointed)),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("anjali-rao"),
        when: Ago::Days(2, 11),
        room: Room::Outside,
        about: ("fence", "gate"),
        words: "Garden gate will not shut, the post leans",
        then: &[
            (
                4,
                Act::Priority(Priority::Planned, "Next round of fences and gates"),
            ),
            (5, Act::Move(RepairState::Ordered)),
            (6, Act::Offer),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("shanice-brown"),
        when: Ago::Days(7, 9),
        since: Since::Week,
        about: ("pests", "mice"),
        words: "Mice droppings in the cupboard",
        at_risk: &[AtRisk::UnderFive],
        photos: &[Picture::MouseDroppings, Picture::MouseDroppings],
        then: &[
            (3, Act::Priority(Priority::Urgent, "Child of 1 in the home")),
            (4, Act::Move(RepairState::Ordered)),
            (5, Act::Move(RepairState::Appointed)),
            (51, Act::Move(RepairState::Attended)),
            (
                52,
                Act::Tell("We have put down boxes and closed two holes. We look again in a week."),
            ),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("kieran-shaw"),
        when: Ago::WorkingDays(6, 15),
        room: Room::Bathroom,
        about: ("toilet", "runs"),
        words: "Toilet keeps running after you flush",
        then: &[
            (4, Act::Priority(Priority::Routine, "Works, wastes water")),
            (19, Act::Move(RepairState::Ordered)),
            (20, Act::Move(RepairState::Appointed)),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("ivy-pemberton"),
        when: Ago::WorkingDays(3, 14),
        room: Room::Bathroom,
        about: ("toilet", "no_flush"),
        safety: &[("only_toilet", "yes")],
        words: "Toilet won't flush and it's our only one",
        access: "I am deaf. Text when you are outside.",
        then: &[
            (
                1,
                Act::Priority(Priority::Urgent, "Only toilet, but a bucket works"),
            ),
            (1, Act::Assign),
            (2, Act::Move(RepairState::Ordered)),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("tariq-aziz-khan"),
        when: Ago::WorkingDays(9, 10),
        room: Room::LivingRoom,
        about: ("wall", "crack"),
        words: "Long crack in the plaster above the door",
        officer: "joan-ferris",
        then: &[(
            5,
            Act::Priority(
                Priority::Routine,
                "Hairline, no movement seen in the photo he sent by post",
            ),
        )],
        ..PLAIN
    },
    Story {
        by: By::Person("bethan-rhys"),
        when: Ago::Days(3, 17),
        room: Room::SharedLighting,
        about: ("shared_lights", "all"),
        words: "Lights in the corridor outside Mr Whitcombe's flat are out at night",
        photos: &[Picture::StairwellAtNight],
        then: &[
            (
                16,
                Act::Priority(Priority::Urgent, "Dark stairs, older tenants"),
            ),
            (17, Act::Move(RepairState::Ordered)),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("imran-qureshi"),
        tenancy: 48_214,
        when: Ago::WorkingDays(4, 9),
        room: Room::Kitchen,
        about: ("sink", "blocked"),
        words: "Kitchen sink in the old house is blocked",
        then: &[
            (3, Act::Priority(Priority::Urgent, "Could spill over")),
            (4, Act::Move(RepairState::Ordered)),
        ],
        ..PLAIN
    },
];
