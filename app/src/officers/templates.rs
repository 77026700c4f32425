//! `/officer/templates`: the words officers start their messages from. For managers and administrators; to everyone
//! else there is no such page.

mod change;
mod form;

use super::queue::told;
use super::side::side;
use super::words;
use crate::http::{Ctx, Filled, loaded};
use crate::ui::{DeskNav, ErrorSummary, OfficerPage};
pub use change::TemplatePage;
use domain::cases::queue::Counts;
use domain::cases::templates::TemplateRow;
use domain::{Result, Role};
pub use form::{KeepTemplate, RetireTemplate, keep_template, retire_template};
use form::{TemplateForm, TemplateQuestions, form_name};
use leptos::prelude::*;

struct Listed {
    role: Role,
    counts: Counts,
    templates: Vec<TemplateRow>,
    filled: Filled<TemplateForm>,
    flash: Option<String>,
}

async fn load(ctx: Ctx) -> Result<Listed> {
    let mut tx = ctx.officer().await?;
    tx.must_manage()?;
    let listed = Listed {
        role: tx.principal.role,
        counts: tx.counts().await?,
        templates: tx.templates(None).await?,
        filled: Filled::take(&mut tx, &form_name(""), TemplateForm::fresh).await?,
        flash: told(&mut tx).await?,
    };
    tx.commit().await?;
    Ok(listed)
}

#[component]
pub fn TemplatesPage() -> impl IntoView {
    loaded(load, |listed| view! { <Templates listed/> })
}

#[component]
fn Templates(listed: Listed) -> impl IntoView {
    let Listed {
        role,
        counts,
        templates,
        filled,
        flash,
    } = listed;
    let item = |template: TemplateRow| view! { <Line template/> };
    view! {
        <OfficerPage
            title=words::TEMPLATES
            nav=DeskNav::Queue
            counts=side(&counts, role, "/officer/templates")
            has_errors=filled.has_errors()
            flash
        >
            <div class="desk-queue">
                <ErrorSummary errors=filled.summary()/>
                <h1>{words::TEMPLATES}</h1>
                <p>{words::TEMPLATES_LEAD}</p>
                <ul class="queue">{templates.into_iter().map(item).collect_view()}</ul>
            </div>
            <div class="desk-pane">
                <h2>{words::ADD_TEMPLATE}</h2>
                <TemplateQuestions filled/>
            </div>
        </OfficerPage>
    }
}

#[component]
fn Line(template: TemplateRow) -> impl IntoView {
    let TemplateRow {
        id,
        team,
        title,
        body,
    } = template;
    let team = team.map_or_else(
        || words::EVERY_TEAM.to_owned(),
        |team| words::team_words(&team),
    );
    let start: String = body.chars().take(120).collect();
    view! {
        <li class="card">
            <h2 class="queue-row__title"><a href=format!("/officer/templates/{id}")>{title}</a></h2>
            <p class="queue-row__facts">{team} " · " {start} "…"</p>
        </li>
    }
}
