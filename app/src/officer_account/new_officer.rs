//! The form that adds an officer, and its verb.

use super::admin::{NEW_OFFICER, keep_handover};
use super::words;
use crate::http::{Ctx, Filled, Next, Problems, Refused, act};
use crate::ui::{Button, Checkboxes, Choice, Form, Radios, TextField};
use domain::account::administration::Refusal;
use domain::account::enrolment::NewOfficer;
use domain::{Result, Role};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::contact::EmailAddress;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

const NAME_ROOM: usize = 100;

/// The form as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewOfficerForm {
    pub name: String,
    pub email: String,
    pub role: String,
    pub teams: Vec<String>,
}

#[server(prefix = "/do", endpoint = "officer/admin/add")]
pub async fn hire_officer(#[server(flatten)] form: NewOfficerForm) -> Result<(), ServerFnError> {
    act(|ctx| hire(ctx, form)).await
}

async fn hire(ctx: Ctx, form: NewOfficerForm) -> Result<Next> {
    let admin = ctx.officer().await?.principal.clone();
    let problems = match form.read() {
        Ok(new) => {
            let (db, pepper) = (&ctx.shared.db, &ctx.shared.pepper);
            match db.hire_officer(&admin, pepper, &new).await? {
                Ok(handover) => return keep_handover(&ctx, &handover).await,
                Err(Refusal::Known | Refusal::Oneself) => {
                    let mut problems = Problems::default();
                    problems.add("email", words::KNOWN_OFFICER);
                    problems
                }
            }
        }
        Err(problems) => problems,
    };
    let back = "/officer/admin";
    Ok(Next::Again(Refused::new(
        NEW_OFFICER,
        back,
        &form,
        problems,
    )?))
}

impl NewOfficerForm {
    /// The officer described, or what is wrong with each field. A team that does not exist is no team.
    pub fn read(&self) -> Result<NewOfficer, Problems> {
        let mut problems = Problems::default();
        let name = problems.check("name", tidy(&self.name, NAME_ROOM), |error| error.message());
        if name.as_deref() == Some("") {
            problems.add("name", words::NAME_MISSING);
        }
        let email = problems.check("email", EmailAddress::parse(&self.email), |_| {
            words::EMAIL_MISSING.to_owned()
        });
        let role = Role::parse(&self.role);
        if role.is_none() {
            problems.add("role", words::ROLE_MISSING);
        }
        let known = |team: &&String| words::TEAMS.iter().any(|(key, _)| key == &team.as_str());
        let mut teams: Vec<String> = self.teams.iter().filter(known).cloned().collect();
        teams.sort();
        teams.dedup();
        if teams.is_empty() {
            problems.add("teams[]", words::TEAMS_MISSING);
        }
        match (name, email, role) {
            (Some(name), Some(email), Some(role)) if problems.is_empty() => Ok(NewOfficer {
                email,
                name,
                role,
                teams,
            }),
            _ => Err(problems),
        }
    }
}

#[component]
pub(super) fn NewOfficerQuestions(filled: Filled<NewOfficerForm>) -> impl IntoView {
    let form = filled.form.clone();
    let choices = |names: &[(&str, &str)]| -> Vec<Choice> {
        names
            .iter()
            .map(|(value, label)| Choice::new(*value, *label))
            .collect()
    };
    view! {
        <Form action=HireOfficer::PATH>
            <TextField
                name="name"
                label=words::NAME_LABEL
                value=form.name
                error=filled.error("name")
                autocomplete="off"
                spellcheck=false
            />
            <TextField
                name="email"
                label=words::OFFICER_EMAIL_LABEL
                value=form.email
                error=filled.error("email")
                kind="email"
                autocomplete="off"
                spellcheck=false
            />
            <Radios
                name="role"
                legend=words::ROLE_LEGEND
                options=choices(&words::ROLES)
                value=form.role
                error=filled.error("role")
            />
            <Checkboxes
                name="teams[]"
                legend=words::TEAMS_LEGEND
                hint=words::TEAMS_HINT
                options=choices(&words::TEAMS)
                values=form.teams
                error=filled.error("teams[]")
            />
            <Button text=words::ADD_OFFICER/>
        </Form>
    }
}
