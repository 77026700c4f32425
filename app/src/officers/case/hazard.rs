//! Hazards of a repair: where each stands by law, and what comes next. Only the next sensible step lies open; all others are
//! one tap away.

mod attempt;
mod form;
mod investigation;
mod stay;
mod summary;
mod triage;
mod work;

use crate::http::Filled;
use crate::officers::words;
use crate::ui::{Details, Notice, SummaryList, SummaryRow, Tag, Tone};
use attempt::{AttemptForm, Attempts};
pub use attempt::{RecordAttempt, record_attempt};
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use domain::cases::CaseHead;
use domain::cases::clocks::ClockRow;
use domain::cases::desk::DeskCase;
use domain::repairs::hazards::{DeskHazards, HazardSheet};
use domain::{Officer, Result, Tx};
use form::{HazardForm, form_name};
use investigation::{Investigations, PlanForm, RecordForm};
pub use investigation::{
    PlanInvestigation, RecordInvestigation, plan_investigation, record_investigation,
};
use leptos::prelude::*;
use rules::london;
use rules::repairs::hazard::course::{Course, Duty, Finding, Grade};
pub use stay::{EndStay, OfferStay, end_stay, offer_stay};
use stay::{Stay, StayForm};
pub use summary::{PreviewSummary, SendSummary, SummaryPage, preview_summary, send_summary};
pub use triage::{
    AgreeToLess, DisagreeToLess, OpenHazard, ReclassifyHazard, TriageHazard, agree_to_less,
    disagree_to_less, open_hazard, reclassify_hazard, triage_hazard,
};
use triage::{Decisions, OpenForm, ReclassifyForm, TriageForm};
pub use work::{
    CloseHazard, HazardProgress, PlanWork, TakeWorkBack, close_hazard, hazard_progress, plan_work,
    take_work_back,
};
use work::{CloseHazardForm, ProgressForm, WorkForm, Works};

/// What the panel shows.
#[derive(Clone)]
pub struct Hazards {
    pub desk: DeskHazards,
    pub filled: Filled<HazardForm>,
    /// The number of the hazard whose forms are shown.
    pub shown: i16,
}

impl Hazards {
    pub async fn load(tx: &mut Tx<Officer>, head: &CaseHead, query: &str) -> Result<Self> {
        let desk = tx.desk_hazards(head).await?;
        let name = form_name(&head.reference);
        let filled = Filled::take(tx, &name, HazardForm::default).await?;
        Ok(Self {
            shown: shown(&desk.sheets, query),
            desk,
            filled,
        })
    }
}

/// The one asked for, else the first that is not closed, else the last.
fn shown(sheets: &[HazardSheet], query: &str) -> i16 {
    let asked = form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "hazard")
        .and_then(|(_, number)| number.parse().ok());
    let there = |number: &i16| sheets.iter().any(|sheet| sheet.row.number == *number);
    let open = sheets.iter().find(|sheet| sheet.row.closed_at.is_none());
    asked
        .filter(there)
        .or(open.or(sheets.last()).map(|sheet| sheet.row.number))
        .unwrap_or(0)
}

/// One hazard and everything its parts need.
#[derive(Clone)]
struct At {
    head: CaseHead,
    sheet: HazardSheet,
    course: Course,
    hazards: Hazards,
    clocks: Vec<ClockRow>,
    now: DateTime<Utc>,
}

impl At {
    fn filled(&self) -> Filled<HazardForm> {
        self.hazards.filled.clone()
    }

    fn wrong(&self, fields: &[&str]) -> bool {
        fields
            .iter()
            .any(|field| self.hazards.filled.error(field).is_some())
    }

    fn is_bad(&self) -> bool {
        self.course
            .finding
            .is_some_and(|finding| finding != Finding::None)
    }

    fn in_scope(&self) -> bool {
        self.course
            .grade
            .is_some_and(|grade| grade != Grade::NotInScope)
    }

    fn is_planned(&self) -> bool {
        let open = |it: &domain::repairs::hazards::InvestigationRow| {
            it.done_at.is_none() && it.planned_for.is_some()
        };
        self.sheet.investigations.iter().any(open)
    }

    /// Whether someone still has to look at it, for the first time, again, or further.
    fn to_investigate(&self) -> bool {
        self.in_scope()
            && (self.course.finding.is_none() || self.course.renewed || self.course.further)
    }

