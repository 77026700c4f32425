//! Which part of the queue is shown: the page's address, read and written. It never holds a name or a word searched for.

use crate::officers::words;
use domain::cases::queue::{Filter, Only, Owner};
use domain::{OfficerId, SubmissionKey};
use form_urlencoded::Serializer;
use rules::reference::{CaseKind, CaseReference};
use rules::repairs::Priority;
use rules::repairs::state::RepairState;

/// A page far behind any that anyone reads; keeps a forged number from costing anything.
const LAST_PAGE: i64 = 1_000;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Due,
    Mine,
    Unassigned,
    Waiting,
    Late,
    Closed,
    Hazards,
    NoAccess,
    NoVisit,
    Reopened,
    Repeat,
    Missed,
}

impl View {
    const ALL: [Self; 12] = [
        Self::Due,
        Self::Mine,
        Self::Unassigned,
        Self::Waiting,
        Self::Late,
        Self::Closed,
        Self::Hazards,
        Self::NoAccess,
        Self::NoVisit,
        Self::Reopened,
        Self::Repeat,
        Self::Missed,
    ];
    /// What to look out for, as the side list has it.
    pub const SAVED: [Self; 6] = [
        Self::Hazards,
        Self::NoAccess,
        Self::NoVisit,
        Self::Reopened,
        Self::Repeat,
        Self::Missed,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::Due => "",
            Self::Mine => "mine",
            Self::Unassigned => "unassigned",
            Self::Waiting => "waiting",
            Self::Late => "late",
            Self::Closed => "closed",
            Self::Hazards => "hazards",
            Self::NoAccess => "no-access",
            Self::NoVisit => "no-visit",
            Self::Reopened => "reopened",
            Self::Repeat => "repeat",
            Self::Missed => "missed",
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Due => words::QUEUE,
            Self::Mine => words::MINE,
            Self::Unassigned => words::UNASSIGNED,
            Self::Waiting => words::WAITING,
            Self::Late => words::LATE,
            Self::Closed => words::CLOSED,
            Self::Hazards => words::HAZARDS,
            Self::NoAccess => words::NO_ACCESS,
            Self::NoVisit => words::NO_VISIT,
            Self::Reopened => words::REOPENED,
            Self::Repeat => words::REPEAT,
            Self::Missed => words::MISSED,
        }
    }

    fn only(self) -> Only {
        match self {
            Self::Due | Self::Mine | Self::Unassigned | Self::Waiting | Self::Closed => Only::All,
            Self::Late => Only::Late,
            Self::Hazards => Only::Hazards,
            Self::NoAccess => Only::NoAccess,
            Self::NoVisit => Only::NoVisit,
            Self::Reopened => Only::Reopened,
            Self::Repeat => Only::Repeat,
            Self::Missed => Only::Missed,
        }
    }

    fn parse(key: &str) -> Self {
        let found = Self::ALL.into_iter().find(|view| view.key() == key);
        found.unwrap_or_default()
    }
}

/// Whose cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    #[default]
    Anyones,
    Mine,
    Nobodys,
    Officers(OfficerId),
}

impl Whose {
    pub fn key(self) -> String {
        match self {
            Self::Anyones => String::new(),
            Self::Mine => "me".to_owned(),
            Self::Nobodys => "nobody".to_owned(),
            Self::Officers(id) => id.to_string(),
        }
    }

    fn parse(key: &str) -> Self {
        match key {
            "me" => Self::Mine,
            "nobody" => Self::Nobodys,
            _ => OfficerId::parse(key).map_or(Self::Anyones, Self::Officers),
        }
    }

    fn owner(self, me: OfficerId) -> Owner {
        match self {
            Self::Anyones => Owner::Anyone,
            Self::Mine => Owner::Officer(me),
            Self::Nobodys => Owner::Nobody,
            Self::Officers(id) => Owner::Officer(id),
        }
    }
}

