//! Several cases at once: ticked in the list, then given to someone or to a team. Each case is decided alone, in a
//! transaction of its own, so that one that cannot be done holds up no other.

use super::bulk_done::{Line, keep_lines};
use super::shown::Shown;
use crate::http::{Ctx, Filled, Next, Problems, Refused, act};
use crate::officer_account::words::TEAMS;
use crate::officers::words;
use crate::ui::{Button, ButtonKind, Choice, Select};
use chrono::{DateTime, Utc};
use domain::cases::CaseHead;
use domain::cases::assignment::OfficerRow;
use domain::cases::queue::{PAGE, QueueRow};
use domain::repairs::contractors::ContractorRow;
use domain::{ContractorId, Error, Officer, OfficerId, Result, SubmissionKey, Tx};
use leptos::prelude::*;
use rules::reference::CaseReference;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

pub(super) const FORM: &str = "officer-bulk";
const NOBODY: &str = "nobody";

/// The form as posted. A case is "R-26-004830@" and when it last changed, as the list showed it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BulkForm {
    pub cases: Vec<String>,
    /// What to do with them: the button that was pressed.
    pub what: String,
    /// An officer's key, "me" or "nobody".
    pub to: String,
    pub bulk_team: String,
    pub contractor: String,
    pub submission_key: String,
    /// The query of the page they were ticked on.
    pub shown: String,
}

/// How a row's tick is posted.
pub(super) fn tick_value(row: &QueueRow) -> String {
    format!("{}@{}", row.reference, row.updated_at.timestamp_micros())
}

/// What to do with each case.
#[derive(Clone, Debug)]
enum Deed {
    Assign(Option<OfficerId>),
    Team(String),
    /// To this firm; the key makes one order of a form that is sent twice.
    Order(ContractorId, SubmissionKey),
}

/// A case that was ticked, and how old the list was.
struct Ticked {
    reference: CaseReference,
    seen: DateTime<Utc>,
}

#[server(prefix = "/do", endpoint = "officer/cases/bulk")]
pub async fn change_cases(#[server(flatten)] form: BulkForm) -> Result<(), ServerFnError> {
    act(|ctx| change(ctx, form)).await
}

async fn change(ctx: Ctx, form: BulkForm) -> Result<Next> {
    let me = ctx.officer().await?.principal.id;
    let mut problems = Problems::default();
    let ticked = ticked(&form.cases);
    if ticked.is_empty() {
        problems.add("tick", words::TICK_SOME);
    } else if ticked.len() > PAGE as usize {
        problems.add("tick", words::TICKED_TOO_MANY);
    }
    let deed = form.deed(me, &mut problems);
    let (Some(deed), true) = (deed, problems.is_empty()) else {
        let back = Shown::parse(&form.shown).href();
        return Ok(Next::Again(Refused::new(FORM, back, &form, problems)?));
    };
    let mut lines = Vec::with_capacity(ticked.len());
    for one in &ticked {
        let outcome = alone(&ctx, one, &deed).await?;
        lines.push(Line::new(&one.reference, outcome));
    }
    keep_lines(&ctx, &form.shown, &lines).await?;
    Ok(Next::see("/officer/cases/done"))
}

/// Each once, in the list's order; what is no tick of ours is left out.
fn ticked(cases: &[String]) -> Vec<Ticked> {
    let mut known = BTreeSet::new();
    let read = |posted: &String| {
        let (reference, seen) = posted.split_once('@')?;
        let reference = CaseReference::parse(reference).ok()?;
        let seen = DateTime::from_timestamp_micros(seen.parse().ok()?)?;
        known
            .insert(reference.to_string())
            .then_some(Ticked { reference, seen })
    };
    cases.iter().filter_map(read).collect()
}

