//! `/repairs/report/check`: all answers on one page, and the button that sends them.

use super::addresses::{CHECK, photo, thumb};
use super::gone::gone;
use super::help::outcome;
use super::known::AlreadyKnown;
use super::question::{Opened, shown, tenancies};
use super::send::SendReport;
use super::step::{ALL_STEPS, Step, first_open};
use super::summary::rows;
use crate::http::{Ctx, FLASH, loaded};
use crate::repairs::words;
use crate::ui::{Button, Form, Link, Nav, PhotoGrid, PhotoTile, SummaryList, TenantPage};
use domain::Result;
use domain::people::Home;
use domain::photos::PhotoRow;
use domain::repairs::{Draft, Known};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::repairs::catalogue::Judged;

/// A report with every question answered.
#[derive(Clone, Debug)]
pub struct Complete {
    pub draft: Draft,
    pub homes: Vec<Home>,
    pub photos: Vec<PhotoRow>,
    pub signed_in: bool,
    pub told: Option<String>,
    /// What it is judged to be if it is sent now.
    pub judged: Option<Judged>,
    pub known: Known,
}

/// The report, if every question is answered; else the first that is not.
pub async fn complete(ctx: &Ctx) -> Result<Opened<Complete>> {
    let mut tx = ctx.visitor().await?;
    let Some(draft) = tx.repair_draft().await? else {
        return gone(&mut tx).await;
    };
    let homes = tx.homes().await?;
    if let Some(open) = first_open(&draft.answers, &tenancies(&homes)) {
        return Ok(Opened::Elsewhere(open.path()));
    }
    let photos = tx.draft_photos(draft.id).await?;
    let known = tx.known_repairs(&draft).await?;
    let judged = draft.answers.judged(london::date_of(tx.now));
    let told = tx.take_form(FLASH).await?;
    tx.commit().await?;
    Ok(Opened::Here(Complete {
        judged,
        known,
        draft,
        homes,
        photos,
        signed_in: ctx.visit.person().is_some(),
        told: told.and_then(|words| words.as_str().map(str::to_owned)),
    }))
}

async fn load(ctx: Ctx) -> Result<Opened<Complete>> {
    complete(&ctx).await
}

#[component]
pub fn CheckPage() -> impl IntoView {
    loaded(load, |opened| {
        shown(opened, |report| view! { <Check report/> }.into_any())
    })
}

#[component]
fn Check(report: Complete) -> impl IntoView {
    let answers = &report.draft.answers;
    let rows = rows(answers, &report.homes, report.photos.len());
    let send = if report.signed_in {
        words::SEND
    } else {
        words::SEND_ONWARD
    };
    view! {
        <TenantPage
            title=words::CHECK
            nav=Nav::Repairs
            back=Link::new(Step::Contact.path(), words::BACK)
            progress=(ALL_STEPS, ALL_STEPS)
            flash=report.told
        >
            <h1 class="title">{words::CHECK}</h1>
            <p class="lead">{words::CHECK_LEAD}</p>
            <AlreadyKnown known=report.known/>
            <SummaryList rows/>
            <PhotoGrid photos=tiles(&report.photos)/>
            {report.judged.map(promised)}
            <Form action=SendReport::PATH submission_key=report.draft.submission_key.to_string()>
                <Button text=send/>
            </Form>
            <p class="saved">{words::SAVED}</p>
        </TenantPage>
    }
}

/// How soon it looks due, and why; what to try meanwhile, and whose it may be.
fn promised(judged: Judged) -> AnyView {
    view! {
        <h2 class="section-title">{words::CHECK_PRIORITY}</h2>
        <p><strong>{judged.priority.label()}</strong> ". " {judged.why}</p>
        <p class="govuk-hint">{words::CHECK_PRIORITY_HINT}</p>
        {outcome(judged)}
    }
    .into_any()
}

fn tiles(photos: &[PhotoRow]) -> Vec<PhotoTile> {
    let tile = |(place, row): (usize, &PhotoRow)| PhotoTile {
        href: photo(row.id),
        thumb: thumb(row.id),
        alt: format!("Photo {}", place + 1),
        ..PhotoTile::default()
    };
    photos.iter().enumerate().map(tile).collect()
}

/// Where someone signs in who wants to send: they come back to check.
pub fn sign_in() -> String {
    format!("/sign-in?then={CHECK}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture;

    fn page(report: Complete) -> String {
        fixture::html(|| view! { <Check report/> })
    }

    fn report(signed_in: bool) -> Complete {
        Complete {
            draft: fixture::draft(fixture::complete()),
            homes: Vec::new(),
            photos: Vec::new(),
            signed_in,
            told: None,
            judged: fixture::complete().judged("2026-11-21".parse().unwrap()),
            known: Known::default(),
        }
    }

    #[test]
    fn the_form_carries_the_key_of_the_draft() {
        let report = report(true);
        let key = report.draft.submission_key.to_string();
        let page = page(report);
        assert!(
            page.contains(&format!("name=\"submission_key\" value=\"{key}\"")),
            "{page}"
        );
        assert!(page.contains("Send report"), "{page}");
    }

    #[test]
    fn a_stranger_is_not_promised_that_this_button_sends() {
        assert!(!page(report(false)).contains("Send report"));
    }

    #[test]
    fn their_words_are_shown_as_words() {
        let mut report = report(true);
        report.draft.answers.description = Some("</dd><script>alert(1)</script>".into());
        let page = page(report);
        assert!(!page.contains("<script>alert"), "{page}");
        assert!(page.contains("&lt;script&gt;"), "{page}");
    }

    #[test]
    fn the_reason_for_the_priority_stands_before_the_button() {
        let page = page(report(true));
        let why = page.find(words::CHECK_PRIORITY).unwrap();
        assert!(why < page.find("Send report").unwrap(), "{page}");
    }
}
