//! `/repairs/report/help`: what to try now, and whose it is to fix, before the report goes on. It stops nobody.

use super::question::{Asked, question, save};
use super::step::Step;
use crate::http::{Problems, act};
use crate::repairs::words;
use crate::ui::{Button, Form, Notice, TextArea, Tone};
use chrono::NaiveDate;
use domain::TenancyId;
use domain::repairs::{DraftAnswers, may_not_be_ours};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::repairs::catalogue::{Judged, Responsible};
use rules::text::tidy;
use serde::{Deserialize, Serialize};

/// In characters.
const MOST: u32 = 500;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HelpForm {
    pub cannot: String,
}

#[server(prefix = "/do", endpoint = "repairs/report/help")]
pub async fn answer_help(#[server(flatten)] form: HelpForm) -> Result<(), ServerFnError> {
    act(|ctx| save(ctx, Step::Help, form, take)).await
}

fn take(form: &HelpForm, answers: &mut DraftAnswers, _: &[TenancyId]) -> Problems {
    let mut problems = Problems::default();
    let cannot = tidy(&form.cannot, MOST as usize);
    answers.cannot = problems.check("cannot", cannot, |error| error.message());
    answers.help_read = true;
    problems
}

fn fresh(answers: &DraftAnswers) -> HelpForm {
    HelpForm {
        cannot: answers.cannot.clone().unwrap_or_default(),
    }
}

#[component]
pub fn HelpPage() -> impl IntoView {
    question(Step::Help, fresh, page)
}

fn page(asked: Asked<HelpForm>) -> AnyView {
    // The date bears on how soon it is due, not on what to try nor on whose it is.
    let judged = asked.draft.answers.judged(NaiveDate::default());
    let reason = judged
        .as_ref()
        .is_some_and(|judged| may_be_excused(judged.responsible));
    let field = reason.then(|| {
        view! {
            <TextArea
                name="cannot"
                label=words::CANNOT
                hint=words::CANNOT_HINT
                value=asked.filled.form.cannot.clone()
                error=asked.error("cannot")
                rows=3
                max_chars=MOST
            />
        }
    });
    asked.frame().around(view! {
        <h1 class="title">{words::HELP}</h1>
        {judged.map(outcome)}
        <Form action=AnswerHelp::PATH>
            {field}
            <Button text=words::HELP_GO_ON/>
        </Form>
    })
}

/// Whether being unable to do it changes who does.
fn may_be_excused(responsible: Responsible) -> bool {
    may_not_be_ours(responsible) && responsible != Responsible::Supplier
}

/// What to try now, and whose it is to fix if it may not be ours.
pub fn outcome(judged: Judged) -> AnyView {
    let steps = judged.self_help;
    let help = (!steps.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Brand title=words::SELF_HELP>
                <ul class="govuk-list govuk-list--bullet">
                    {steps.iter().map(|step| view! { <li>{*step}</li> }).collect_view()}
                </ul>
            </Notice>
        }
    });
    let whose = may_not_be_ours(judged.responsible).then(|| {
        view! {
            <Notice tone=Tone::Amber title=judged.responsible.label()>
                <p>{judged.because}</p>
                <p>{words::STILL_REPORT}</p>
            </Notice>
        }
    });
    view! { {help} {whose} }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture::{asked, html};
    use rules::repairs::catalogue::Catalogue;
    use rules::repairs::{Emergency, Where};

    #[test]
    fn every_fault_with_something_to_say_says_it_and_never_ends_the_report() {
        for element in Catalogue::current().elements {
            for fault in element.faults {
                let mut answers = DraftAnswers {
                    emergency: Some(Emergency::None),
                    place: Some(Where::Home),
                    room: element.rooms.first().copied(),
                    ..DraftAnswers::default()
                };
                answers.set_element(element);
                answers.set_fault(fault);
                if !answers.needs_help_page() {
                    continue;
                }
                let page = html(|| page(asked(Step::Help, answers, fresh)));
                assert!(page.contains(words::HELP_GO_ON), "{page}");
                for step in fault.outcome.self_help {
                    assert!(
                        page.contains(&step.replace('\'', "&#x27;")) || page.contains(step),
                        "{step}: {page}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_reason_is_asked_for_and_not_needed() {
        let mut answers = DraftAnswers::default();
        assert!(take(&HelpForm::default(), &mut answers, &[]).is_empty());
        assert!(answers.help_read);
        assert_eq!(answers.cannot.as_deref(), Some(""));
    }
}