impl BulkForm {
    fn deed(&self, me: OfficerId, problems: &mut Problems) -> Option<Deed> {
        if self.what == "team" {
            let known = TEAMS.iter().any(|(key, _)| *key == self.bulk_team);
            if !known {
                problems.add("bulk_team", words::CHOOSE_TEAM);
            }
            return known.then(|| Deed::Team(self.bulk_team.clone()));
        }
        if self.what == "order" {
            let firm = ContractorId::parse(&self.contractor);
            if firm.is_none() {
                problems.add("contractor", words::CHOOSE_FIRM);
            }
            let key = SubmissionKey::parse(&self.submission_key).unwrap_or_default();
            return firm.map(|firm| Deed::Order(firm, key));
        }
        let owner = match (self.what.as_str(), self.to.as_str()) {
            ("mine", _) => Some(Some(me)),
            (_, NOBODY) => Some(None),
            (_, key) => OfficerId::parse(key).map(Some),
        };
        if owner.is_none() {
            problems.add("to", words::CHOOSE_OWNER);
        }
        owner.map(Deed::Assign)
    }
}

/// What came of one case, in words; and whether it is now as the officer wants it.
pub(super) struct Outcome {
    pub done: bool,
    pub words: &'static str,
}

const fn done(words: &'static str) -> Outcome {
    Outcome { done: true, words }
}

const fn left(words: &'static str) -> Outcome {
    Outcome { done: false, words }
}

async fn alone(ctx: &Ctx, one: &Ticked, deed: &Deed) -> Result<Outcome> {
    match tried(ctx, one, deed).await {
        Ok(outcome) => Ok(outcome),
        Err(Error::Conflict("restricted")) => Ok(left(words::BULK_RESTRICTED)),
        Err(Error::Conflict("order")) => Ok(left(words::BULK_ORDERED)),
        Err(Error::Conflict("contractor")) => Ok(left(words::BULK_TRADE)),
        Err(Error::Conflict("trade")) => Ok(left(words::BULK_NO_TRADE)),
        Err(Error::Conflict(_)) => Ok(left(words::BULK_CLOSED)),
        Err(Error::Unavailable(_)) => Ok(left(words::BULK_AWAY)),
        Err(error) => Err(error),
    }
}

async fn tried(ctx: &Ctx, one: &Ticked, deed: &Deed) -> Result<Outcome> {
    let mut tx = ctx.officer().await?;
    let case = match tx.case(&one.reference).await {
        Ok(case) => case,
        Err(Error::NotFound) => return Ok(left(words::BULK_MISSING)),
        Err(error) => return Err(error),
    };
    if deed.is_so(&mut tx, &case).await? {
        return Ok(done(words::BULK_ALREADY));
    }
    if !tx.is_unchanged(case.id, one.seen).await? {
        return Ok(left(words::BULK_CHANGED));
    }
    match deed.apply(&mut tx, &case).await {
        Ok(()) => {}
        Err(Error::NotFound) => return Ok(left(words::BULK_NOBODY)),
        Err(error) => return Err(error),
    }
    tx.commit().await?;
    Ok(done(words::BULK_DONE))
}

impl Deed {
    /// Whether nothing is left to do: the same form a second time.
    async fn is_so(&self, tx: &mut Tx<Officer>, case: &CaseHead) -> Result<bool> {
        match self {
            Self::Assign(owner) => Ok(case.owner == *owner),
            Self::Team(team) => Ok(case.team == *team),
            Self::Order(_, key) => tx.was_ordered(case, *key).await,
        }
    }

    async fn apply(&self, tx: &mut Tx<Officer>, case: &CaseHead) -> Result<()> {
        match self {
            Self::Assign(owner) => tx.assign(case, *owner).await,
            Self::Team(team) => tx.set_team(case, team).await,
            Self::Order(firm, key) => tx.order_as_reported(case, *firm, *key).await.map(drop),
        }
    }
}