/// What the address asks for. What it does not understand is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    pub view: View,
    pub kind: Option<CaseKind>,
    pub team: String,
    pub state: Option<RepairState>,
    pub priority: Option<Priority>,
    pub whose: Whose,
    /// Where the words searched for are kept.
    pub search: Option<SubmissionKey>,
    /// From nought.
    pub page: i64,
    /// Every row is ticked: the way to do so without JavaScript.
    pub all_ticked: bool,
    /// The case that stands beside the list.
    pub beside: Option<CaseReference>,
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
            "view" => self.view = View::parse(value),
            "kind" => self.kind = CaseKind::parse(value),
            "team" if is_team(value) => self.team = value.to_owned(),
            "state" => self.state = RepairState::parse(value),
            "priority" => self.priority = Priority::parse(value),
            "owner" => self.whose = Whose::parse(value),
            "search" => self.search = SubmissionKey::parse(value),
            "case" => self.beside = CaseReference::parse(value).ok(),
            "tick" => self.all_ticked = value == "all",
            // People count pages from one.
            "page" => self.page = value.parse().unwrap_or(1).clamp(1, LAST_PAGE + 1) - 1,
            _ => {}
        }
    }

    pub fn of_view(view: View, search: Option<SubmissionKey>) -> Self {
        Self {
            view,
            search,
            ..Self::default()
        }
    }

    pub fn at_page(&self, page: i64) -> Self {
        Self {
            page,
            all_ticked: false,
            beside: None,
            ..self.clone()
        }
    }

    /// The same page with a case beside it.
    pub fn beside(&self, case: CaseReference) -> Self {
        Self {
            beside: Some(case),
            ..self.clone()
        }
    }

    /// The same page with every row ticked, or none.
    pub fn ticked(&self, all_ticked: bool) -> Self {
        Self {
            all_ticked,
            ..self.clone()
        }
    }

    /// The first page of the same, with other words searched for.
    pub fn searching(&self, search: Option<SubmissionKey>) -> Self {
        Self {
            search,
            ..self.at_page(0)
        }
    }

    pub fn href(&self) -> String {
        match self.query().as_str() {
            "" => "/officer".to_owned(),
            query => format!("/officer?{query}"),
        }
    }

    pub fn query(&self) -> String {
        let page = (self.page > 0).then(|| (self.page + 1).to_string());
        let pairs = [
            ("view", self.view.key().to_owned()),
            ("kind", self.kind.map_or("", CaseKind::key).to_owned()),
            ("team", self.team.clone()),
            ("state", self.state.map_or("", RepairState::key).to_owned()),
            (
                "priority",
                self.priority.map_or("", Priority::key).to_owned(),
            ),
            ("owner", self.whose.key()),
            (
                "search",
                self.search.map(|key| key.to_string()).unwrap_or_default(),
            ),
            ("page", page.unwrap_or_default()),
            (
                "case",
                self.beside.map(|case| case.to_string()).unwrap_or_default(),
            ),
            ("tick", if self.all_ticked { "all" } else { "" }.to_owned()),
        ];
        let mut query = Serializer::new(String::new());
        query.extend_pairs(pairs.iter().filter(|(_, value)| !value.is_empty()));
        query.finish()
    }

    /// The address of the side list that this belongs to.
    pub fn side_href(&self) -> String {
        let kind = if self.view == View::Due {
            self.kind
        } else {
            None
        };
        Self {
            view: self.view,
            kind,
            ..Self::default()
        }
        .href()
    }

    pub fn is_narrowed(&self) -> bool {
        self.at_page(0) != Self::default()
    }

    pub fn filter(&self, me: OfficerId, text: &str) -> Filter {
        let whose = match self.view {
            View::Mine => Whose::Mine,
            View::Unassigned => Whose::Nobodys,
            _ => self.whose,
        };
        let state = match self.view {
            View::Waiting => Some(RepairState::AwaitingInfo),
            _ => self.state,
        };
        Filter {
            kind: self.kind.map(|kind| kind.key().to_owned()),
            team: (!self.team.is_empty()).then(|| self.team.clone()),
            state: state.map(|state| state.key().to_owned()),
            priority: self.priority.map(|priority| priority.key().to_owned()),
            owner: whose.owner(me),
            text: text.to_owned(),
            only: self.view.only(),
            closed: self.view == View::Closed,
            page: self.page,
        }
    }
}

fn is_team(value: &str) -> bool {
    value.len() <= 40 && !value.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back_as_it_was_written() {
        let key = SubmissionKey::new();
        let query = format!(
            "view=late&kind=repair&team=repairs&state=ordered&priority=urgent&owner=me&search={key}&page=3&case=R-26-004830&tick=all"
        );
        let shown = Shown::parse(&query);
        assert_eq!(shown.query(), query);
        assert_eq!((shown.page, shown.search), (2, Some(key)));
        assert!(!shown.at_page(0).all_ticked);
        assert_eq!(Shown::parse("").href(), "/officer");
    }

    #[test]
    fn a_forged_address_asks_for_nothing() {
        let forged = "view=x&kind=%00&team=a%00b&state=draftish&priority=9&owner=me2&search=1&page=-9223372036854775808&q=Smith";
        assert_eq!(Shown::parse(forged).href(), "/officer");
        assert_eq!(Shown::parse("page=9223372036854775807").page, LAST_PAGE);
    }

    #[test]
    fn a_view_decides_over_a_filter_that_contradicts_it() {
        let me = OfficerId::new();
        let filter = |query: &str| Shown::parse(query).filter(me, "");
        assert_eq!(filter("view=mine&owner=nobody").owner, Owner::Officer(me));
        assert_eq!(filter("view=unassigned&owner=me").owner, Owner::Nobody);
        assert_eq!(
            filter("view=waiting&state=ordered").state.as_deref(),
            Some("awaiting_info")
        );
        assert_eq!(filter("view=late").only, Only::Late);
        assert_eq!(filter("view=no-access").only, Only::NoAccess);
        assert!(filter("view=closed").closed);
    }

    #[test]
    fn the_side_list_marks_the_view_or_the_kind() {
        let side = |query: &str| Shown::parse(query).side_href();
        assert_eq!(side("view=mine&team=repairs&page=2"), "/officer?view=mine");
        assert_eq!(side("kind=repair&state=ordered"), "/officer?kind=repair");
        assert_eq!(side("priority=urgent"), "/officer");
    }
}
