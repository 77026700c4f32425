//! `/rent/questions/{ref}`: what a tenant asked about an account, what we said, and by when we answer.

mod history;
mod not_right;
mod photos;
pub mod verbs;

use super::account::address_part;
use super::words::{self, questions as said};
use crate::conversation::{Conversation, Messages};
use crate::http::{Ctx, FLASH, Filled, loaded, see_other};
use crate::repairs::record::verbs::PHOTO_FORM;
use crate::repairs::record_words::{promised, why_this_date};
use crate::ui::{
    ErrorSummary, Link, Nav, Promise, Promised, SummaryList, SummaryRow, Tag, TenantPage,
};
use chrono::{DateTime, Utc};
use domain::PersonId;
use domain::cases::clocks::ClockRow;
use domain::rent::questions::Question;
use domain::rent::{RentCase, Topic};
use domain::{Error, Result};
use history::History;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use not_right::NotRight;
use photos::Photos;
use rules::london;
use rules::reference::CaseReference;
use rules::repairs::state::RepairState;
use verbs::{FORM, QuestionForm, WriteOnQuestion};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Shown {
    pub question: Question,
    /// Who reads it.
    pub reader: PersonId,
    pub may_reopen: bool,
    pub form: Filled<QuestionForm>,
    /// What was wrong with the photo sent last.
    pub photo_problem: Option<String>,
    pub flash: Option<String>,
    pub now: DateTime<Utc>,
}

impl Shown {
    fn is_closed(&self) -> bool {
        self.question.head.closed_at.is_some()
    }

    /// Whether we cannot go on before the tenant answers.
    fn awaits_answer(&self) -> bool {
        self.question.head.state == RepairState::AwaitingInfo.key()
    }

    fn talk(&self) -> Conversation {
        Conversation {
            rows: self.question.conversation.clone(),
            reader: self.reader,
            now: self.now,
            team: said::TEAM,
            awaits_answer: self.awaits_answer(),
            is_closed: self.is_closed(),
            action: WriteOnQuestion::PATH,
            reference: self.question.head.reference.clone(),
            typed: self.form.form.message.clone(),
            error: self.form.error("message"),
            none: said::NO_MESSAGES,
            label: said::MESSAGE_LABEL,
        }
    }

    /// What is wrong, for the summary on top.
    fn problems(&self) -> Vec<(String, String)> {
        let photo = self
            .photo_problem
            .iter()
            .map(|problem| ("photo".to_owned(), problem.clone()));
        self.form.summary().into_iter().chain(photo).collect()
    }
}

/// The address takes the reference as people type it, and leads on to the one way we write it.
#[component]
pub fn QuestionPage() -> impl IntoView {
    let typed = address_part("reference");
    let reference = CaseReference::parse(&typed);
    match reference {
        Ok(reference) if reference.to_string() != typed => {
            see_other(&format!("/rent/questions/{reference}"));
            ().into_any()
        }
        _ => loaded(
            move |ctx| load(ctx, reference.ok()),
            |shown| view! { <Asked shown/> },
        ),
    }
}

async fn load(ctx: Ctx, reference: Option<CaseReference>) -> Result<Shown> {
    let reference = reference.ok_or(Error::NotFound)?;
    let mut tx = ctx.tenant().await?;
    let question = tx.rent_question(&reference).await?;
    tx.mark_read(question.head.id).await?;
    let mut form = Filled::<QuestionForm>::take(&mut tx, FORM, QuestionForm::default).await?;
    // What was typed on another page has no place on this one.
    if form.form.reference != reference.to_string() {
        form = Filled::default();
    }
    let photo = Filled::<serde_json::Value>::take(&mut tx, PHOTO_FORM, Default::default).await?;
    let flash = tx.take_form(FLASH).await?;
    let shown = Shown {
        may_reopen: question.about.topic != Topic::BreathingSpaceSaid
            && tx.may_reopen(&question.head),
        reader: tx.principal.person,
        form,
        photo_problem: photo.error("photo"),
        flash: flash.and_then(|words| words.as_str().map(str::to_owned)),
        now: tx.now,
        question,
    };
    tx.commit().await?;
    Ok(shown)
}

#[component]
fn Asked(shown: Shown) -> impl IntoView {
    let errors = shown.problems();
    let head = shown.question.head.clone();
    let asked_on = london::long_date(london::date_of(head.reported_at));
    let closed = shown.is_closed();
    view! {
        <TenantPage
            title=said::ABOUT_YOUR_RENT
            nav=Nav::Rent
            back=Link::new("/rent", words::YOUR_RENT)
            has_errors=!errors.is_empty()
            flash=shown.flash.clone()
        >
            <ErrorSummary errors/>
            <h1>{shown.question.title()}</h1>
            <p class="lead">{format!("{} · {asked_on}", head.reference)}</p>
            <Standing shown=shown.clone()/>
            {closed.then(|| view! { <NotRight shown=shown.clone()/> })}
            <Messages talk=shown.talk()/>
            <Photos shown=shown.clone()/>
            <History shown=shown.clone()/>
            <h2 class="section-title">{said::TOLD}</h2>
            <SummaryList rows=told(&shown.question.about)/>
        </TenantPage>
    }
    .into_any()
}

/// How it stands, and by when we answer.
#[component]
fn Standing(shown: Shown) -> impl IntoView {
    let (words, tone) = said::status(&shown.question.head.state);
    let promise = shown
        .question
        .promise()
        .map(|clock| promise(clock, shown.now));
    view! {
        <section class="card">
            <p><Tag words tone/></p>
            {promise}
        </section>
    }
    .into_any()
}

fn promise(clock: &ClockRow, now: DateTime<Utc>) -> impl IntoView + use<> {
    let Promised {
        date,
        sentence,
        why,
    } = promised(&clock.rule, Some(&clock.period), clock.due_at, now);
    let why_more = why_this_date(&clock.rule, &clock.period, &clock.source, clock.trigger_at);
    view! { <Promise date sentence why why_more/> }
}

/// What was told, fact by fact; what was left out is left out.
pub fn told(about: &RentCase) -> Vec<SummaryRow> {
    let facts = [
        ("Payment reference", Some(about.payment_reference.clone())),
        ("Amount", about.pence.map(|pence| pence.to_string())),
        ("Paid on", about.paid_on.map(london::long_date)),
        (
            "How",
            about
                .way
                .as_deref()
                .map(|way| said::way_words(way).unwrap_or(way).to_owned()),
        ),
        ("In your words", Some(about.words.clone())),
    ];
    facts
        .into_iter()
        .filter_map(|(key, value)| {
            let value = value.filter(|value| !value.is_empty())?;
            Some(SummaryRow {
                key: key.to_owned(),
                value,
                change: None,
            })
        })
        .collect()
}