/// What can be done with the ticked rows. Stands in the form that holds them; closed until it is wanted.
#[component]
pub(super) fn BulkBar(
    shown: Shown,
    filled: Filled<BulkForm>,
    me: OfficerId,
    colleagues: Vec<OfficerRow>,
    firms: Vec<ContractorRow>,
) -> impl IntoView {
    let open = shown.all_ticked || filled.has_errors();
    let (all, text) = if shown.all_ticked {
        (false, words::TICK_NONE)
    } else {
        (true, words::TICK_ALL)
    };
    view! {
        <details class="bulk" data-key="a" open=open>
            <summary>{words::BULK}</summary>
            <input type="hidden" name="shown" value=shown.query()/>
            <input type="hidden" name="submission_key" value=SubmissionKey::new().to_string()/>
            <p><a href=shown.ticked(all).href() id="tick" data-key="t">{text}</a></p>
            <div class="bulk__rows">
            <div class="bulk__row">
                <Button text=words::TAKE kind=ButtonKind::Secondary name="what" value="mine"/>
            </div>
            <div class="bulk__row">
                <Select
                    name="to"
                    label=words::OWNER_LABEL
                    options=owners(me, colleagues)
                    value=filled.form.to.clone()
                    error=filled.error("to")
                />
                <Button text=words::ASSIGN kind=ButtonKind::Secondary name="what" value="assign"/>
            </div>
            <div class="bulk__row">
                <Select
                    name="bulk_team"
                    label=words::BULK_TEAM_LABEL
                    options=teams()
                    value=filled.form.bulk_team.clone()
                    error=filled.error("bulk_team")
                />
                <Button text=words::SET_TEAM kind=ButtonKind::Secondary name="what" value="team"/>
            </div>
            {(!firms.is_empty()).then(|| view! { <OrderRow firms filled/> })}
            </div>
        </details>
    }
}

/// Each repair is ordered as it was reported, so it goes only to a firm that does its trade.
#[component]
fn OrderRow(firms: Vec<ContractorRow>, filled: Filled<BulkForm>) -> impl IntoView {
    let firm = |firm: ContractorRow| Choice::new(firm.id.to_string(), firm.name);
    let options: Vec<_> = std::iter::once(Choice::new("", words::CHOOSE_FIRM))
        .chain(firms.into_iter().map(firm))
        .collect();
    view! {
        <div class="bulk__row">
            <Select
                name="contractor"
                label=words::FIRM_LABEL
                options
                value=filled.form.contractor.clone()
                error=filled.error("contractor")
            />
            <Button text=words::ORDER_THEM kind=ButtonKind::Secondary name="what" value="order"/>
        </div>
    }
}

fn owners(me: OfficerId, colleagues: Vec<OfficerRow>) -> Vec<Choice> {
    let others = colleagues
        .into_iter()
        .filter(|officer| officer.id != me)
        .map(|officer| Choice::new(officer.id.to_string(), officer.name));
    [
        Choice::new("", words::CHOOSE_OWNER),
        Choice::new(NOBODY, words::NOBODY),
    ]
    .into_iter()
    .chain(others)
    .collect()
}

fn teams() -> Vec<Choice> {
    let team = |(key, label): (&str, &str)| Choice::new(key, label);
    std::iter::once(Choice::new("", words::CHOOSE_TEAM))
        .chain(TEAMS.map(team))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_counts_once_and_nonsense_not_at_all() {
        let posted = [
            "R-26-004830@1763716238123456",
            "r 26 4830@1",
            "R-26-004831",
            "R-26-004831@x",
            "<script>@1",
            "R-26-004832@1763716238123456",
        ]
        .map(str::to_owned);
        let read = ticked(&posted);
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].seen.timestamp_micros(), 1_763_716_238_123_456);
    }

    #[test]
    fn a_button_says_what_is_to_be_done() {
        let me = OfficerId::new();
        let read = |what: &str, to: &str, team: &str| {
            let mut problems = Problems::default();
            let form = BulkForm {
                what: what.into(),
                to: to.into(),
                bulk_team: team.into(),
                ..BulkForm::default()
            };
            (form.deed(me, &mut problems), problems.is_empty())
        };
        assert!(matches!(read("mine", "", ""), (Some(Deed::Assign(Some(id))), true) if id == me));
        assert!(matches!(
            read("assign", NOBODY, ""),
            (Some(Deed::Assign(None)), true)
        ));
        assert!(matches!(read("assign", "", ""), (None, false)));
        assert!(matches!(
            read("team", "", "repairs"),
            (Some(Deed::Team(_)), true)
        ));
        assert!(matches!(read("team", "", "wizards"), (None, false)));
    }
}
