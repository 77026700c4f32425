//! Who looks at the page, as far as its frame needs to know.

/// Decides whether a page shows the navigation and the way to sign out. Provided as context; [`Viewer::Anonymous`] when missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Viewer {
    #[default]
    Anonymous,
    Tenant {
        first_name: String,
    },
    Officer {
        name: String,
        teams: Vec<String>,
    },
    /// Someone of a firm that does the work.
    Contractor {
        name: String,
    },
}
