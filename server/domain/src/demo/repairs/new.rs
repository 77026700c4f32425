//! Reports that nobody has looked at, or only just.

use super::*;

pub(super) const STORIES: &[Story] = &[
    Story {
        by: By::Person("aoife-obrien"),
        when: Ago::Hours(3),
        room: Room::WholeHome,
        since: Since::Today,
        about: ("heating", "none"),
        words: "Boiler has F22 on the screen, no heat or hot water since last night, baby in the house",
        at_risk: &[AtRisk::UnderFive],
        access: "Any time, I am at home with the baby",
        photos: &[Picture::BoilerFault],
        ..PLAIN
    },
    Story {
        by: By::Person("jamal-edwards"),
        when: Ago::Hours(5),
        since: Since::Week,
        about: ("tap", "drips"),
        words: "Kitchen tap drips all night",
        photos: &[Picture::DrippingTap],
        ..PLAIN
    },
    Story {
        by: By::Person("ahmed-farouk"),
        when: Ago::Days(1, 15),
        room: Room::SharedStairs,
        emergency: Emergency::BareWires,
        since: Since::Today,
        worse: Worse::Yes,
        about: ("shared_lights", "unsafe_fitting"),
        safety: &[("sparks", "yes")],
        words: "Lights on the stairs keep going off, sparks from the switch",
        photos: &[Picture::ScorchedSwitch, Picture::StairwellAtNight],
        then: &[
            (1, Act::Assign),
            (1, Act::Move(RepairState::EmergencyRedirected)),
            (
                2,
                Act::Tell("An electrician is on the way. Please keep away from the switch."),
            ),
        ],
        ..PLAIN
    },
    Story {
        by: By::Unverified("Mrs P. Lacey", "7 Quarrybank Court", "07700 900201"),
        when: Ago::WorkingDays(1, 10),
        room: Room::Entrance,
        about: ("main_door", "shut"),
        words: "The main door does not shut by itself, anyone can walk in. I am staying with my sister and have no account.",
        ..PLAIN
    },
    Story {
        by: By::Unverified(
            "Winston Grey",
            "Cobbold House, ground floor",
            "07700 900202",
        ),
        when: Ago::Hours(7),
        room: Room::BinStore,
        since: Since::Week,
        about: ("pests", "rats"),
        words: "Rats in the bin store, seen two this week. I visit my mum there.",
        ..PLAIN
    },
    Story {
        by: By::Unverified("L. Obi", "18 Saltings Lane", "01632 960203"),
        when: Ago::Days(4, 9),
        room: Room::Outside,
        about: ("leak", "pipe"),
        words: "Pipe on the side of number 17 is running down the wall and onto my path.",
        officer: "nadia-rahman",
        then: &[
            (6, Act::Assign),
            (
                7,
                Act::Note(
                    "Rang the number given: no answer. Number 17 is Mr Demir; see whether he has reported it too.",
                ),
            ),
        ],
        ..PLAIN
    },
    Story {
        by: By::Person("tariq-aziz-khan"),
        when: Ago::WorkingDays(1, 8),
        room: Room::Bathroom,
        since: Since::Month,
        about: ("extractor", "dead"),
        words: "Extractor in bathroom not working since summer",
        ..PLAIN
    },
    Story {
        by: By::Person("layla-haddad"),
        when: Ago::Days(1, 19),
        room: Room::Bedroom,
        about: ("window", "shut"),
        words: "النافذة لا تغلق والغرفة باردة جداً. Window won't shut, it's freezing",
        at_risk: &[AtRisk::Breathing],
        photos: &[Picture::CrackedWindow],
        ..PLAIN
    },
    Story {
        by: By::Person("stanley-fox"),
        when: Ago::WorkingDays(3, 11),
        room: Room::Entrance,
        about: ("entryphone", "buzzes"),
        words: "Entryphone buzzes but nobody can hear me",
        ..PLAIN
    },
    Story {
        by: By::Person("doris-kettle"),
        when: Ago::Days(2, 14),
        room: Room::Bathroom,
        about: ("bath", "blocked"),
        words: "The bath takes an hour to empty. My neighbour is typing this for me.",
        at_risk: &[AtRisk::SixtyFive],
        ..PLAIN
    },
    Story {
        by: By::Person("imran-qureshi"),
        tenancy: 48_215,
        when: Ago::Hours(26),
        room: Room::LivingRoom,
        about: ("electrics", "socket_dead"),
        words: "Two plugs by the window are dead in the new house. 🔌",
        ..PLAIN
    },
    Story {
        by: By::Person("wilhelmina-long"),
        when: Ago::Hours(9),
        room: Room::Outside,
        about: ("gutter", "loose"),
        words: "The gutter above the back door has come loose at one end and when it rains the water goes down the wall instead of the pipe.",
        ..PLAIN
    },
];
