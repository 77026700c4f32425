//! `/sign-in/first-visit`: three facts, and we send a code to a contact that we already hold.

use super::born::parse_born;
use super::words;
use crate::http::{Ctx, Filled, Next, Problems, Refused, act, loaded, local_path};
use crate::ui::{Button, DateFields, ErrorSummary, Form, Link, TenantPage, TextField};
use chrono::NaiveDate;
use domain::Result;
use domain::account::sign_in::FirstVisit;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::postcode::Postcode;
use rules::reference::TenancyReference;
use serde::{Deserialize, Serialize};

const FORM: &str = "first-visit";

/// The form as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FirstVisitForm {
    pub tenancy: String,
    pub born_day: String,
    pub born_month: String,
    pub born_year: String,
    pub postcode: String,
    /// Where to go afterwards.
    pub then: String,
}

#[server(prefix = "/do", endpoint = "sign-in/first-visit")]
pub async fn visit_first(#[server(flatten)] form: FirstVisitForm) -> Result<(), ServerFnError> {
    act(|ctx| ask(ctx, form)).await
}

async fn ask(ctx: Ctx, form: FirstVisitForm) -> Result<Next> {
    let today = london::date_of(ctx.shared.db.clock.now());
    let visit = match form.read(today) {
        Ok(visit) => visit,
        Err(problems) => {
            return Ok(Next::Again(Refused::new(
                FORM,
                "/sign-in/first-visit",
                &form,
                problems,
            )?));
        }
    };
    let then = local_path(&form.then);
    ctx.shared
        .db
        .ask_on_first_visit(&ctx.from(), &visit, then.as_deref())
        .await?;
    Ok(Next::see("/sign-in/code"))
}

impl FirstVisitForm {
    /// The three facts, or what is wrong with each.
    pub fn read(&self, today: NaiveDate) -> Result<FirstVisit, Problems> {
        let mut problems = Problems::default();
        let tenancy = problems.check(
            "tenancy",
            TenancyReference::parse(&self.tenancy),
            words::tenancy_problem,
        );
        let born = parse_born(&self.born_day, &self.born_month, &self.born_year, today);
        let born = problems.check("born", born, str::to_owned);
        let postcode = problems.check("postcode", Postcode::parse(&self.postcode), |error| {
            error.message().to_owned()
        });
        match (tenancy, born, postcode) {
            (Some(tenancy), Some(born), Some(postcode)) => Ok(FirstVisit {
                tenancy,
                born,
                postcode,
            }),
            _ => Err(problems),
        }
    }
}

async fn load(ctx: Ctx) -> Result<Filled<FirstVisitForm>> {
    let then = ctx.query("then").unwrap_or_default();
    let mut visitor = ctx.visitor().await?;
    let filled = Filled::take(&mut visitor, FORM, || FirstVisitForm {
        then,
        ..FirstVisitForm::default()
    })
    .await?;
    visitor.commit().await?;
    Ok(filled)
}

#[component]
pub fn FirstVisitPage() -> impl IntoView {
    loaded(load, |filled| view! { <FirstVisitQuestions filled/> })
}

#[component]
pub(super) fn FirstVisitQuestions(filled: Filled<FirstVisitForm>) -> impl IntoView {
    let form = filled.form.clone();
    view! {
        <TenantPage
            title=words::FIRST_VISIT
            has_errors=filled.has_errors()
            back=Link::new("/sign-in", "Back")
        >
            <ErrorSummary errors=filled.summary()/>
            <h1 class="govuk-heading-l">{words::FIRST_VISIT}</h1>
            <p class="govuk-body">{words::FIRST_VISIT_LEAD}</p>
            <Form action=VisitFirst::PATH>
                <input type="hidden" name="then" value=form.then/>
                <TextField
                    name="tenancy"
                    label=words::TENANCY_LABEL
                    hint=words::TENANCY_HINT
                    value=form.tenancy
                    error=filled.error("tenancy")
                    width=10
                    spellcheck=false
                />
                <DateFields
                    prefix="born"
                    legend=words::BORN_LEGEND
                    hint=words::BORN_HINT
                    day=form.born_day
                    month=form.born_month
                    year=form.born_year
                    error=filled.error("born")
                    birthday=true
                />
                <TextField
                    name="postcode"
                    label=words::POSTCODE_LABEL
                    value=form.postcode
                    error=filled.error("postcode")
                    autocomplete="postal-code"
                    width=10
                    spellcheck=false
                />
                <Button text=words::SEND_CODE/>
            </Form>
            <p class="govuk-body">
                <a class="govuk-link" href="/sign-in/letter">{words::LOST_CONTACT_LINK}</a>
            </p>
        </TenantPage>
    }
}
