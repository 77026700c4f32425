//! Repairs that are over, or were thought to be.

use super::*;

const ORDERED: Act = Act::Move(RepairState::Ordered);
const BOOKED: Act = Act::Move(RepairState::Appointed);
const CAME: Act = Act::Move(RepairState::Attended);
const WORK_DONE: Act = Act::Move(RepairState::Completed);
const ROUTINE: Act = Act::Priority(Priority::Routine, "Can wait a little");
const URGENT: Act = Act::Priority(Priority::Urgent, "Would do harm if left");

/// A routine repair from report to closing in eight days.
const SMOOTH: &[Step] = &[
    (5, ROUTINE),
    (6, ORDERED),
    (24, BOOKED),
    (168, CAME),
    (170, WORK_DONE),
    (192, Act::Close(Outcome::Done, "The part was replaced.")),
];
/// An urgent one, in two days.
const QUICK: &[Step] = &[
    (1, URGENT),
    (2, ORDERED),
    (3, BOOKED),
    (25, CAME),
    (26, WORK_DONE),
    (
        49,
        Act::Close(Outcome::Done, "Please tell us if it comes back."),
    ),
];

pub(super) const STORIES: &[Story] = &[
    Story {
        by: By::Person("kwame-boateng"),
        when: Ago::Days(15, 10),
        about: ("tap", "runs"),
        words: "Hot tap in the kitchen will not turn off all the way",
        reach_by: &["email"],
        photos: &[Picture::DrippingTap],
        then: SMOOTH,
        ..PLAIN
    },
    Story {
        by: By::Person("zofia-nowak"),
        when: Ago::Days(16, 9),
        room: Room::Bedroom,
        since: Since::Month,
        about: ("damp", "mould"),
        words: "Mould round the window in the children's room",
        at_risk: &[AtRisk::UnderFive],
        photos: &[Picture::MouldInCorner],
        officer: "joan-ferris",
        then: &[
            (2, URGENT),
            (3, ORDERED),
            (4, BOOKED),
            (49, CAME),
            (50, WORK_DONE),
            (
                73,
                Act::Close(
                    Outcome::Done,
                    "The mould was washed off and the frame sealed.",
                ),
            ),
            (355, Act::Reopen("The mould is back in the same corner.")),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("joseph-ncube"),
        when: Ago::Days(10, 9),
        room: Room::Kitchen,
        about: ("extractor", "dead"),
        words: "Kitchen fan hums and does not turn",
        then: &[
            (5, ROUTINE),
            (6, ORDERED),
            (24, BOOKED),
            (145, CAME),
            (146, WORK_DONE),
            (170, Act::Reply("It works now, thank you.")),
            (171, Act::Move(RepairState::TenantConfirmed)),
            (171, Act::Tell("Thank you for telling us.")),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("arjun-sharma"),
        when: Ago::Days(9, 18),
        room: Room::Bathroom,
        about: ("shower", "drain"),
        words: "Shower drain is blocked",
        then: &[
            (15, URGENT),
            (16, ORDERED),
            (17, BOOKED),
            (63, CAME),
            (64, WORK_DONE),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("ebony-clarke"),
        when: Ago::Days(6, 9),
        room: Room::LivingRoom,
        about: ("other", "unsure"),
        words: "Can you come and hang my curtain rail",
        then: &[
            (5, ROUTINE),
            (6, Act::Move(RepairState::TenantResponsibility)),
            (
                6,
                Act::Tell(
                    "Curtain rails are for you to put up. Ring us if you find it hard and we will look for help.",
                ),
            ),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("ebony-clarke"),
        when: Ago::Days(5, 20),
        room: Room::SharedStairs,
        about: ("shared_stairs", "step"),
        words: "Stair edge loose on the first floor, someone has told you I think",
        then: &[(13, URGENT), (14, Act::Move(RepairState::Duplicate))],
        ..PLAIN
    },
    Story {
        by: By::Person("viktor-petrov"),
        when: Ago::Days(140, 9),
        room: Room::HallAndStairs,
        about: ("outer_door", "fittings"),
        words: "Letter box flap broken",
        then: SMOOTH,
        ..PLAIN
    },
    Story {
        by: By::Person("ruby-tate"),
        when: Ago::Days(4, 9),
        room: Room::Bathroom,
        about: ("tap", "drips"),
        words: "Bath tap drips",
        then: &[(5, ROUTINE), (30, Act::CallOff)],
        ..PLAIN
    },
    Story {
        by: By::Person("gordon-blythe"),
        when: Ago::Days(120, 11),
        room: Room::Bedroom,
        about: ("window", "handle"),
        words: "Bedroom window lock missing",
        then: SMOOTH,
        ..PLAIN
    },
    Story {
        by: By::Person("tariq-aziz-khan"),
        when: Ago::Days(24, 9),
        room: Room::WholeHome,
        about: ("heating", "some"),
        words: "Heating goes off after ten minutes",
        then: QUICK,
        ..PLAIN
    },
    Story {
        by: By::Person("priya-sharma"),
        when: Ago::Days(27, 9),
        room: Room::Kitchen,
        about: ("sink", "leaks"),
        words: "Drip under the kitchen sink, bowl fills in a day",
        then: QUICK,
        ..PLAIN
    },
    Story {
        by: By::Person("hannah-leigh"),
        when: Ago::Days(33, 9),
        room: Room::Bathroom,
        about: ("toilet", "seat"),
        words: "Toilet seat fixing broken off the pan",
        then: &[
            (5, ROUTINE),
            (6, Act::Move(RepairState::TenantResponsibility)),
            (
                30,
                Act::Close(Outcome::NotOurs, "A toilet seat is for you to replace."),
            ),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("olu-fashola"),
        when: Ago::Days(29, 9),
        room: Room::SharedRoof,
        about: ("gutter", "leaks"),
        words: "Water runs down the outside wall from the roof gutter",
        then: &[
            (5, URGENT),
            (6, Act::Move(RepairState::Duplicate)),
            (7, Act::Close(Outcome::Duplicate, "")),
        ],
        ..PLAIN
    },
];
