//! `/contractor/visits/{id}`: where, what, how to get in safely; and what to record.

use super::door::CouldNotGetIn;
use super::verbs::{ContractorOnMyWay, FinishVisit, JobForm, MOST_WORDS, PHOTO_FORM, form_name};
use super::words;
use crate::council::Council;
use crate::http::{Ctx, FLASH, Filled, loaded};
use crate::ui::{
    Button, ButtonKind, Choice, DateFields, ErrorSummary, FileField, Form, Link, Notice, PhotoGrid,
    PhotoTile, Radios, SummaryList, SummaryRow, Tag, TenantPage, TextArea, Tone,
};
use chrono::NaiveDate;
use domain::repairs::visits::firm::Job;
use domain::{Error, Result, VisitId};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use rules::contact::UkMobile;
use rules::london;

/// What the page shows.
struct JobView {
    job: Job,
    today: NaiveDate,
    filled: Filled<JobForm>,
    photo_problem: Option<String>,
    flash: Option<String>,
}

impl JobView {
    fn problems(&self) -> Vec<(String, String)> {
        let photo = self
            .photo_problem
            .iter()
            .map(|problem| ("photo".to_owned(), problem.clone()));
        self.filled.summary().into_iter().chain(photo).collect()
    }
}

async fn load(ctx: Ctx, typed: String) -> Result<JobView> {
    let visit = VisitId::parse(&typed).ok_or(Error::NotFound)?;
    let mut tx = ctx.contractor().await?;
    let job = tx.job(visit).await?;
    let filled = Filled::take(&mut tx, &form_name(visit), JobForm::default).await?;
    let photo = Filled::<serde_json::Value>::take(&mut tx, PHOTO_FORM, Default::default).await?;
    let flash = tx.take_form(FLASH).await?;
    let today = london::date_of(tx.now);
    tx.commit().await?;
    Ok(JobView {
        job,
        today,
        filled,
        photo_problem: photo.error("photo"),
        flash: flash.and_then(|words| words.as_str().map(str::to_owned)),
    })
}

#[component]
pub fn JobPage() -> impl IntoView {
    let typed = use_params_map()
        .read_untracked()
        .get("visit")
        .unwrap_or_default();
    loaded(move |ctx| load(ctx, typed), |page| view! { <OneJob page/> })
}

#[component]
fn OneJob(page: JobView) -> impl IntoView {
    let errors = page.problems();
    let has_errors = !errors.is_empty();
    let job = page.job.clone();
    let (tag, tone) = words::tag(&job.row);
    let safety = lines(&job.safety);
    let safety = (!safety.is_empty()).then(|| {
        let line = |line: String| view! { <li>{line}</li> };
        view! {
            <Notice tone=Tone::Amber title=words::SAFETY>
                <ul class="govuk-list">{safety.into_iter().map(line).collect_view()}</ul>
            </Notice>
        }
        .into_any()
    });
    let to_do = job.row.is_ahead() && job.row.day <= page.today;
    let on_my_way = job.row.state == "booked" && job.row.day == page.today;
    let flash = page.flash.clone();
    view! {
        <TenantPage title=words::VISIT back=Link::new("/contractor", words::BACK) has_errors flash>
            <ErrorSummary errors/>
            <p><Tag words=tag tone/></p>
            <h1>{job.row.address.clone()}</h1>
            <p class="lead">{format!("{}, {}", words::day_title(job.row.day, page.today), words::hours(&job.row))}</p>
            {safety}
            <SummaryList rows=facts(&job)/>
            <Call phone=job.phone.clone()/>
            {on_my_way.then(|| view! { <OnMyWay visit=job.row.id/> })}
            {to_do.then(|| view! { <GotIn visit=job.row.id filled=page.filled.clone()/> })}
            <Pictures job=job.clone()/>
            {(job.row.state == "done").then(|| view! {
                <SendPhoto visit=job.row.id shows="after" label=words::PHOTO_AFTER error=page.photo_problem.clone()/>
            })}
            {to_do.then(|| view! {
                <CouldNotGetIn visit=job.row.id filled=page.filled.clone() photo_problem=page.photo_problem.clone()/>
            })}
        </TenantPage>
    }
    .into_any()
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

fn facts(job: &Job) -> Vec<SummaryRow> {
    let told = [
        (words::WORK, job.work.clone()),
        (words::ACCESS, job.access.clone()),
        (words::NUMBER, job.row.number.clone()),
        (
            words::DONE_WORDS,
            job.done_words.clone().unwrap_or_default(),
        ),
    ];
    let told = told
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty());
    told.map(|(key, value)| SummaryRow {
        key: key.to_owned(),
        value,
        change: None,
    })
    .collect()
}

