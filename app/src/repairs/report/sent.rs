//! `/repairs/report/sent`: we have it, what happens next, and by when.

use crate::council::Council;
use crate::http::{Ctx, loaded};
use crate::repairs::words;
use crate::ui::{ButtonLink, Confirmation, EmergencyBox, Nav, Promise, PromiseDate, TenantPage};
use domain::repairs::Sent;
use domain::repairs::report::promise_sentence;
use domain::{Error, Result, SubmissionKey};
use leptos::prelude::*;
use rules::london;
use rules::repairs::Priority;

struct Found {
    sent: Sent,
    signed_in: bool,
}

async fn load(ctx: Ctx) -> Result<Found> {
    let key = ctx.query("key").and_then(|key| SubmissionKey::parse(&key));
    let key = key.ok_or(Error::NotFound)?;
    let mut tx = ctx.visitor().await?;
    let sent = tx.sent_repair(key).await?;
    tx.commit().await?;
    Ok(Found {
        sent,
        signed_in: ctx.visit.person().is_some(),
    })
}

#[component]
pub fn SentPage() -> impl IntoView {
    loaded(load, |found| view! { <Confirmed found/> })
}

#[component]
fn Confirmed(found: Found) -> impl IntoView {
    let Found { sent, signed_in } = found;
    let next = if sent.unverified {
        words::SENT_UNVERIFIED
    } else {
        words::SENT_SIGNED_IN
    };
    let record = (signed_in && !sent.unverified).then(|| format!("/repairs/{}", sent.reference));
    view! {
        <TenantPage title=words::SENT nav=Nav::Repairs>
            <Confirmation title=words::SENT reference=sent.reference.clone()>
                <Danger sent=sent.clone()/>
                <h2 class="section-title">{words::SENT_NEXT}</h2>
                <Promise
                    date=date(&sent)
                    sentence=promise_sentence(&sent)
                    why=why(&sent)
                    why_more=words::SENT_WHY_MORE
                />
                <ol class="govuk-list govuk-list--number">
                    {next.map(|step| view! { <li>{step}</li> }).into_iter().collect_view()}
                </ol>
                {record.map(|href| view! { <ButtonLink href text=words::SENT_SEE/> })}
                <GetsWorse/>
            </Confirmation>
        </TenantPage>
    }
}

/// An emergency is rung in as well: the report alone must not be waited for.
#[component]
fn Danger(sent: Sent) -> impl IntoView {
    (sent.priority == Priority::Emergency).then(|| {
        view! { <EmergencyBox title=words::SENT_DANGER phone=emergency_phone()/> }
    })
}

#[component]
fn GetsWorse() -> impl IntoView {
    let phone = emergency_phone();
    let dial = Council::dial(&phone);
    view! {
        <h2 class="section-title">{words::SENT_WORSE}</h2>
        <p>
            {words::SENT_WORSE_TEXT} " "
            <a class="govuk-link" href=dial>{phone}</a>
        </p>
    }
}

fn emergency_phone() -> String {
    use_context::<Council>()
        .unwrap_or_else(Council::ebbsmarsh)
        .emergency_phone
}

/// The reason for the date shown: the law's, where a law sets it sooner than our own promise.
fn why(sent: &Sent) -> String {
    match sent.rule.split('.').next() {
        Some("rtr") => words::SENT_BY_RIGHT_TO_REPAIR.to_owned(),
        Some("awaab") => words::SENT_BY_AWAABS_LAW.to_owned(),
        _ => sent.why.clone(),
    }
}

fn date(sent: &Sent) -> PromiseDate {
    let parts = london::promise_parts(london::date_of(sent.due));
    PromiseDate {
        weekday: parts.weekday,
        day: parts.day,
        month: parts.month,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture::html;

    fn page(priority: Priority, unverified: bool, signed_in: bool) -> String {
        let sent = Sent {
            reference: "R-26-004812".into(),
            due: "2026-12-14T23:59:59Z".parse().unwrap(),
            priority,
            why: "It needs work, but it can wait a little.".into(),
            title: "Water leak in the kitchen".into(),
            rule: String::new(),
            unverified,
        };
        html(|| view! { <Confirmed found=Found { sent, signed_in }/> })
    }

    #[test]
    fn it_gives_the_reference_the_date_and_the_reason() {
        let page = page(Priority::Routine, false, true);
        for words in [
            "R-26-004812",
            "14 December",
            "It needs work",
            "Why this date?",
            "Mon",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(page.contains(r#"href="/repairs/R-26-004812""#), "{page}");
        assert!(!page.contains(words::SENT_DANGER), "{page}");
    }

    #[test]
    fn a_date_that_a_law_sets_names_the_law() {
        let sent = |rule: &str| Sent {
            reference: "R-26-004812".into(),
            due: "2026-12-14T23:59:59Z".parse().unwrap(),
            priority: Priority::Urgent,
            why: "It is your only toilet.".into(),
            title: "Toilet that will not flush".into(),
            rule: rule.into(),
            unverified: false,
        };
        assert!(why(&sent("rtr.first")).contains("Right to Repair"));
        assert!(why(&sent("awaab.investigate")).contains("Awaab"));
        assert_eq!(
            why(&sent("repairs.urgent.complete")),
            "It is your only toilet."
        );
    }

    #[test]
    fn an_unverified_reporter_is_shown_no_record_even_once_signed_in() {
        let page = page(Priority::Routine, true, true);
        assert!(!page.contains("/repairs/R-26-004812"), "{page}");
        assert!(page.contains("We ring you"), "{page}");
    }

    #[test]
    fn an_emergency_is_told_to_ring_as_well() {
        let page = page(Priority::Emergency, false, true);
        assert!(page.contains(words::SENT_DANGER), "{page}");
        assert!(page.contains("tel:08081570999"), "{page}");
    }
}
