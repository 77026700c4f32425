//! Which part of the list is shown: the page's address, read and written. It never holds a name or a word searched for.

use domain::SubmissionKey;
use domain::rent::desk::list::{Filter, Only, Sort};
use form_urlencoded::Serializer;
use rules::reference::PaymentReference;
use rules::rent::AccountKind;
use rules::rent::ladder::Step;

/// What the address asks for. What it does not understand is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    pub sort: Sort,
    pub only: Only,
    pub kind: Option<AccountKind>,
    pub weeks: i64,
    pub arrangement: &'static str,
    pub benefit: &'static str,
    /// "none", or a step's key.
    pub step: String,
    pub estate: String,
    /// Where the words searched for are kept.
    pub search: Option<SubmissionKey>,
    pub after: Option<PaymentReference>,
}

pub const WEEKS: [i64; 5] = [1, 2, 4, 8, 13];
pub const ARRANGEMENTS: [&str; 5] = ["running", "broken", "offered", "mine", "review"];
pub const BENEFITS: [&str; 2] = ["claimed", "suspended"];
pub const ONLY: [(&str, Only); 4] = [
    ("", Only::Owing),
    ("frozen", Only::Frozen),
    ("contact", Only::ContactDue),
    ("all", Only::All),
];

fn one_of(keys: &[&'static str], value: &str) -> &'static str {
    keys.iter()
        .find(|key| **key == value)
        .copied()
        .unwrap_or("")
}

impl Shown {
    pub fn parse(query: &str) -> Self {
        let mut shown = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            shown.read(&name, &value);
        }
        shown
    }

    fn read(&mut self, name: &str, value: &str) {
        match name {
            "sort" if value == "weeks" => self.sort = Sort::Weeks,
            "only" => {
                self.only = ONLY
                    .iter()
                    .find(|it| it.0 == value)
                    .map_or(Only::Owing, |it| it.1)
            }
            "kind" => self.kind = AccountKind::parse(value),
            "weeks" => {
                self.weeks = value
                    .parse()
                    .ok()
                    .filter(|it| WEEKS.contains(it))
                    .unwrap_or(0)
            }
            "arrangement" => self.arrangement = one_of(&ARRANGEMENTS, value),
            "benefit" => self.benefit = one_of(&BENEFITS, value),
            "step" if value == "none" || Step::parse(value).is_some() => {
                value.clone_into(&mut self.step)
            }
            "estate" if is_name(value) => value.clone_into(&mut self.estate),
            "search" => self.search = SubmissionKey::parse(value),
            "after" => self.after = PaymentReference::parse(value).ok(),
            _ => {}
        }
    }

    pub fn only_key(&self) -> &'static str {
        ONLY.iter()
            .find(|it| it.1 == self.only)
            .map_or("", |it| it.0)
    }

    pub fn is_narrowed(&self) -> bool {
        *self != Self::default()
    }

    /// The next page of the same: what comes after this account.
    pub fn after(&self, reference: &str) -> Self {
        Self {
            after: PaymentReference::parse(reference).ok(),
            ..self.clone()
        }
    }

    pub fn on_the_first_page(&self) -> Self {
        Self {
            after: None,
            ..self.clone()
        }
    }

    /// The first page of the same, with other words searched for.
    pub fn searching(&self, search: Option<SubmissionKey>) -> Self {
        Self {
            search,
            ..self.on_the_first_page()
        }
    }

    pub fn filter(&self, words: &str) -> Filter {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Filter {
            sort: self.sort,
            // Whoever is looked for by name is found whether they owe or not.
            only: match self.only {
                Only::Owing if !words.is_empty() => Only::All,
                only => only,
            },
            kind: self.kind.map(|kind| kind.key().to_owned()),
            weeks: self.weeks,
            arrangement: some(self.arrangement),
            benefit: some(self.benefit),
            step: match self.step.as_str() {
                "none" => Some(0),
                key => Step::parse(key).map(Step::number),
            },
            estate: some(&self.estate),
            text: words.to_owned(),
            after: self.after,
        }
    }

    pub fn href(&self) -> String {
        match self.query().as_str() {
            "" => "/officer/rent".to_owned(),
            query => format!("/officer/rent?{query}"),
        }
    }

    pub fn query(&self) -> String {
        let text = |it: Option<String>| it.unwrap_or_default();
        let pairs = [
            (
                "sort",
                if self.sort == Sort::Weeks {
                    "weeks"
                } else {
                    ""
                }
                .to_owned(),
            ),
            ("only", self.only_key().to_owned()),
            ("kind", self.kind.map_or("", AccountKind::key).to_owned()),
            (
                "weeks",
                text((self.weeks > 0).then(|| self.weeks.to_string())),
            ),
            ("arrangement", self.arrangement.to_owned()),
            ("benefit", self.benefit.to_owned()),
            ("step", self.step.clone()),
            ("estate", self.estate.clone()),
            ("search", text(self.search.map(|key| key.to_string()))),
            ("after", text(self.after.map(|it| it.to_string()))),
        ];
        let given = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        Serializer::new(String::new()).extend_pairs(given).finish()
    }
}

/// An estate's name: letters, figures, spaces and the signs names have.
fn is_name(text: &str) -> bool {
    let fits = |letter: char| letter.is_alphanumeric() || " -'’.&".contains(letter);
    text.len() <= 100 && text.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back_as_it_was_written() {
        let query = "sort=weeks&only=frozen&kind=garage&weeks=4&arrangement=broken&benefit=claimed&step=notice&estate=King%27s+Mead";
        let shown = Shown::parse(query);
        assert_eq!(shown.query(), query);
        assert_eq!((shown.weeks, shown.estate.as_str()), (4, "King's Mead"));
        assert_eq!(shown.filter("").step, Some(4));
    }

    #[test]
    fn what_is_not_understood_is_not_asked_for() {
        let shown =
            Shown::parse("sort=%00&only=x&kind='&weeks=99&step=9&estate=%3Cb%3E&after=12&search=x");
        assert!(!shown.is_narrowed());
        assert_eq!(shown.href(), "/officer/rent");
    }

    #[test]
    fn who_is_looked_for_by_name_need_not_owe() {
        assert_eq!(Shown::default().filter("marsh").only, Only::All);
        assert_eq!(Shown::default().filter("").only, Only::Owing);
    }
}
