//! Where a hazard stands by law: what we found, what happens next, and what the tenant can say to it.

mod verbs;

use super::RepairRecord;
use crate::repairs::hazard_words as words;
use crate::ui::{Button, ButtonKind, Form, Tag, Tone};
use domain::repairs::hazards::{AccommodationRow, HazardRow, HazardSheet, InvestigationRow};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::repairs::hazard::course::Grade;
pub use verbs::{AnswerStay, AskForVisit, answer_stay, ask_for_visit};

/// Nothing where no hazard is looked into.
#[component]
pub fn Hazards(record: RepairRecord) -> impl IntoView {
    if record.hazards.is_empty() {
        return ().into_any();
    }
    let reference = record.repair.head.reference.clone();
    let letters: usize = record.hazards.iter().map(|sheet| sheet.letters).sum();
    let letter = (letters > 0).then(|| {
        let text = if letters > 1 {
            words::READ_LETTERS
        } else {
            words::READ_LETTER
        };
        let href = format!("/repairs/{reference}/summary");
        view! { <p><a href=href>{text}</a></p> }
    });
    let open = !record.is_closed();
    let cards = record
        .hazards
        .clone()
        .into_iter()
        .map(|sheet| view! { <Hazard reference=reference.clone() sheet open/> });
    view! {
        <section id="hazards">
            <h2 class="section-title">{words::HEADING}</h2>
            {letter}
            {cards.collect_view()}
        </section>
    }
    .into_any()
}

#[component]
fn Hazard(reference: String, sheet: HazardSheet, open: bool) -> impl IntoView {
    let row = sheet.row.clone();
    let course = row.course();
    let level = course.level();
    let tone = match level {
        Some(Grade::Emergency) => Tone::Red,
        Some(Grade::Significant) => Tone::Amber,
        _ => Tone::Neutral,
    };
    let law = matches!(level, Some(Grade::Emergency | Grade::Significant))
        .then(|| view! { <p>{words::LAW}</p> });
    let ask = (open && course.may_ask_for_visit())
        .then(|| view! { <WantVisit reference=reference.clone() row=row.clone()/> });
    let wanted = course
        .renewed
        .then(|| view! { <p>{words::VISIT_WANTED}</p> });
    let stay = sheet.accommodation.clone().map(|stay| {
        view! { <Stay reference=reference.clone() row=row.clone() stay open/> }
    });
    view! {
        <div class="card">
            <p><Tag words=course.step().label() tone/></p>
            <h3>{row.name()}</h3>
            <p>{words::standing(level, course.finding)}</p>
            {law}
            <Found sheet=sheet.clone()/>
            <Next sheet=sheet.clone()/>
            <Done sheet/>
            {wanted}
            {ask}
            {stay}
        </div>
    }
    .into_any()
}

/// What each investigation found, the last first.
#[component]
fn Found(sheet: HazardSheet) -> impl IntoView {
    let said = |row: &InvestigationRow| {
        let day = london::long_date(london::date_of(row.done_at?));
        let line = format!("{}, on {day}.", words::looked(&row.kind));
        let findings = row.findings.clone();
        Some(view! { <p>{line}</p> <p class="as-written">{findings}</p> })
    };
    let found: Vec<_> = sheet.investigations.iter().rev().filter_map(said).collect();
    (!found.is_empty())
        .then(|| view! { <h4>{words::FOUND}</h4> {found} })
        .into_any()
}

/// The visit and the work that are planned, with their dates.
#[component]
fn Next(sheet: HazardSheet) -> impl IntoView {
    let visits = sheet
        .investigations
        .iter()
        .filter(|row| row.done_at.is_none());
    let visits = visits.filter_map(|row| {
        let when = london::long_moment(row.planned_for?);
        Some(format!("{}: {when}.", words::will_look(&row.kind)))
    });
    let course = sheet.row.course();
    let works = sheet.works.iter().filter(|_| !course.completed);
    let works = works.filter(|work| work.kind == "preventative" || !course.made_safe);
    let works = works.map(|work| {
        format!(
            "{}: {}. We aim to start on {} and finish by {}.",
            words::work_kind(&work.kind),
            work.what.trim_end_matches('.'),
            london::long_date(work.starts_on),
            london::long_date(work.finishes_on)
        )
    });
    let lines: Vec<_> = visits
        .chain(works)
        .map(|line| view! { <li>{line}</li> })
        .collect();
    (!lines.is_empty())
        .then(|| {
            view! {
                <h4>{words::NEXT}</h4>
                <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            }
        })
        .into_any()
}

#[component]
fn Done(sheet: HazardSheet) -> impl IntoView {
    let line = |row: &domain::repairs::hazards::ProgressRow| {
        let day = london::long_date(london::date_of(row.at));
        let line = format!("{} on {day}: {}", words::progress(&row.what), row.note);
        view! { <li>{line}</li> }
    };
    let lines: Vec<_> = sheet.progress.iter().map(line).collect();
    (!lines.is_empty())
        .then(|| {
            view! {
                <h4>{words::DONE}</h4>
                <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            }
        })
        .into_any()
}

#[component]
fn AboutHazard(reference: String, row: HazardRow) -> impl IntoView {
    view! {
        <input type="hidden" name="reference" value=reference/>
        <input type="hidden" name="hazard" value=row.id.to_string()/>
    }
}

/// Always there after a remote outcome: the law gives the tenant a visit for the asking.
#[component]
fn WantVisit(reference: String, row: HazardRow) -> impl IntoView {
    view! {
        <p>{words::WANT_VISIT_TEXT}</p>
        <Form action=AskForVisit::PATH>
            <AboutHazard reference row/>
            <Button text=words::WANT_VISIT kind=ButtonKind::Secondary/>
        </Form>
    }
    .into_any()
}

#[component]
fn Stay(reference: String, row: HazardRow, stay: AccommodationRow, open: bool) -> impl IntoView {
    let open = open && stay.ended_at.is_none();
    let standing = match (stay.ended_at, stay.answer.as_deref()) {
        (Some(_), _) => words::STAY_ENDED,
        (None, Some("accepted")) => words::STAY_ACCEPTED,
        (None, Some(_)) => words::STAY_DECLINED,
        (None, None) => words::STAY_TEXT,
    };
    let accepted = stay.answer.as_deref() == Some("accepted");
    let declined = stay.answer.as_deref() == Some("declined");
    let yes = (!accepted).then(|| {
        view! { <Button text=words::STAY_YES kind=ButtonKind::Secondary name="answer" value="yes"/> " " }
    });
    let no = (!declined).then(|| {
        view! { <Button text=words::STAY_NO kind=ButtonKind::Secondary name="answer" value="no"/> }
    });
    let answer = open.then(|| {
        view! {
            <Form action=AnswerStay::PATH>
                <AboutHazard reference row/>
                {yes}
                {no}
            </Form>
        }
    });
    view! {
        <h4>{words::STAY}</h4>
        <p>{standing}</p>
        <p class="as-written">{stay.offer}</p>
        {answer}
    }
    .into_any()
}
