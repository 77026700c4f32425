//! `/repairs/report/describe`: in their own words.

use super::question::{Asked, question, save};
use super::step::Step;
use crate::http::{Problems, act};
use crate::repairs::words;
use crate::ui::{Button, Form, TextArea};
use domain::TenancyId;
use domain::repairs::DraftAnswers;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

/// In characters, as Postgres counts them.
const MOST: u32 = 5_000;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DescribeForm {
    pub description: String,
}

#[server(prefix = "/do", endpoint = "repairs/report/describe")]
pub async fn answer_describe(#[server(flatten)] form: DescribeForm) -> Result<(), ServerFnError> {
    act(|ctx| save(ctx, Step::Describe, form, take)).await
}

fn take(form: &DescribeForm, answers: &mut DraftAnswers, _: &[TenancyId]) -> Problems {
    let mut problems = Problems::default();
    let told = problems.check(
        "description",
        tidy(&form.description, MOST as usize),
        |error| error.message(),
    );
    match told {
        Some(told) if told.is_empty() => problems.add("description", words::DESCRIBE_MISSING),
        told => answers.description = told,
    }
    problems
}

/// Whoever searched by their own words has begun to describe it.
fn fresh(answers: &DraftAnswers) -> DescribeForm {
    DescribeForm {
        description: answers
            .description
            .clone()
            .or_else(|| answers.search.clone())
            .unwrap_or_default(),
    }
}

#[component]
pub fn DescribePage() -> impl IntoView {
    question(Step::Describe, fresh, page)
}

fn page(asked: Asked<DescribeForm>) -> AnyView {
    asked.frame().around(view! {
        <Form action=AnswerDescribe::PATH>
            <TextArea
                name="description"
                label=words::DESCRIBE
                heading=true
                hint=words::DESCRIBE_HINT
                value=asked.filled.form.description.clone()
                error=asked.error("description")
                rows=8
                max_chars=MOST
            />
            <Button text=words::CONTINUE/>
        </Form>
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture::{asked, html};

    fn taken(text: &str) -> (Option<String>, Problems) {
        let mut answers = DraftAnswers::default();
        let form = DescribeForm {
            description: text.into(),
        };
        let problems = take(&form, &mut answers, &[]);
        (answers.description, problems)
    }

    #[test]
    fn five_thousand_characters_fit_and_one_more_does_not() {
        let (told, problems) = taken(&"é".repeat(5_000));
        assert!(problems.is_empty() && told.is_some());
        let (told, problems) = taken(&"é".repeat(5_001));
        assert_eq!(told, None);
        assert_eq!(
            problems.0[0].1,
            "Enter 5000 characters or fewer. You have 1 too many"
        );
    }

    #[test]
    fn blanks_are_no_description() {
        for text in ["", "  \r\n ", "\u{202e}"] {
            let (told, problems) = taken(text);
            assert_eq!(told, None);
            assert_eq!(problems.0[0].1, words::DESCRIBE_MISSING);
        }
    }

    #[test]
    fn every_script_and_emoji_stay_as_they_were_written() {
        for text in [
            "الماء يتسرب",
            "👩‍👧 it's \"wet\" & cold",
            "</textarea><script>alert(1)</script>",
        ] {
            assert_eq!(taken(text).0.as_deref(), Some(text));
        }
    }

    #[test]
    fn a_description_cannot_break_out_of_its_field() {
        let answers = DraftAnswers {
            description: Some("</textarea><script>alert(1)</script>".into()),
            ..DraftAnswers::default()
        };
        let page = html(|| page(asked(Step::Describe, answers, fresh)));
        assert!(!page.contains("<script>alert"), "{page}");
        assert_eq!(page.matches("</textarea>").count(), 1, "{page}");
        assert!(page.contains("&lt;/textarea&gt;&lt;script&gt;"), "{page}");
        assert_eq!(page.matches("<h1").count(), 1, "{page}");
    }
}
