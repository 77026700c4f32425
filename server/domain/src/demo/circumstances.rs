//! What is particular about some people: contacts not safe to use, needs, and who acts for them.

/// Who has told us that writing to them by that channel is not safe.
pub const NOT_SAFE: &[(&str, &str)] = &[("samira-yusuf", "email")];

/// Person, need, and the instruction for whoever visits.
pub const NEEDS: &[(&str, &str, &str)] = &[
    (
        "leonard-whitcombe",
        "Walks with a frame",
        "Allow 3 minutes to answer the door",
    ),
    (
        "margaret-ollerenshaw",
        "Uses a wheelchair",
        "Ring on arrival: she opens the door from inside",
    ),
    (
        "ivy-pemberton",
        "Deaf",
        "Send a text when you are outside; press the flashing doorbell",
    ),
    (
        "layla-haddad",
        "Reads and speaks Arabic",
        "Ask for an interpreter before you ring",
    ),
    ("nora-dunleavy", "Cares for her husband", "Not before 10am"),
    (
        "samira-yusuf",
        "Needs to know who is coming",
        "Two officers, never unannounced",
    ),
    (
        "priya-sharma",
        "Son has asthma",
        "Cover furniture and air the room after mould work",
    ),
];

/// Person helped, who may act for them, scopes.
pub const REPRESENTATIVES: &[(&str, &str, &[&str])] =
    &[("leonard-whitcombe", "bethan-rhys", &["repairs"])];
