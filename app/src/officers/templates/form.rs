//! The form of a template, and its verbs.

use crate::http::{Ctx, Filled, Next, Problems, Refused, act};
use crate::officer_account::words::TEAMS;
use crate::officers::words;
use crate::ui::{Button, Choice, Form, Select, TextArea, TextField};
use domain::cases::templates::{
    MOST_BODY, MOST_TITLE, NewTemplate, PLACES, TemplateRow, unknown_place,
};
use domain::{Error, Result, TemplateId};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

/// A template as typed. Its key is made with the form, so that adding it twice adds one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TemplateForm {
    pub template: String,
    /// Whether the form changes one that is there; where it goes back to.
    pub change: bool,
    pub team: String,
    pub title: String,
    pub body: String,
}

impl TemplateForm {
    pub fn fresh() -> Self {
        Self {
            template: TemplateId::new().to_string(),
            ..Self::default()
        }
    }

    pub fn of(row: TemplateRow) -> Self {
        Self {
            template: row.id.to_string(),
            change: true,
            team: row.team.unwrap_or_default(),
            title: row.title,
            body: row.body,
        }
    }

    fn read(&self, problems: &mut Problems) -> Option<NewTemplate> {
        let title = problems.check("title", tidy(&self.title, MOST_TITLE), |error| {
            error.message()
        });
        if title.as_deref() == Some("") {
            problems.add("title", words::ENTER_TITLE);
        }
        let body = problems.check("body", tidy(&self.body, MOST_BODY), |error| error.message());
        if body.as_deref() == Some("") {
            problems.add("body", words::ENTER_BODY);
        }
        if let Some(place) = body.as_deref().and_then(unknown_place) {
            problems.add("body", format!("{} {place}", words::UNKNOWN_PLACE));
        }
        let known = TEAMS.iter().any(|(key, _)| *key == self.team);
        if !known && !self.team.is_empty() {
            problems.add("team", words::CHOOSE_TEAM);
        }
        let team = known.then(|| self.team.clone());
        let (title, body) = (title?, body?);
        problems
            .is_empty()
            .then_some(NewTemplate { team, title, body })
    }

    fn again(&self, problems: Problems) -> Result<Next> {
        let (name, back) = if self.change {
            let back = format!("/officer/templates/{}", self.template);
            (form_name(&self.template), back)
        } else {
            (form_name(""), "/officer/templates".to_owned())
        };
        Ok(Next::Again(Refused::new(&name, back, self, problems)?))
    }
}

/// Under which name a form that could not be taken is kept: one for a new template, one for each that is there.
pub fn form_name(template: &str) -> String {
    format!("officer-template-{template}")
}

#[server(prefix = "/do", endpoint = "officer/templates/keep")]
pub async fn keep_template(#[server(flatten)] form: TemplateForm) -> Result<(), ServerFnError> {
    act(|ctx| keep(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/templates/retire")]
pub async fn retire_template(#[server(flatten)] form: TemplateForm) -> Result<(), ServerFnError> {
    act(|ctx| retire(ctx, form)).await
}

async fn keep(ctx: Ctx, form: TemplateForm) -> Result<Next> {
    let mut tx = ctx.officer().await?;
    tx.must_manage()?;
    let id = TemplateId::parse(&form.template).ok_or(Error::NotFound)?;
    let mut problems = Problems::default();
    let Some(new) = form.read(&mut problems) else {
        return form.again(problems);
    };
    match tx.keep_template(id, &new).await {
        Ok(()) => tx.commit().await?,
        Err(Error::Conflict(_)) => {
            problems.add("title", words::TITLE_TAKEN);
            return form.again(problems);
        }
        Err(error) => return Err(error),
    }
    Ok(Next::Told(
        "/officer/templates".to_owned(),
        words::TEMPLATE_KEPT,
    ))
}

async fn retire(ctx: Ctx, form: TemplateForm) -> Result<Next> {
    let mut tx = ctx.officer().await?;
    let id = TemplateId::parse(&form.template).ok_or(Error::NotFound)?;
    tx.retire_template(id).await?;
    tx.commit().await?;
    Ok(Next::Told(
        "/officer/templates".to_owned(),
        words::TEMPLATE_RETIRED,
    ))
}

#[component]
pub(super) fn TemplateQuestions(filled: Filled<TemplateForm>) -> impl IntoView {
    let form = filled.form.clone();
    let team = |(key, label): (&str, &str)| Choice::new(key, label);
    let teams = std::iter::once(Choice::new("", words::EVERY_TEAM))
        .chain(TEAMS.map(team))
        .collect();
    let hint = format!("{} {}.", words::BODY_HINT, PLACES.join(", "));
    view! {
        <Form action=KeepTemplate::PATH>
            <input type="hidden" name="template" value=form.template/>
            <input type="hidden" name="change" value=form.change.to_string()/>
            <Select
                name="team"
                label=words::TEMPLATE_TEAM
                options=teams
                value=form.team
                error=filled.error("team")
            />
            <TextField
                name="title"
                label=words::TITLE_LABEL
                value=form.title
                error=filled.error("title")
                autocomplete="off"
            />
            <TextArea
                name="body"
                label=words::BODY_LABEL
                hint=hint
                rows=8
                value=form.body
                error=filled.error("body")
                max_chars=MOST_BODY as u32
            />
            <Button text=words::KEEP_TEMPLATE/>
        </Form>
    }
}
