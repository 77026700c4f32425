//! `/account/contacts/add` and what follows: a way to reach the tenant, added, removed, marked.

use super::code_field::SentCode;
use super::sign_in::told;
use super::sign_in_code::code_problem;
use super::words;
use crate::http::{Ctx, FLASH, Filled, Next, Problems, Refused, act, loaded};
use crate::ui::{Button, ButtonLink, ErrorSummary, Form, Link, Nav, TenantPage, TextField};
use domain::account::contacts::{AddProblem, LastContact};
use domain::people::ContactRow;
use domain::{ContactId, Error, Result, Tenant};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::contact::Contact;
use serde::{Deserialize, Serialize};

const ADD_FORM: &str = "add-contact";
const CODE_FORM: &str = "add-contact-code";
const MOST_CONTACTS: usize = 10;
const AGAIN: &str = "/account/sign-in-again";

/// The new contact as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AddContactForm {
    pub contact: String,
}

/// The code that went to it. Never kept.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ConfirmContactForm {
    #[serde(skip_serializing)]
    pub code: String,
}

/// Which contact, and for marking it, `yes` or `no`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    pub contact: String,
    pub safe: String,
}

#[server(prefix = "/do", endpoint = "account/contacts/ask")]
pub async fn ask_to_add(#[server(flatten)] form: AddContactForm) -> Result<(), ServerFnError> {
    act(|ctx| ask(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "account/contacts/add")]
pub async fn confirm_contact(
    #[server(flatten)] form: ConfirmContactForm,
) -> Result<(), ServerFnError> {
    act(|ctx| confirm(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "account/contacts/end")]
pub async fn end_contact(#[server(flatten)] form: ContactForm) -> Result<(), ServerFnError> {
    act(|ctx| end(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "account/contacts/safe")]
pub async fn mark_contact(#[server(flatten)] form: ContactForm) -> Result<(), ServerFnError> {
    act(|ctx| mark(ctx, form)).await
}

/// Who is signed in, what we hold for them, and whether they proved lately who they are.
async fn who(ctx: &Ctx) -> Result<(Tenant, Vec<ContactRow>, bool)> {
    let mut tx = ctx.tenant().await?;
    let (contacts, lately) = (tx.contacts().await?, tx.signed_in_lately().await?);
    Ok((tx.principal.clone(), contacts, lately))
}

async fn ask(ctx: Ctx, form: AddContactForm) -> Result<Next> {
    let (tenant, held, lately) = who(&ctx).await?;
    if !lately {
        return Ok(Next::see(AGAIN));
    }
    match new_contact(&form.contact, &held) {
        Ok(contact) => {
            ctx.shared
                .db
                .ask_to_add_contact(&ctx.from(), &tenant, &contact)
                .await?;
            Ok(Next::see("/account/contacts/code"))
        }
        Err(words) => {
            let mut problems = Problems::default();
            problems.add("contact", words);
            let back = "/account/contacts/add";
            Ok(Next::Again(Refused::new(ADD_FORM, back, &form, problems)?))
        }
    }
}

/// A contact that can be added to these, or the sentence that says why not.
pub(super) fn new_contact(typed: &str, held: &[ContactRow]) -> Result<Contact, &'static str> {
    let contact = Contact::parse(typed).map_err(|error| error.message())?;
    let key = contact.lookup_key();
    if held.iter().any(|one| one.address == key) {
        Err(words::ALREADY_YOURS)
    } else if held.len() >= MOST_CONTACTS {
        Err(words::TOO_MANY_CONTACTS)
    } else {
        Ok(contact)
    }
}

async fn confirm(ctx: Ctx, form: ConfirmContactForm) -> Result<Next> {
    let (tenant, _, lately) = who(&ctx).await?;
    if !lately {
        return Ok(Next::see(AGAIN));
    }
    let words = if form.code.trim().is_empty() {
        words::CODE_MISSING.to_owned()
    } else {
        let tried = ctx
            .shared
            .db
            .add_contact(&ctx.from(), &tenant, &form.code)
            .await?;
        match tried {
            Ok(()) => return Ok(Next::Told("/account".to_owned(), words::CONTACT_ADDED)),
            Err(AddProblem::Taken) => words::CONTACT_TAKEN.to_owned(),
            Err(AddProblem::Code(problem)) => code_problem(problem),
        }
    };
    let mut problems = Problems::default();
    problems.add("code", words);
    let back = "/account/contacts/code";
    Ok(Next::Again(Refused::new(CODE_FORM, back, &form, problems)?))
}

async fn end(ctx: Ctx, form: ContactForm) -> Result<Next> {
    let (tenant, _, lately) = who(&ctx).await?;
    if !lately {
        return Ok(Next::see(AGAIN));
    }
    let id = ContactId::parse(&form.contact).ok_or(Error::NotFound)?;
    let ended = ctx.shared.db.end_contact(&tenant, id).await?;
    Ok(told_account(ended, words::CONTACT_REMOVED))
}

async fn mark(ctx: Ctx, form: ContactForm) -> Result<Next> {
    let (tenant, _, lately) = who(&ctx).await?;
    let safe = form.safe == "yes";
    if safe && !lately {
        return Ok(Next::see(AGAIN));
    }
    let id = ContactId::parse(&form.contact).ok_or(Error::NotFound)?;
    let marked = ctx.shared.db.mark_contact(&tenant, id, safe).await?;
    let done = if safe {
        words::CONTACT_SAFE
    } else {
        words::CONTACT_UNSAFE
    };
    Ok(told_account(marked, done))
}

fn told_account(outcome: Result<(), LastContact>, done: &'static str) -> Next {
    let words = match outcome {
        Ok(()) => done,
        Err(LastContact) => words::LAST_CONTACT,
    };
    Next::Told("/account".to_owned(), words)
}

struct AddView {
    filled: Filled<AddContactForm>,
    lately: bool,
    flash: Option<String>,
}

async fn load_add(ctx: Ctx) -> Result<AddView> {
    let mut tx = ctx.tenant().await?;
    let lately = tx.signed_in_lately().await?;
    let filled = Filled::take(&mut tx, ADD_FORM, AddContactForm::default).await?;
    let flash = told(tx.take_form(FLASH).await?);
    tx.commit().await?;
    Ok(AddView {
        filled,
        lately,
        flash,
    })
}

#[component]
pub fn AddContactPage() -> impl IntoView {
    loaded(load_add, |found| {
        if found.lately {
            view! { <AddContact filled=found.filled flash=found.flash/> }.into_any()
        } else {
            view! { <SignInAgain then="/account/contacts/add"/> }.into_any()
        }
    })
}

#[component]
pub(super) fn AddContact(filled: Filled<AddContactForm>, flash: Option<String>) -> impl IntoView {
    view! {
        <TenantPage
            title=words::ADD_CONTACT
            nav=Nav::More
            has_errors=filled.has_errors()
            back=Link::new("/account", "Back")
            flash
        >
            <ErrorSummary errors=filled.summary()/>
            <h1 class="govuk-heading-l">{words::ADD_CONTACT}</h1>
            <p class="govuk-body">{words::ADD_CONTACT_LEAD}</p>
            <Form action=AskToAdd::PATH>
                <TextField
                    name="contact"
                    label=words::NEW_CONTACT_LABEL
                    value=filled.form.contact.clone()
                    error=filled.error("contact")
                    spellcheck=false
                />
                <Button text=words::SEND_CODE/>
            </Form>
        </TenantPage>
    }
}

struct ConfirmView {
    filled: Filled<ConfirmContactForm>,
    address: Option<String>,
}

async fn load_code(ctx: Ctx) -> Result<ConfirmView> {
    let mut tx = ctx.tenant().await?;
    let tenant = tx.principal.clone();
    let filled = Filled::take(&mut tx, CODE_FORM, ConfirmContactForm::default).await?;
    tx.commit().await?;
    let address = ctx.shared.db.contact_being_added(&tenant).await?;
    Ok(ConfirmView { filled, address })
}

#[component]
pub fn ConfirmContactPage() -> impl IntoView {
    loaded(load_code, |found| {
        view! { <ConfirmNewContact filled=found.filled address=found.address/> }
    })
}

#[component]
pub(super) fn ConfirmNewContact(
    filled: Filled<ConfirmContactForm>,
    address: Option<String>,
) -> impl IntoView {
    let figures_only = address.as_deref().is_some_and(|it| !it.contains('@'));
    let lead = match &address {
        Some(address) => format!("We have sent a code to {}.", shown(address)),
        None => words::CODE_NONE.to_owned(),
    };
    let hint = if figures_only {
        words::CODE_FIGURES_HINT
    } else {
        words::CODE_LETTERS_HINT
    };
    let back = "/account/contacts/add";
    view! {
        <TenantPage
            title=words::CONFIRM_CONTACT
            nav=Nav::More
            has_errors=filled.has_errors()
            back=Link::new(back, "Back")
        >
            <ErrorSummary errors=filled.summary()/>
            <h1 class="govuk-heading-l">{words::CONFIRM_CONTACT}</h1>
            <p class="govuk-body">{lead}</p>
            <Form action=ConfirmContact::PATH>
                <SentCode label=words::CODE_LABEL hint error=filled.error("code") figures_only/>
                <Button text=words::ADD/>
            </Form>
            <p class="govuk-body"><a class="govuk-link" href=back>{words::ASK_AGAIN}</a></p>
        </TenantPage>
    }
}

/// A contact as people write it.
pub(super) fn shown(address: &str) -> String {
    Contact::parse(address).map_or_else(|_| address.to_owned(), |contact| contact.to_string())
}

/// `/account/sign-in-again`.
#[component]
pub fn SignInAgainPage() -> impl IntoView {
    view! { <SignInAgain then="/account"/> }
}

#[component]
fn SignInAgain(then: &'static str) -> impl IntoView {
    view! {
        <TenantPage title=words::SIGN_IN_AGAIN nav=Nav::More back=Link::new("/account", "Back")>
            <h1 class="govuk-heading-l">{words::SIGN_IN_AGAIN}</h1>
            <p class="govuk-body">{words::SIGN_IN_AGAIN_TEXT}</p>
            <ButtonLink
                href=super::arrival::with_then("/sign-in", then)
                text=words::SIGN_IN_AGAIN_BUTTON
            />
        </TenantPage>
    }
}
