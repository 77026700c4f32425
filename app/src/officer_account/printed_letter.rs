//! `/officer/letters/{ref}/letter`: the letter itself, once, to be printed and posted.

use super::side::side_items;
use super::words;
use crate::council::Council;
use crate::http::{Ctx, loaded};
use crate::ui::{DeskNav, Inset, Link, OfficerPage};
use domain::account::activation_letter::ActivationLetter;
use domain::secrets::Pepper;
use domain::{Error, Officer, Result, Tx};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use rules::london;
use rules::reference::CaseReference;
use serde::{Deserialize, Serialize};

/// What stands on the paper.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Paper {
    pub name: String,
    /// The lines of the address, in order.
    pub address: Vec<String>,
    pub tenancy: String,
    pub code: String,
    /// "21 November 2026".
    pub dated: String,
    pub good_until: String,
}

fn form_name(reference: &CaseReference) -> String {
    format!("officer-letter-{reference}")
}

/// Keeps the letter for the next page of this officer's browser, which shows it and forgets it.
pub(super) async fn keep_letter(
    tx: &mut Tx<Officer>,
    pepper: &Pepper,
    reference: &CaseReference,
    letter: &ActivationLetter,
) -> Result<()> {
    let ActivationLetter {
        to,
        code,
        good_until,
    } = letter;
    let paper = Paper {
        name: to.name.clone(),
        address: vec![
            to.address_line.clone(),
            to.town.clone(),
            to.postcode.clone(),
        ],
        tenancy: to.tenancy.clone(),
        code: code.clone(),
        dated: london::long_date(london::date_of(tx.now)),
        good_until: london::long_date(london::date_of(*good_until)),
    };
    let content = serde_json::to_value(&paper).map_err(|_| Error::Broken("letter unwritable"))?;
    tx.keep_sealed(pepper, &form_name(reference), &content)
        .await
}

struct PrintedView {
    reference: String,
    paper: Option<Paper>,
    site: String,
}

async fn load(ctx: Ctx, reference: String) -> Result<PrintedView> {
    let reference = super::letters::request(&reference)?;
    let mut tx = ctx.officer().await?;
    tx.case(&reference).await?;
    let kept = tx
        .take_sealed(&ctx.shared.pepper, &form_name(&reference))
        .await?;
    tx.commit().await?;
    Ok(PrintedView {
        reference: reference.to_string(),
        paper: kept.and_then(|content| serde_json::from_value(content).ok()),
        site: ctx.shared.db.site().to_owned(),
    })
}

#[component]
pub fn PrintedLetterPage() -> impl IntoView {
    let reference = use_params_map()
        .read_untracked()
        .get("reference")
        .unwrap_or_default();
    loaded(
        |ctx| load(ctx, reference),
        |found| view! { <PrintedLetter reference=found.reference paper=found.paper site=found.site/> },
    )
}

#[component]
pub(super) fn PrintedLetter(
    reference: String,
    paper: Option<Paper>,
    site: String,
) -> impl IntoView {
    let body = match paper {
        Some(paper) => view! { <OnPaper paper site/> }.into_any(),
        None => view! {
            <h1 class="govuk-heading-l">{words::LETTER}</h1>
            <p class="govuk-body">{words::LETTER_GONE}</p>
        }
        .into_any(),
    };
    view! {
        <OfficerPage
            title=words::LETTER
            nav=DeskNav::Queue
            counts=side_items()
            back=Link::new(format!("/officer/letters/{reference}"), "Back")
        >
            <div class="desk-pane">{body}</div>
        </OfficerPage>
    }
}

#[component]
fn OnPaper(paper: Paper, site: String) -> impl IntoView {
    let council = use_context::<Council>().unwrap_or_else(Council::ebbsmarsh);
    let Paper {
        name,
        address,
        tenancy,
        code,
        dated,
        good_until,
    } = paper;
    let line = |line: String| view! { {line} <br/> };
    let limits = format!(
        "The code works once, until {good_until}. Never tell it to anyone, not even to us."
    );
    let where_to = format!("{site}/sign-in/letter/code");
    view! {
        <div class="no-print"><Inset>{words::LETTER_PRINT}</Inset></div>
        <article class="letter">
            <p class="govuk-body">{name.clone()} <br/> {address.into_iter().map(line).collect_view()}</p>
            <p class="govuk-body">{dated}</p>
            <h1 class="govuk-heading-m">"Your code to sign in"</h1>
            <p class="govuk-body">"Dear " {name} ","</p>
            <p class="govuk-body">"You asked us for a code to sign in to your account. It is:"</p>
            <p class="govuk-heading-l"><code>{code}</code></p>
            <p class="govuk-body">"On a phone or a computer, go to " <strong>{where_to}</strong> ". Enter:"</p>
            <ul class="govuk-list govuk-list--bullet">
                <li>"your tenancy reference, " <strong>{tenancy}</strong></li>
                <li>"your date of birth"</li>
                <li>"the code above."</li>
            </ul>
            <p class="govuk-body">{limits}</p>
            <p class="govuk-body">
                "If you did not ask for this letter, call us on " {council.phone} "."
            </p>
            <p class="govuk-body">{council.full_name} <br/> {council.address}</p>
        </article>
    }
}
