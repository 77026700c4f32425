//! `/officer/admin`: who works at the desk. For administrators; to everyone else there is no such page.

use super::new_officer::{NewOfficerForm, NewOfficerQuestions};
use super::side::side_items;
use super::words;
use crate::account::sign_in::told;
use crate::http::{Ctx, FLASH, Filled, Next, act, loaded};
use crate::ui::{Button, ButtonKind, DeskNav, ErrorSummary, Form, Notice, OfficerPage, Tag, Tone};
use domain::account::administration::{Handover, OfficerRow, Refusal};
use domain::{Error, OfficerId, Result};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use serde::{Deserialize, Serialize};

pub(super) const NEW_OFFICER: &str = "new-officer";
const HANDOVER: &str = "officer-handover";

/// Which officer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OfficerForm {
    pub officer: String,
    /// "yes" or "no": a competent investigator of hazards.
    pub investigator: String,
}

/// What the administrator is shown once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShownOnce {
    pub name: String,
    pub email: String,
    pub code: String,
}

#[server(prefix = "/do", endpoint = "officer/admin/disable")]
pub async fn disable_officer(#[server(flatten)] form: OfficerForm) -> Result<(), ServerFnError> {
    act(|ctx| disable(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/admin/enrol")]
pub async fn enrol_officer_anew(#[server(flatten)] form: OfficerForm) -> Result<(), ServerFnError> {
    act(|ctx| enrol_anew(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/admin/investigator")]
pub async fn set_investigator(#[server(flatten)] form: OfficerForm) -> Result<(), ServerFnError> {
    act(|ctx| investigator(ctx, form)).await
}

async fn investigator(ctx: Ctx, form: OfficerForm) -> Result<Next> {
    let admin = ctx.officer().await?.principal.clone();
    let id = OfficerId::parse(&form.officer).ok_or(Error::NotFound)?;
    let (db, competent) = (&ctx.shared.db, form.investigator == "yes");
    let words = match db.set_investigator(&admin, id, competent).await? {
        Ok(()) => words::COMPETENCE_KEPT,
        Err(Refusal::Oneself | Refusal::Known) => words::COMPETENCE_NOT_ONESELF,
    };
    Ok(Next::Told("/officer/admin".to_owned(), words))
}

async fn disable(ctx: Ctx, form: OfficerForm) -> Result<Next> {
    let admin = ctx.officer().await?.principal.clone();
    let id = OfficerId::parse(&form.officer).ok_or(Error::NotFound)?;
    let words = match ctx.shared.db.disable_officer(&admin, id).await? {
        Ok(()) => words::DISABLED,
        Err(Refusal::Oneself | Refusal::Known) => words::NOT_ONESELF,
    };
    Ok(Next::Told("/officer/admin".to_owned(), words))
}

async fn enrol_anew(ctx: Ctx, form: OfficerForm) -> Result<Next> {
    let admin = ctx.officer().await?.principal.clone();
    let id = OfficerId::parse(&form.officer).ok_or(Error::NotFound)?;
    let (db, pepper) = (&ctx.shared.db, &ctx.shared.pepper);
    match db.enrol_anew(&admin, pepper, id).await? {
        Ok(handover) => keep_handover(&ctx, &handover).await,
        Err(Refusal::Oneself | Refusal::Known) => {
            Ok(Next::Told("/officer/admin".to_owned(), words::NOT_ONESELF))
        }
    }
}

/// Leaves the one-time code for the next page, which shows it and forgets it.
pub(super) async fn keep_handover(ctx: &Ctx, handover: &Handover) -> Result<Next> {
    let mut tx = ctx.officer().await?;
    let Handover { name, email, code } = handover;
    let shown = serde_json::json!({ "name": name, "email": email, "code": code });
    tx.keep_sealed(&ctx.shared.pepper, HANDOVER, &shown).await?;
    tx.commit().await?;
    Ok(Next::see("/officer/admin"))
}

/// Everything the page shows.
pub struct AdminView {
    pub officers: Vec<OfficerRow>,
    pub me: OfficerId,
    pub handover: Option<ShownOnce>,
    pub filled: Filled<NewOfficerForm>,
    pub flash: Option<String>,
}

async fn load(ctx: Ctx) -> Result<AdminView> {
    let mut tx = ctx.officer().await?;
    let me = tx.principal.clone();
    let officers = ctx.shared.db.officers(&me).await?;
    let handover = tx.take_sealed(&ctx.shared.pepper, HANDOVER).await?;
    let filled = Filled::take(&mut tx, NEW_OFFICER, NewOfficerForm::default).await?;
    let flash = told(tx.take_form(FLASH).await?);
    tx.commit().await?;
    Ok(AdminView {
        officers,
        me: me.id,
        handover: handover.and_then(|content| serde_json::from_value(content).ok()),
        filled,
        flash,
    })
}

#[component]
pub fn AdminPage() -> impl IntoView {
    loaded(load, |found| view! { <Admin found/> })
}

#[component]
pub(super) fn Admin(found: AdminView) -> impl IntoView {
    let AdminView {
        officers,
        me,
        handover,
        filled,
        flash,
    } = found;
    view! {
        <OfficerPage
            title=words::ADMIN
            nav=DeskNav::Admin
            counts=side_items()
            has_errors=filled.has_errors()
            flash
        >
            <div class="desk-pane">
                <ErrorSummary errors=filled.summary()/>
                <h1 class="govuk-heading-l">{words::ADMIN}</h1>
                {handover.map(|shown| view! { <OneTimeCode shown/> })}
                <OfficerTable officers me/>
                <h2 class="govuk-heading-m">{words::ADD_OFFICER}</h2>
                <NewOfficerQuestions filled/>
            </div>
        </OfficerPage>
    }
}

#[component]
fn OneTimeCode(shown: ShownOnce) -> impl IntoView {
    let ShownOnce { name, email, code } = shown;
    view! {
        <Notice tone=Tone::Amber title=words::HANDOVER>
            <p class="govuk-body">{name} ", " {email}</p>
            <p class="govuk-body"><strong>{code}</strong></p>
            <p class="govuk-body">{words::HANDOVER_TEXT}</p>
            <p class="govuk-body">"They set up their account at " <code>"/officer/enrol"</code> "."</p>
        </Notice>
    }
}

#[component]
fn OfficerTable(officers: Vec<OfficerRow>, me: OfficerId) -> impl IntoView {
    let row = |officer: OfficerRow| {
        let own = officer.id == me;
        view! { <OfficerLine officer own/> }
    };
    view! {
        <div class="wide-table" role="region" tabindex="0" aria-label=words::ADMIN_TABLE>
            <table class="govuk-table">
                <caption class="govuk-visually-hidden">{words::ADMIN}</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        {["Name", "Role", "Teams", "State", "Change"]
                            .map(|head| view! { <th scope="col" class="govuk-table__header">{head}</th> })
                            .into_iter()
                            .collect_view()}
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{officers.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn OfficerLine(officer: OfficerRow, own: bool) -> impl IntoView {
    let (state, tone) = match (officer.disabled_at, officer.enrolled) {
        (Some(_), _) => ("Shut out", Tone::Red),
        (None, true) => ("In use", Tone::Green),
        (None, false) => ("Not yet enrolled", Tone::Amber),
    };
    let teams: Vec<String> = officer
        .teams
        .iter()
        .map(|team| words::name_of(&words::TEAMS, team))
        .collect();
    let (id, name, out) = (officer.id, officer.name, officer.disabled_at.is_some());
    let competent = officer.investigator;
    let change = (!own).then(|| view! { <Changes id name=name.clone() out competent/> });
    let competence = competent.then(|| view! { <br/> <Tag words=words::INVESTIGATOR/> });
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">{name} <br/> <span class="govuk-hint">{officer.email}</span></th>
            <td class="govuk-table__cell">{words::name_of(&words::ROLES, &officer.role)}</td>
            <td class="govuk-table__cell">{teams.join(", ")}</td>
            <td class="govuk-table__cell"><Tag words=state tone/> {competence}</td>
            <td class="govuk-table__cell">{change}</td>
        </tr>
    }
}

#[component]
fn Changes(id: OfficerId, name: String, out: bool, competent: bool) -> impl IntoView {
    let enrol = if out {
        words::LET_BACK_IN
    } else {
        words::ENROL_ANEW
    };
    let out_name = name.clone();
    let (competence, value) = if competent {
        (words::NO_INVESTIGATOR, "no")
    } else {
        (words::MAKE_INVESTIGATOR, "yes")
    };
    let whose = name.clone();
    let competence = (!out).then(|| {
        view! {
            <Form action=SetInvestigator::PATH>
                <input type="hidden" name="investigator" value=value/>
                <Button
                    text=competence
                    kind=ButtonKind::Link
                    name="officer"
                    value=id.to_string()
                    hidden_text=whose
                />
            </Form>
        }
    });
    let disable = (!out).then(|| {
        view! {
            <Form action=DisableOfficer::PATH>
                <Button
                    text=words::DISABLE
                    kind=ButtonKind::Link
                    name="officer"
                    value=id.to_string()
                    hidden_text=out_name
                />
            </Form>
        }
    });
    view! {
        <Form action=EnrolOfficerAnew::PATH>
            <Button
                text=enrol
                kind=ButtonKind::Link
                name="officer"
                value=id.to_string()
                hidden_text=name
            />
        </Form>
        {competence}
        {disable}
    }
}
