//! Putting a response template into a message: a choice and a button, which bring the form back with the words in it.

use super::form::{CaseForm, MOST_WORDS, Open};
use crate::http::{Ctx, Next, act};
use crate::officers::words;
use crate::ui::{Button, ButtonKind, Choice, Select};
use domain::cases::templates::TemplateRow;
use domain::{Error, Result, TemplateId};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

#[server(prefix = "/do", endpoint = "officer/cases/template")]
pub async fn put_template(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| put(ctx, form)).await
}

/// The template follows what was typed already; nothing is sent.
async fn put(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let mut open = Open::new(&ctx, form).await?;
    let (chosen, field) = match open.form.into.as_str() {
        "question" => (open.form.question_template.clone(), "question"),
        _ => (open.form.message_template.clone(), "message"),
    };
    let Some(body) = open.filled_template(&chosen).await? else {
        let chooser = format!("{field}_template");
        open.problems.add(&chooser, words::CHOOSE_TEMPLATE);
        return open.again();
    };
    let text = if field == "question" {
        &mut open.form.question
    } else {
        &mut open.form.message
    };
    let typed = text.trim_end();
    *text = if typed.is_empty() {
        body
    } else {
        format!("{typed}\n\n{body}")
    };
    if text.chars().count() > MOST_WORDS {
        open.problems.add(field, words::TEMPLATE_TOO_MUCH);
    }
    open.again_at("#write")
}

impl Open {
    /// The template's words for this case; `None` when none was chosen, or it was retired meanwhile.
    async fn filled_template(&mut self, chosen: &str) -> Result<Option<String>> {
        let Some(id) = TemplateId::parse(chosen) else {
            return Ok(None);
        };
        let template = match self.tx.template(id).await {
            Ok(template) => template,
            Err(Error::NotFound) => return Ok(None),
            Err(error) => return Err(error),
        };
        let filling = self.tx.filling(&self.head).await?;
        Ok(Some(filling.fill(&template.body)))
    }
}

/// Nothing where the team has no template.
#[component]
pub(super) fn TemplateChooser(
    templates: Vec<TemplateRow>,
    /// The field it goes into: "question", "message".
    into: &'static str,
    value: String,
    error: Option<String>,
) -> impl IntoView {
    if templates.is_empty() {
        return None;
    }
    let one = |template: TemplateRow| Choice::new(template.id.to_string(), template.title);
    let options: Vec<_> = std::iter::once(Choice::new("", words::NO_TEMPLATE))
        .chain(templates.into_iter().map(one))
        .collect();
    Some(view! {
        <div class="bulk__row">
            <Select name=format!("{into}_template") label=words::TEMPLATE_LABEL options value error/>
            <Button
                text=words::PUT_IN
                kind=ButtonKind::Secondary
                name="into"
                value=into
                formaction=PutTemplate::PATH
            />
        </div>
    })
}
