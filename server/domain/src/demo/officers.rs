//! The officers of Ebbsmarsh, one at least for every team and role.

use crate::principals::Role;

pub struct Staff {
    pub key: &'static str,
    pub name: &'static str,
    pub role: Role,
    pub teams: &'static [&'static str],
    /// The line on the demo's sign-in page.
    pub about: &'static str,
}

const fn officer(
    key: &'static str,
    name: &'static str,
    teams: &'static [&'static str],
    about: &'static str,
) -> Staff {
    Staff {
        key,
        name,
        role: Role::Officer,
        teams,
        about,
    }
}

/// Who may conclude an investigation of a hazard.
pub const INVESTIGATORS: &[&str] = &[
    "joan-ferris",
    "marcus-bell",
    "nadia-rahman",
    "ruth-calder",
    "dev-anand",
];

pub const STAFF: &[Staff] = &[
    officer(
        "marcus-bell",
        "Marcus Bell",
        &["repairs"],
        "Repairs officer with a full desk: late, due today, and waiting for a tenant.",
    ),
    officer(
        "joan-ferris",
        "Joan Ferris",
        &["repairs"],
        "Surveyor: damp, stairs and shared areas.",
    ),
    officer(
        "nadia-rahman",
        "Nadia Rahman",
        &["contact", "repairs"],
        "Contact centre: letters, reports nobody has signed in for.",
    ),
    officer(
        "tom-askew",
        "Tom Askew",
        &["asb"],
        "Anti-social behaviour officer.",
    ),
    officer(
        "carol-winn",
        "Carol Winn",
        &["income"],
        "Income officer with a full desk: who is behind, who is on hold, and what tenants told us.",
    ),
    officer("idris-pugh", "Idris Pugh", &["homes"], "Lettings officer."),
    officer(
        "helen-marsh",
        "Helen Marsh",
        &["privacy"],
        "Information governance officer.",
    ),
    officer(
        "samuel-okoro",
        "Samuel Okoro",
        &["complaints"],
        "Complaints officer.",
    ),
    Staff {
        key: "ruth-calder",
        name: "Ruth Calder",
        role: Role::Manager,
        teams: &[
            "repairs",
            "contact",
            "asb",
            "income",
            "homes",
            "privacy",
            "complaints",
        ],
        about: "Housing manager: sees every team's work.",
    },
    Staff {
        key: "dev-anand",
        name: "Dev Anand",
        role: Role::Admin,
        teams: &["repairs", "contact"],
        about: "Administrator: adds officers and changes settings.",
    },
];
