//! `/officer/templates/{template}`: changing one template, or taking it out of use.

use super::form::{RetireTemplate, TemplateForm, TemplateQuestions, form_name};
use crate::http::{Ctx, Filled, loaded};
use crate::officers::side::side;
use crate::officers::words;
use crate::ui::{Button, ButtonKind, DeskNav, ErrorSummary, Form, Link, OfficerPage};
use domain::cases::queue::Counts;
use domain::{Error, Result, Role, TemplateId};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;

struct Shown {
    role: Role,
    counts: Counts,
    filled: Filled<TemplateForm>,
}

async fn load(ctx: Ctx, id: String) -> Result<Shown> {
    let id = TemplateId::parse(&id).ok_or(Error::NotFound)?;
    let mut tx = ctx.officer().await?;
    tx.must_manage()?;
    let row = tx.template(id).await?;
    let name = form_name(&id.to_string());
    let shown = Shown {
        role: tx.principal.role,
        counts: tx.counts().await?,
        filled: Filled::take(&mut tx, &name, || TemplateForm::of(row)).await?,
    };
    tx.commit().await?;
    Ok(shown)
}

#[component]
pub fn TemplatePage() -> impl IntoView {
    let id = use_params_map().with_untracked(|parts| parts.get("template").unwrap_or_default());
    loaded(
        move |ctx| load(ctx, id),
        |shown| view! { <Template shown/> },
    )
}

#[component]
fn Template(shown: Shown) -> impl IntoView {
    let filled = shown.filled;
    let id = filled.form.template.clone();
    view! {
        <OfficerPage
            title=words::CHANGE_TEMPLATE
            nav=DeskNav::Queue
            counts=side(&shown.counts, shown.role, "/officer/templates")
            back=Link::new("/officer/templates", words::TEMPLATES)
            has_errors=filled.has_errors()
        >
            <div class="desk-queue">
                <ErrorSummary errors=filled.summary()/>
                <h1>{words::CHANGE_TEMPLATE}</h1>
                <TemplateQuestions filled/>
                <Form action=RetireTemplate::PATH>
                    <input type="hidden" name="template" value=id/>
                    <Button text=words::RETIRE_TEMPLATE kind=ButtonKind::Warning/>
                </Form>
            </div>
        </OfficerPage>
    }
}
