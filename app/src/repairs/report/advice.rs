//! `/repairs/report/emergency/advice`: the number to ring now, before anything else is asked.

use super::gone::gone;
use super::question::{Opened, shown, tenancies};
use super::step::{Step, onward};
use crate::council::Council;
use crate::http::{Ctx, loaded};
use crate::repairs::words;
use crate::ui::{ButtonKind, ButtonLink, EmergencyBox, Link, Nav, Notice, TenantPage, Tone};
use chrono::{DateTime, Utc};
use domain::Result;
use domain::repairs::DraftAnswers;
use leptos::prelude::*;
use rules::london;

/// What someone in danger is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Danger {
    what: &'static str,
    /// Whom to ring; the council's own emergency line when `None`.
    number: Option<&'static str>,
    steps: &'static [&'static str],
    /// The form must not be the only call.
    ring_first: bool,
    /// The question in which it was named.
    named_at: Step,
}

struct Shown {
    danger: Danger,
    told_at: Option<DateTime<Utc>>,
    onward: &'static str,
}

impl Danger {
    fn named(answers: &DraftAnswers) -> Option<Self> {
        let danger = answers.danger()?;
        let at_first = answers.emergency == Some(danger);
        let advice = danger.advice()?;
        Some(Self {
            what: danger.label(),
            number: advice.call.number(),
            steps: advice.steps,
            ring_first: advice.replaces_report,
            named_at: if at_first {
                Step::Emergency
            } else {
                Step::More
            },
        })
    }
}

async fn load(ctx: Ctx) -> Result<Opened<Shown>> {
    let mut tx = ctx.visitor().await?;
    let Some(draft) = tx.repair_draft().await? else {
        return gone(&mut tx).await;
    };
    let onward = onward(&draft.answers, &tenancies(&tx.homes().await?));
    tx.commit().await?;
    Ok(match Danger::named(&draft.answers) {
        None => Opened::Elsewhere(onward),
        Some(danger) => Opened::Here(Shown {
            danger,
            told_at: draft.emergency_at,
            onward,
        }),
    })
}

#[component]
pub fn AdvicePage() -> impl IntoView {
    loaded(load, |opened| {
        shown(opened, |found| view! { <Advice found/> }.into_any())
    })
}

#[component]
fn Advice(found: Shown) -> impl IntoView {
    let Shown {
        danger,
        told_at,
        onward,
    } = found;
    let ours = use_context::<Council>().unwrap_or_else(Council::ebbsmarsh);
    let phone = danger
        .number
        .map_or(ours.emergency_phone, ToOwned::to_owned);
    let ring = format!("Ring {phone} now");
    view! {
        <TenantPage
            title="Who to ring now"
            nav=Nav::Repairs
            back=Link::new(danger.named_at.path(), words::BACK)
        >
            <h1 class="title">{ring}</h1>
            <EmergencyBox title=danger.what phone>
                <ol>
                    {danger.steps.iter().map(|step| view! { <li>{*step}</li> }).collect_view()}
                </ol>
            </EmergencyBox>
            {danger.ring_first.then(|| view! {
                <Notice tone=Tone::Red title=words::ADVICE_NOT_ALONE_TITLE>
                    <p>{words::ADVICE_NOT_ALONE}</p>
                </Notice>
            })}
            <h2 class="section-title">{words::ADVICE_THEN}</h2>
            <p>{words::ADVICE_THEN_TEXT}</p>
            {told_at.map(|at| view! { <p>{recorded(at)}</p> })}
            <ButtonLink href=onward text=words::ADVICE_GO_ON kind=ButtonKind::Secondary/>
        </TenantPage>
    }
}

fn recorded(at: DateTime<Utc>) -> String {
    format!(
        "We have written down that you told us at {}.",
        london::long_moment(at)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture::html;
    use rules::repairs::Emergency;
    use rules::repairs::catalogue::Catalogue;

    fn advice_for(answers: &DraftAnswers) -> String {
        let found = Shown {
            danger: Danger::named(answers).unwrap(),
            told_at: Some("2026-11-21T17:30:00Z".parse().unwrap()),
            onward: "/repairs/report/place",
        };
        html(|| view! { <Advice found/> })
    }

    fn first(emergency: Emergency) -> DraftAnswers {
        DraftAnswers {
            emergency: Some(emergency),
            ..DraftAnswers::default()
        }
    }

    #[test]
    fn gas_is_rung_first_and_the_form_is_never_the_only_call() {
        let page = advice_for(&first(Emergency::GasSmell));
        assert!(page.contains("Ring 0800 111 999 now"), "{page}");
        assert!(page.contains(r#"href="tel:0800111999""#), "{page}");
        assert!(page.contains(words::ADVICE_NOT_ALONE_TITLE), "{page}");
        assert!(
            page.contains("5:30pm on Saturday 21 November 2026"),
            "{page}"
        );
        assert!(page.contains(r#"href="/repairs/report/place""#), "{page}");
    }

    #[test]
    fn each_danger_has_a_number_to_ring() {
        for emergency in Emergency::ALL {
            let danger = Danger::named(&first(*emergency));
            assert_eq!(
                danger.is_none(),
                *emergency == Emergency::None,
                "{emergency:?}"
            );
        }
        assert!(advice_for(&first(Emergency::Fire)).contains("tel:999"));
        assert!(advice_for(&first(Emergency::Flood)).contains("tel:08081570999"));
    }

    #[test]
    fn a_danger_that_comes_out_later_gets_advice_too() {
        for element in Catalogue::current().elements {
            for fault in element.faults {
                for question in fault.questions.iter().filter(|it| it.when.is_none()) {
                    for answer in question.answers {
                        let mut answers = DraftAnswers {
                            room: element.rooms.first().copied(),
                            ..first(Emergency::None)
                        };
                        answers.set_element(element);
                        answers.set_fault(fault);
                        let given = (question.key.to_owned(), answer.key.to_owned());
                        answers.set_safety([given].into());
                        let named = Danger::named(&answers);
                        assert_eq!(
                            named.is_some(),
                            answer.then.danger.is_some(),
                            "{}/{}: {}",
                            element.key,
                            fault.key,
                            question.text
                        );
                        assert!(named.is_none_or(|danger| danger.named_at == Step::More));
                    }
                }
            }
        }
    }
}
