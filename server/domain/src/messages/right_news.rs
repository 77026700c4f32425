//! What a tenant is told of the Right to Repair. The letter says it whole; the text says only that there is something to read.

/// A step the tenant hears of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RightNews {
    Inspect,
    Not {
        why: String,
    },
    Notice {
        nature: String,
        contractor: String,
        last_day: String,
    },
    FirstMissed,
    SecondNotice {
        nature: String,
        contractor: String,
        last_day: String,
    },
    NoSecond {
        why: String,
    },
    SecondMissed,
    Suspended {
        why: String,
    },
    Resumed {
        last_day: String,
    },
    Lapsed {
        why: String,
    },
    Awarded {
        amount: String,
    },
}

/// The right in a few sentences, as every notice has it.
const THE_RIGHT: &str = "This is the Right to Repair, a law for small urgent repairs. If we miss the last day, tell us and we must give the work to another contractor, with a second last day. If that day is missed too, we owe you £10 and £2 for each day you wait, up to £50.";

impl RightNews {
    pub(super) fn letter(&self, reference: &str) -> String {
        match self {
            Self::Inspect => format!(
                "The Right to Repair may cover {reference}. We need to look at it first. The days count from the day we look."
            ),
            Self::Not { why } => format!(
                "We still do your repair {reference}, but the law called the Right to Repair does not cover it.\n\n{why}\n\nThe date we gave you for the work stays as it is."
            ),
            Self::Notice {
                nature,
                contractor,
                last_day,
            } => format!(
                "The Right to Repair covers your repair {reference}.\n\nThe repair: {nature}\nWho does it: {contractor}\nThe last day: {last_day}\n\n{THE_RIGHT}"
            ),
            Self::FirstMissed => format!(
                "We missed our last day for {reference}, and we are sorry.\n\nYou can ask for another contractor. Sign in, open this repair and choose \"You missed the date\"."
            ),
            Self::SecondNotice {
                nature,
                contractor,
                last_day,
            } => format!(
                "You asked for another contractor for {reference}.\n\nThe repair: {nature}\nWho does it: {contractor}\nThe last day: {last_day}\n\nIf this day is missed too, we owe you £10 and £2 for each day you wait, up to £50."
            ),
            Self::NoSecond { why } => format!(
                "You asked for another contractor for {reference}. {why}\n\nAn officer has your message and will answer you. Your repair goes on."
            ),
            Self::SecondMissed => format!(
                "We missed the second last day for {reference} too, and we are sorry.\n\nFrom now on we owe you money for each day you wait. You can see how much when you sign in. You do not need to do anything."
            ),
            Self::Suspended { why } => format!(
                "Something outside our control holds up your repair {reference}. The days to the last day do not count for now.\n\n{why}"
            ),
            Self::Resumed { last_day } => format!(
                "The days for your repair {reference} count again. The last day is now {last_day}."
            ),
            Self::Lapsed { why } => format!(
                "The Right to Repair has ended for {reference}.\n\n{why}\n\nIf you think this is wrong, sign in and write to us."
            ),
            Self::Awarded { amount } => format!(
                "We were late with {reference}, and we owe you {amount}. Sign in to see how it was worked out."
            ),
        }
    }

    pub(super) fn text(&self, reference: &str) -> String {
        match self {
            Self::FirstMissed => format!(
                "we missed our last day for {reference}. You can ask for another contractor. Sign in and tell us."
            ),
            Self::Notice { last_day, .. } | Self::SecondNotice { last_day, .. } => {
                format!("{reference} will be done by {last_day}. Sign in to see who comes.")
            }
            Self::Resumed { last_day } => {
                format!("the last day for {reference} is now {last_day}.")
            }
            _ => format!("there is news about {reference}. Sign in to read it."),
        }
    }

    #[cfg(test)]
    pub(super) fn every() -> impl Iterator<Item = Self> {
        let (why, last_day) = (
            "The stopcock in the bedroom is stuck.".to_owned(),
            "Wednesday 23 September 2026".to_owned(),
        );
        let (nature, contractor) = (
            "Mould".to_owned(),
            "Fenland Plumbing and Heating".to_owned(),
        );
        [
            Self::Inspect,
            Self::Not { why: why.clone() },
            Self::Notice {
                nature: nature.clone(),
                contractor: contractor.clone(),
                last_day: last_day.clone(),
            },
            Self::FirstMissed,
            Self::SecondNotice {
                nature,
                contractor,
                last_day: last_day.clone(),
            },
            Self::NoSecond { why: why.clone() },
            Self::SecondMissed,
            Self::Suspended { why: why.clone() },
            Self::Resumed { last_day },
            Self::Lapsed { why },
            Self::Awarded {
                amount: "£30.00".to_owned(),
            },
        ]
        .into_iter()
    }
}