#[component]
fn Call(phone: Option<String>) -> impl IntoView {
    phone.filter(|phone| !phone.trim().is_empty()).map(|phone| {
        let number = UkMobile::parse(&phone).map_or(phone, |number| number.to_string());
        let href = Council::dial(&number);
        view! { <p>{words::PHONE} ": " <a class="govuk-link" href=href>{number}</a></p> }.into_any()
    })
}

#[component]
fn OnMyWay(visit: VisitId) -> impl IntoView {
    view! {
        <Form action=ContractorOnMyWay::PATH>
            <input type="hidden" name="visit" value=visit.to_string()/>
            <p>{words::ON_MY_WAY_HINT}</p>
            <Button text=words::ON_MY_WAY/>
        </Form>
    }
    .into_any()
}

#[component]
fn GotIn(visit: VisitId, filled: Filled<JobForm>) -> impl IntoView {
    let form = filled.form.clone();
    let options = words::OUTCOMES
        .map(|(key, label)| Choice::new(key, label))
        .to_vec();
    view! {
        <h2 class="section-title">{words::FINISH}</h2>
        <Form action=FinishVisit::PATH>
            <input type="hidden" name="visit" value=visit.to_string()/>
            <Radios name="outcome" legend=words::OUTCOME options value=form.outcome error=filled.error("outcome")/>
            <TextArea
                name="done"
                label=words::DONE_WORDS
                hint=words::DONE_HINT
                rows=3
                value=form.done
                error=filled.error("done")
                max_chars=MOST_WORDS as u32
            />
            <DateFields
                prefix="expected"
                legend=words::EXPECTED
                hint=words::EXPECTED_HINT
                day=form.expected_day
                month=form.expected_month
                year=form.expected_year
                error=filled.error("expected")
            />
            <Button text=words::SAVE kind=ButtonKind::Secondary/>
        </Form>
    }
    .into_any()
}

#[component]
fn Pictures(job: Job) -> impl IntoView {
    let tile = |(place, photo): (usize, &domain::repairs::visits::firm::JobPhoto)| PhotoTile {
        href: format!("/photos/{}/full", photo.id),
        thumb: format!("/photos/{}/thumb", photo.id),
        alt: format!("Photo {} of this visit", place + 1),
        ..PhotoTile::default()
    };
    let photos: Vec<_> = job.photos.iter().enumerate().map(tile).collect();
    (!photos.is_empty()).then(|| {
        view! {
            <h2 class="section-title">{words::PHOTOS}</h2>
            <PhotoGrid photos/>
        }
        .into_any()
    })
}

/// Sends one picture; a plain form.
#[component]
pub(super) fn SendPhoto(
    visit: VisitId,
    shows: &'static str,
    label: &'static str,
    error: Option<String>,
) -> impl IntoView {
    let action = format!("/upload/contractor/visits/{visit}/{shows}");
    view! {
        <Form action multipart=true>
            <FileField name="photo" label hint=words::PHOTO_HINT error accept="image/jpeg,image/png,image/webp"/>
            <Button text=words::SEND_PHOTO kind=ButtonKind::Secondary/>
        </Form>
    }
    .into_any()
}
