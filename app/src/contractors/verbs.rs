//! What an operative records of a visit.

use super::words;
use crate::http::{Ctx, Next, Problems, Refused, act};
use chrono::NaiveDate;
use domain::repairs::visits::attending::{Finished, NoAccess};
use domain::repairs::visits::firm::Job;
use domain::{Contractor, Error, Result, System, Tx, VisitId};
use leptos::prelude::*;
use rules::london;
use rules::repairs::visits::{AtTheDoor, Missing};
use rules::text::tidy;
use serde::{Deserialize, Serialize};

pub const MOST_WORDS: usize = 1_000;
/// Under which name a refused photo waits for the page; the upload's own handler writes it.
pub const PHOTO_FORM: &str = "contractor-photo";

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct JobForm {
    pub visit: String,
    pub outcome: String,
    pub done: String,
    pub expected_day: String,
    pub expected_month: String,
    pub expected_year: String,
    pub waited: String,
    pub phoned: String,
    pub card: String,
    pub notes: String,
}

impl JobForm {
    fn visit(&self) -> Result<VisitId> {
        VisitId::parse(&self.visit).ok_or(Error::NotFound)
    }

    /// The day the part is expected: empty boxes are no day.
    fn expected(&self) -> std::result::Result<Option<NaiveDate>, ()> {
        let boxes = [
            &self.expected_year,
            &self.expected_month,
            &self.expected_day,
        ];
        if boxes.iter().all(|typed| typed.trim().is_empty()) {
            return Ok(None);
        }
        let [year, month, day] = boxes.map(|typed| typed.trim().parse::<u16>().ok());
        let date = year.zip(month).zip(day).and_then(|((year, month), day)| {
            NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
        });
        date.map(Some).ok_or(())
    }
}

/// Under which name a refused form waits for the page.
pub fn form_name(visit: VisitId) -> String {
    format!("contractor-visit-{visit}")
}

fn page(visit: VisitId) -> String {
    format!("/contractor/visits/{visit}")
}

#[server(prefix = "/do", endpoint = "contractor/on-my-way")]
pub async fn contractor_on_my_way(#[server(flatten)] form: JobForm) -> Result<(), ServerFnError> {
    act(|ctx| on_my_way(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "contractor/finish")]
pub async fn finish_visit(#[server(flatten)] form: JobForm) -> Result<(), ServerFnError> {
    act(|ctx| finish(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "contractor/no-access")]
pub async fn contractor_no_access(#[server(flatten)] form: JobForm) -> Result<(), ServerFnError> {
    act(|ctx| no_access(ctx, form)).await
}

async fn on_my_way(ctx: Ctx, form: JobForm) -> Result<Next> {
    let visit = form.visit()?;
    let done = ctx.contractor().await?.on_my_way(visit).await;
    kept(done, &form, visit, "on_my_way", words::ON_MY_WAY_TOLD).await
}

async fn finish(ctx: Ctx, form: JobForm) -> Result<Next> {
    let visit = form.visit()?;
    let (tx, _) = open(&ctx, visit).await?;
    let mut problems = Problems::default();
    let today = london::date_of(tx.now);
    let outcome = match (form.outcome.as_str(), form.expected()) {
        ("done", _) => Some(Finished::Done),
        ("more", _) => Some(Finished::MoreWork),
        ("parts", Ok(expected_on)) if expected_on.is_none_or(|day| day >= today) => {
            Some(Finished::Parts { expected_on })
        }
        ("parts", _) => {
            problems.add("expected", words::EXPECTED_WRONG);
            None
        }
        _ => {
            problems.add("outcome", words::CHOOSE_OUTCOME);
            None
        }
    };
    let said = required(&mut problems, "done", &form.done, words::DONE_EMPTY);
    let (Some(outcome), Some(said)) = (outcome, said) else {
        return again(&form, visit, problems);
    };
    let done = tx.finish_visit(visit, outcome, &said).await;
    kept(done, &form, visit, "outcome", words::SAVED_TOLD).await
}

async fn no_access(ctx: Ctx, form: JobForm) -> Result<Next> {
    let visit = form.visit()?;
    let (tx, job) = open(&ctx, visit).await?;
    let mut problems = Problems::default();
    let waited: u16 = form.waited.trim().parse().unwrap_or(0);
    let door = AtTheDoor {
        waited_minutes: waited.into(),
        phoned: form.phoned == "yes",
        card_left: form.card == "yes",
        photos: photos_of_door(&job),
    };
    let counted = job.row.state == "no_access";
    for missing in door.missing().into_iter().filter(|_| !counted) {
        let (field, words) = missing_words(missing);
        problems.add(field, words);
    }
    let said = required(&mut problems, "notes", &form.notes, words::NOTES_EMPTY);
    let (Some(said), true) = (said, problems.is_empty()) else {
        return again(&form, visit, problems);
    };
    let told = NoAccess {
        waited_minutes: waited,
        phoned: door.phoned,
        card_left: door.card_left,
        words: said,
    };
    let done = tx.record_no_access(visit, &told).await;
    kept(done, &form, visit, "waited", words::NO_ACCESS_TOLD).await
}

/// The firm's own visit, before anything is said about what was typed.
async fn open(ctx: &Ctx, visit: VisitId) -> Result<(Tx<Contractor>, Job)> {
    let mut tx = ctx.contractor().await?;
    let job = tx.job(visit).await?;
    Ok((tx, job))
}

fn photos_of_door(job: &Job) -> u32 {
    let door = job.photos.iter().filter(|photo| photo.shows == "no_access");
    u32::try_from(door.count()).unwrap_or(u32::MAX)
}

fn missing_words(missing: Missing) -> (&'static str, &'static str) {
    match missing {
        Missing::Wait => ("waited", words::WAIT_LONGER),
        Missing::Call => ("phoned", words::PHONE_FIRST),
        Missing::Card => ("card", words::CARD_FIRST),
        Missing::Photo => ("photo", words::PHOTO_FIRST),
    }
}

fn required(problems: &mut Problems, field: &str, typed: &str, empty: &str) -> Option<String> {
    let tidied = problems.check(field, tidy(typed, MOST_WORDS), |error| error.message())?;
    if tidied.is_empty() {
        problems.add(field, empty);
    }
    (!tidied.is_empty()).then_some(tidied)
}

/// Keeps what was done, or says at the field why it could not be.
async fn kept(
    done: Result<Tx<System>>,
    form: &JobForm,
    visit: VisitId,
    field: &str,
    told: &'static str,
) -> Result<Next> {
    match done {
        Ok(tx) => {
            tx.commit().await?;
            Ok(Next::Told(page(visit), told))
        }
        Err(Error::Conflict(what)) => {
            let mut problems = Problems::default();
            problems.add(field, conflict_words(what));
            again(form, visit, problems)
        }
        Err(error) => Err(error),
    }
}

fn conflict_words(what: &str) -> &'static str {
    match what {
        "day" => words::NOT_TODAY,
        "early" => words::TOO_EARLY,
        "evidence" => words::PHOTO_FIRST,
        _ => words::OVER,
    }
}

fn again(form: &JobForm, visit: VisitId, problems: Problems) -> Result<Next> {
    Ok(Next::Again(Refused::new(
        &form_name(visit),
        page(visit),
        form,
        problems,
    )?))
}
