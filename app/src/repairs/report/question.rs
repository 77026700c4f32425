//! What every question does: open with the answer given before, save, and look alike.

use super::addresses::START;
use super::gone::{Gone, gone};
use super::step::{Step, after, first_open};
use crate::http::{Ctx, Filled, Next, Problems, Refused, loaded, see_other};
use crate::repairs::words;
use crate::ui::{ErrorSummary, Link, Nav, TenantPage, Viewer};
use domain::people::Home;
use domain::repairs::{Draft, DraftAnswers};
use domain::{Result, SubmissionKey, TenancyId};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A question as its page shows it: the form as it was answered or as it came back, and the report it belongs to.
#[derive(Clone, Debug)]
pub struct Asked<F> {
    pub step: Step,
    pub filled: Filled<F>,
    pub draft: Draft,
    /// The homes of the person who is signed in; none for a stranger.
    pub homes: Vec<Home>,
}

/// What a visitor finds who asks for a page of the report.
pub enum Opened<T> {
    Here(T),
    /// Something else comes first.
    Elsewhere(&'static str),
    /// There is no report being written. The last one that was sent from here, if there is one.
    Gone(Option<SubmissionKey>),
}

/// What a question does with a form: puts it into the answers, or says what is wrong with it.
pub type Take<F> = fn(&F, &mut DraftAnswers, &[TenancyId]) -> Problems;

pub fn tenancies(homes: &[Home]) -> Vec<TenancyId> {
    homes.iter().map(|home| home.tenancy).collect()
}

/// The page of a question.
pub fn question<F>(
    step: Step,
    fresh: fn(&DraftAnswers) -> F,
    view: fn(Asked<F>) -> AnyView,
) -> impl IntoView
where
    F: DeserializeOwned + Default + Send + 'static,
{
    loaded(
        move |ctx| open(ctx, step, fresh),
        move |opened| shown(opened, view),
    )
}

/// Shows what was found, or leads to what comes first.
pub fn shown<T>(opened: Opened<T>, view: impl FnOnce(T) -> AnyView) -> AnyView {
    match opened {
        Opened::Here(found) => view(found),
        Opened::Gone(sent) => view! { <Gone sent/> }.into_any(),
        Opened::Elsewhere(path) => {
            see_other(path);
            ().into_any()
        }
    }
}

/// Finds the question's form, unless an earlier question is still open.
pub async fn open<F>(
    ctx: Ctx,
    step: Step,
    fresh: fn(&DraftAnswers) -> F,
) -> Result<Opened<Asked<F>>>
where
    F: DeserializeOwned + Default,
{
    let mut tx = ctx.visitor().await?;
    let Some(draft) = tx.repair_draft().await? else {
        return gone(&mut tx).await;
    };
    let homes = tx.homes().await?;
    let earlier = first_open(&draft.answers, &tenancies(&homes)).filter(|open| *open < step);
    if let Some(earlier) = earlier {
        return Ok(Opened::Elsewhere(earlier.path()));
    }
    let filled = Filled::take(&mut tx, step.form(), || fresh(&draft.answers)).await?;
    tx.commit().await?;
    Ok(Opened::Here(Asked {
        step,
        filled,
        draft,
        homes,
    }))
}

/// Takes an answer and leads on. What cannot be taken, and what comes after the report is gone, is kept as it was typed.
pub async fn save<F: Serialize>(ctx: Ctx, step: Step, form: F, take: Take<F>) -> Result<Next> {
    let mut tx = ctx.visitor().await?;
    let Some(mut draft) = tx.repair_draft_to_answer().await? else {
        return again(step, &form, Problems::default());
    };
    let tenancies = tenancies(&tx.homes().await?);
    let before = draft.answers.clone();
    let problems = take(&form, &mut draft.answers, &tenancies);
    if !problems.is_empty() {
        return again(step, &form, problems);
    }
    tx.save_repair_draft(&draft).await?;
    tx.commit().await?;
    Ok(Next::see(after(step, &before, &draft.answers, &tenancies)))
}

fn again<F: Serialize>(step: Step, form: &F, problems: Problems) -> Result<Next> {
    let refused = Refused::new(step.form(), step.path(), form, problems)?;
    Ok(Next::Again(refused))
}

/// Notes a problem against a field when there is no answer, or only a forged one.
pub fn required<T>(
    problems: &mut Problems,
    field: &str,
    answer: Option<T>,
    words: &str,
) -> Option<T> {
    problems.check(field, answer.ok_or(()), |()| words.to_owned())
}

impl<F> Asked<F> {
    pub fn error(&self, field: &str) -> Option<String> {
        self.filled.error(field)
    }

    /// What stands around the question.
    pub fn frame(&self) -> Frame {
        let before = self.step.previous(&self.draft.answers);
        Frame {
            back: Link::new(before.map_or(START, Step::path), words::BACK),
            progress: self.step.progress(),
            problems: self.filled.summary(),
        }
    }
}

/// The way back, how far along the question is, what is wrong with the answer, and that it is saved.
pub struct Frame {
    back: Link,
    progress: (u32, u32),
    problems: Vec<(String, String)>,
}

impl Frame {
    pub fn around(self, content: impl IntoView + 'static) -> AnyView {
        let content = content.into_any();
        view! {
            <TenantPage
                title=words::REPORT_A_REPAIR
                nav=Nav::Repairs
                back=self.back
                progress=self.progress
                has_errors=!self.problems.is_empty()
            >
                <ErrorSummary errors=self.problems/>
                {content}
                <p class="saved">{saved()}</p>
            </TenantPage>
        }
        .into_any()
    }
}

/// Signed in, the report is there on every device; else in this browser only.
fn saved() -> &'static str {
    match use_context::<Viewer>() {
        Some(Viewer::Tenant { .. }) => words::SAVED_ANYWHERE,
        _ => words::SAVED,
    }
}