    /// Whether the date to make it safe is a day away or past.
    fn is_short_of_time(&self) -> bool {
        let soon = self.now + TimeDelta::days(1);
        self.clocks.iter().any(|clock| {
            clock.is_open()
                && clock.due_at < soon
                && matches!(
                    Duty::of_rule(&clock.rule),
                    Some(Duty::Safety | Duty::Emergency)
                )
        })
    }
}

/// The panel of the case's page.
#[component]
pub(super) fn HazardPanel(
    /// Of a repair; other kinds have none.
    hazards: Option<Hazards>,
    case: DeskCase,
    now: DateTime<Utc>,
) -> impl IntoView {
    let Some(hazards) = hazards else {
        return ().into_any();
    };
    let head = case.head.clone();
    let open = head.closed_at.is_none();
    let number = hazards.shown;
    let parts = hazards.desk.sheets.clone().into_iter().map(|one| {
        let at = At {
            course: one.row.course(),
            head: head.clone(),
            sheet: one,
            hazards: hazards.clone(),
            clocks: case.clocks.clone(),
            now,
        };
        if at.sheet.row.number == number {
            view! { <Hazard at open/> }.into_any()
        } else {
            view! { <Other at/> }.into_any()
        }
    });
    let parts = parts.collect_view();
    let none = hazards
        .desk
        .sheets
        .is_empty()
        .then(|| view! { <p>{words::NO_HAZARD}</p> });
    let wrong = hazards.filled.error("new_hazard").is_some();
    let start = open.then(|| {
        view! {
            <Details summary=words::OPEN_HAZARD open=wrong>
                <OpenForm head filled=hazards.filled.clone()/>
            </Details>
        }
    });
    view! {
        <section id="hazards">
            <h2>{words::HAZARD_PANEL}</h2>
            {none}
            {parts}
            {start}
        </section>
    }
    .into_any()
}

/// A hazard whose forms are not shown now.
#[component]
fn Other(at: At) -> impl IntoView {
    let number = at.sheet.row.number;
    let href = format!("/officer/cases/{}?hazard={number}", at.head.reference);
    view! {
        <p>
            <a href=href>{at.sheet.row.name()}</a> ": " {words::step_words(at.course.step())}
        </p>
    }
}

#[component]
fn Hazard(at: At, open: bool) -> impl IntoView {
    let level = at.course.level();
    let tone = match level {
        Some(Grade::Emergency) => Tone::Red,
        Some(Grade::Significant) => Tone::Amber,
        _ => Tone::Neutral,
    };
    let grade = level.map(|level| view! { <Tag words=level.label() tone/> " " });
    let aware = format!("Known since {}", london::long_moment(at.sheet.row.aware_at));
    let late = (at.is_short_of_time() && at.sheet.accommodation.is_none()).then(|| {
        view! { <Notice tone=Tone::Red title=words::STAY_LATE/> }
    });
    let actions = (open && !at.course.closed).then(|| view! { <Steps at=at.clone()/> });
    view! {
        <h3>{at.sheet.row.name()}</h3>
        <p>{grade} <Tag words=words::step_words(at.course.step())/></p>
        <p class="small">{aware}</p>
        {late}
        <WhoLivesThere at=at.clone()/>
        <Decisions at=at.clone()/>
        <Investigations at=at.clone()/>
        <Works at=at.clone()/>
        <Stay at=at.clone()/>
        <Attempts at=at.clone()/>
        {actions}
    }
    .into_any()
}

/// The law asks what it does to the very people who live there.
#[component]
fn WhoLivesThere(at: At) -> impl IntoView {
    let household = at.hazards.desk.household.clone();
    let today = london::date_of(at.now);
    let people: Vec<_> = household
        .people
        .into_iter()
        .map(|(relation, born)| match born {
            Some(born) => format!("{relation}, {}", age(born, today)),
            None => relation,
        })
        .collect();
    if people.is_empty() && household.needs.is_empty() {
        return view! { <p>{words::NOBODY_KNOWN}</p> }.into_any();
    }
    let rows = [
        (words::WHO_LIVES_THERE, people.join("\n")),
        (words::NEEDS_OF_HOME, household.needs.join("\n")),
    ];
    let rows = rows
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| row(key, value))
        .collect();
    view! { <SummaryList rows/> }.into_any()
}

fn row(key: impl Into<String>, value: impl Into<String>) -> SummaryRow {
    SummaryRow {
        key: key.into(),
        value: value.into(),
        change: None,
    }
}

