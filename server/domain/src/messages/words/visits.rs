//! What we write about visits. A text may be read by anyone who sees the phone: it says when, never what for.

use super::{Letterhead, Rendered, letter};

/// What there is to say about a visit. Times are in words: "Tuesday 24 November, midday to 5pm".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VisitNews {
    /// The tenant may choose a time.
    Choose,
    Booked {
        when: String,
    },
    Changed {
        when: String,
    },
    CalledOff {
        when: String,
    },
    Reminder {
        when: String,
    },
    OnTheWay,
    NoAccess,
    /// As [`Self::NoAccess`], when an officer decides what happens next.
    NoAccessReview,
    Upheld,
    Rejected {
        reason: String,
    },
    Parts {
        /// "1 December"
        expected: Option<String>,
    },
}

impl VisitNews {
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Choose => "visit-choose",
            Self::Booked { .. } | Self::Changed { .. } => "visit-booked",
            Self::CalledOff { .. } => "visit-called-off",
            Self::Reminder { .. } => "visit-reminder",
            Self::OnTheWay => "visit-on-the-way",
            Self::NoAccess | Self::NoAccessReview => "visit-no-access",
            Self::Upheld | Self::Rejected { .. } => "visit-contest",
            Self::Parts { .. } => "visit-parts",
        }
    }

    pub(super) fn render(&self, head: &Letterhead, reference: &str) -> Rendered {
        let Letterhead { council, site, .. } = head;
        let link = format!("{site}/repairs/{reference}/visit");
        let (email, text) = (self.email(head, reference), self.text(head, reference));
        Rendered {
            subject: format!("{} {reference}", self.subject()),
            email: letter(head, &format!("{email}\n\nSee it here: {link}")),
            text: format!("{council}: {text}"),
        }
    }

    fn subject(&self) -> &'static str {
        match self {
            Self::Choose => "Choose when we come about",
            Self::Booked { .. } => "We have booked a visit about",
            Self::Changed { .. } => "A new time for our visit about",
            Self::CalledOff { .. } => "A visit is called off about",
            Self::Reminder { .. } => "We come soon about",
            Self::OnTheWay => "We are on our way about",
            Self::NoAccess | Self::NoAccessReview => "We could not get in about",
            Self::Upheld | Self::Rejected { .. } => "Our answer about",
            Self::Parts { .. } => "News about",
        }
    }

    fn email(&self, head: &Letterhead, reference: &str) -> String {
        let phone = &head.phone;
        match self {
            Self::Choose => format!("You can choose when we come about {reference}."),
            Self::Booked { when } => format!(
                "We will come about {reference} on {when}.\n\nYou can change it until 5pm on the working day before."
            ),
            Self::Changed { when } => format!(
                "The time is changed. We will come about {reference} on {when}.\n\nYou can change it until 5pm on the working day before."
            ),
            Self::CalledOff { when } => format!(
                "The visit about {reference} on {when} is called off. Your repair stays open."
            ),
            Self::Reminder { when } => format!(
                "We will come about {reference} on {when}.\n\nIf you cannot be in, tell us as soon as you can, or call us on {phone}."
            ),
            Self::OnTheWay => format!("We are on our way to you about {reference}."),
            Self::NoAccess => format!(
                "We came about {reference} and could not get in. Your repair stays open. You can choose another time.\n\nIf you were at home, tell us on the page below, and we will look at it."
            ),
            Self::NoAccessReview => format!(
                "We came about {reference} and could not get in. Your repair stays open. An officer will now look at it and speak to you.\n\nIf you were at home, tell us on the page below."
            ),
            Self::Upheld => format!(
                "You told us that you were at home when we came about {reference}. You are right, and we are sorry. That visit does not count."
            ),
            Self::Rejected { reason } => format!(
                "You told us that you were at home when we came about {reference}. We have looked at it, and the visit counts as one when we could not get in. {reason}\n\nYour repair stays open. If you think that we are wrong, answer us on the page of your repair."
            ),
            Self::Parts { expected } => format!(
                "We came about {reference} and need a part to finish. {}We will then book another visit.",
                expected_words(expected.as_deref())
            ),
        }
    }

    fn text(&self, head: &Letterhead, reference: &str) -> String {
        let Letterhead { site, phone, .. } = head;
        match self {
            Self::Choose => {
                format!("choose when we come: {site}/repairs/{reference}/visit")
            }
            Self::Booked { when } => format!("we will come on {when}. {reference}"),
            Self::Changed { when } => format!("changed. We will now come on {when}. {reference}"),
            Self::CalledOff { when } => {
                format!("our visit on {when} is called off. {reference} stays open.")
            }
            Self::Reminder { when } => {
                format!("we come on {when}. Cannot be in? Call {phone}. {reference}")
            }
            Self::OnTheWay => format!("we are on our way to you. {reference}"),
            Self::NoAccess | Self::NoAccessReview => format!(
                "we came and could not get in. If you were in, tell us: {site}/repairs/{reference}/visit"
            ),
            Self::Upheld | Self::Rejected { .. } => {
                format!("we have answered you about {reference}. Sign in to read it.")
            }
            Self::Parts { expected } => format!(
                "we need a part for {reference}. {}We will then book a visit.",
                expected_words(expected.as_deref())
            ),
        }
    }
}

fn expected_words(expected: Option<&str>) -> String {
    expected.map_or_else(String::new, |day| format!("We expect it by {day}. "))
}