/// "4 years", and under two in months: a baby counts.
fn age(born: NaiveDate, today: NaiveDate) -> String {
    let months = (today.year() - born.year()) * 12 + i32::try_from(today.month()).unwrap_or(0)
        - i32::try_from(born.month()).unwrap_or(0)
        - i32::from(today.day() < born.day());
    if months < 24 {
        format!("{months} months")
    } else {
        format!("{} years", months / 12)
    }
}

/// What can be done now, the next thing open.
#[component]
fn Steps(at: At) -> impl IntoView {
    if at.course.grade.is_none() {
        let attempts = part(
            &at,
            words::ATTEMPTS,
            false,
            attempt::FIELDS,
            view! { <AttemptForm at=at.clone()/> },
        );
        return view! { <TriageForm at/> {attempts} }.into_any();
    }
    let parts = [look_steps(&at), work_steps(&at), other_steps(&at)];
    parts.into_iter().flatten().collect_view().into_any()
}

/// Plan and record an investigation, while there is one to make. An emergency is recorded at once.
fn look_steps(at: &At) -> Vec<AnyView> {
    if !at.to_investigate() {
        return Vec::new();
    }
    let now = at.is_planned() || at.course.level() == Some(Grade::Emergency);
    let plan = view! { <PlanForm at=at.clone()/> };
    let record = view! { <RecordForm at=at.clone()/> };
    vec![
        part(at, words::PLAN, !now, investigation::PLAN_FIELDS, plan),
        part(at, words::RECORD, now, investigation::RECORD_FIELDS, record),
    ]
}

/// Plan the work, write the letter, record what was done, and end it.
fn work_steps(at: &At) -> Vec<AnyView> {
    let emergency = at.course.level() == Some(Grade::Emergency);
    let found = at.course.finding.is_some();
    let to_write = found && !at.course.summary_sent && !at.course.done_at_once;
    let to_do = at.is_bad() && !at.course.completed;
    let to_make_safe = emergency && !found && !at.course.made_safe;
    let over = at.course.completed || at.course.finding == Some(Finding::None) || !at.in_scope();
    let mut steps = Vec::new();
    if to_do || to_make_safe {
        let none = at.sheet.works.is_empty();
        let work = view! { <WorkForm at=at.clone()/> };
        steps.push(part(
            at,
            words::WORK,
            to_write && none,
            work::WORK_FIELDS,
            work,
        ));
    }
    if found {
        steps.push(view! { <summary::Way at=at.clone() next=to_write/> }.into_any());
    }
    if to_do || to_make_safe {
        let next = !to_write && !at.to_investigate();
        let progress = view! { <ProgressForm at=at.clone()/> };
        steps.push(part(
            at,
            words::PROGRESS,
            next,
            work::PROGRESS_FIELDS,
            progress,
        ));
    }
    if over && !at.to_investigate() {
        let close = view! { <CloseHazardForm at=at.clone()/> };
        steps.push(part(
            at,
            words::CLOSE_HAZARD,
            !to_write,
            &["closing_hazard"],
            close,
        ));
    }
    steps
}

fn other_steps(at: &At) -> Vec<AnyView> {
    let mut steps = Vec::new();
    if at.in_scope() {
        let stay = view! { <StayForm at=at.clone()/> };
        steps.push(part(at, words::STAY, false, &["stay"], stay));
    }
    let attempts = view! { <AttemptForm at=at.clone()/> };
    let reclassify = view! { <ReclassifyForm at=at.clone()/> };
    steps.push(part(at, words::ATTEMPTS, false, attempt::FIELDS, attempts));
    steps.push(part(
        at,
        words::RECLASSIFY,
        false,
        triage::RECLASSIFY_FIELDS,
        reclassify,
    ));
    steps
}

/// A form under its own heading: open when it is the next thing to do or something in it is wrong.
fn part(
    at: &At,
    title: &'static str,
    open: bool,
    fields: &[&str],
    form: impl IntoView + 'static,
) -> AnyView {
    let open = open || at.wrong(fields);
    let form = form.into_any();
    view! { <Details summary=title open>{form}</Details> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_baby_is_counted_in_months() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(age(day("2026-02-28"), day("2026-11-27")), "8 months");
        assert_eq!(age(day("2024-11-21"), day("2026-11-21")), "2 years");
        assert_eq!(age(day("1980-12-01"), day("2026-11-30")), "45 years");
    }
}
