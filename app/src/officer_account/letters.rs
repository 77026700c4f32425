//! `/officer/letters/{ref}`: an officer who has checked who asks makes the letter with the sign-in code.

use super::printed_letter::keep_letter;
use super::side::side_items;
use super::words;
use crate::http::{Ctx, Filled, Next, Problems, Refused, act, loaded};
use crate::ui::{
    Button, Checkboxes, Choice, DeskNav, ErrorSummary, Form, Link, OfficerPage, Radios,
    SummaryList, SummaryRow, TextField,
};
use domain::account::activation_letter::Addressee;
use domain::{Error, PersonId, Result, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use rules::reference::{CaseKind, CaseReference, TenancyReference};
use serde::{Deserialize, Serialize};

const FORM: &str = "officer-letter";

/// The form as typed: first the tenancy, then who on it, and that the officer has checked.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OfficerLetterForm {
    pub case: String,
    pub tenancy: String,
    pub person: String,
    pub checked: Vec<String>,
    pub submission_key: String,
}

impl OfficerLetterForm {
    fn reference(&self) -> Result<CaseReference> {
        request(&self.case)
    }

    fn again(&self, reference: &CaseReference, problems: Problems) -> Result<Next> {
        let back = format!("/officer/letters/{reference}");
        Ok(Next::Again(Refused::new(FORM, back, self, problems)?))
    }
}

/// A letter is only made for a request for one: no other case is a reason to.
pub(super) fn request(reference: &str) -> Result<CaseReference> {
    CaseReference::parse(reference)
        .ok()
        .filter(|reference| reference.kind() == CaseKind::Service)
        .ok_or(Error::NotFound)
}

#[server(prefix = "/do", endpoint = "officer/letters/find")]
pub async fn find_addressee(
    #[server(flatten)] form: OfficerLetterForm,
) -> Result<(), ServerFnError> {
    act(|ctx| find(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/letters/make")]
pub async fn make_letter(#[server(flatten)] form: OfficerLetterForm) -> Result<(), ServerFnError> {
    act(|ctx| make(ctx, form)).await
}

/// The tenancy goes back to the page in the form's state, not in the address.
async fn find(ctx: Ctx, form: OfficerLetterForm) -> Result<Next> {
    let mut tx = ctx.officer().await?;
    tx.principal.must_make_letters()?;
    let reference = form.reference()?;
    tx.case(&reference).await?;
    let mut problems = Problems::default();
    let tenancy = problems.check(
        "tenancy",
        TenancyReference::parse(&form.tenancy),
        crate::account::words::tenancy_problem,
    );
    if let Some(tenancy) = tenancy {
        match tx.addressees(&tenancy).await {
            Ok(_) => {}
            Err(Error::NotFound) => problems.add("tenancy", words::LETTER_NOBODY),
            Err(error) => return Err(error),
        }
    }
    form.again(&reference, problems)
}

async fn make(ctx: Ctx, form: OfficerLetterForm) -> Result<Next> {
    let mut tx = ctx.officer().await?;
    tx.principal.must_make_letters()?;
    let (officer, reference) = (tx.principal.clone(), form.reference()?);
    let case = tx.case(&reference).await?;
    let tenancy = TenancyReference::parse(&form.tenancy).map_err(|_| Error::NotFound)?;
    let mut problems = Problems::default();
    if form.person.is_empty() {
        problems.add("person", words::LETTER_WHO_MISSING);
    }
    if form.checked.is_empty() {
        problems.add("checked[]", words::LETTER_CHECKED_MISSING);
    }
    if !problems.is_empty() {
        return form.again(&reference, problems);
    }
    let person = PersonId::parse(&form.person).ok_or(Error::NotFound)?;
    let (db, pepper) = (&ctx.shared.db, &ctx.shared.pepper);
    let letter = db
        .make_activation_letter(pepper, &officer, &tenancy, person)
        .await?;
    let key = SubmissionKey::parse(&form.submission_key).unwrap_or_default();
    let note = format!(
        "Letter with a sign-in code made for {}, {tenancy}.",
        letter.to.name
    );
    tx.note(&case, &note, key).await?;
    keep_letter(&mut tx, pepper, &reference, &letter).await?;
    tx.commit().await?;
    Ok(Next::see(format!("/officer/letters/{reference}/letter")))
}

/// Everything the page shows.
pub struct LettersView {
    pub reference: String,
    pub asked: Option<serde_json::Value>,
    pub people: Vec<Addressee>,
    pub filled: Filled<OfficerLetterForm>,
}

async fn load(ctx: Ctx, reference: String) -> Result<LettersView> {
    let reference = request(&reference)?;
    let mut tx = ctx.officer().await?;
    tx.principal.must_make_letters()?;
    let asked = tx.desk_case(&reference).await?.unverified;
    let filled = Filled::take(&mut tx, FORM, || OfficerLetterForm {
        case: reference.to_string(),
        submission_key: SubmissionKey::new().to_string(),
        ..OfficerLetterForm::default()
    })
    .await?;
    let filled = of_case(filled, &reference);
    let people = match TenancyReference::parse(&filled.form.tenancy) {
        Ok(tenancy) if filled.error("tenancy").is_none() => tx.addressees(&tenancy).await?,
        _ => Vec::new(),
    };
    tx.commit().await?;
    Ok(LettersView {
        reference: reference.to_string(),
        asked,
        people,
        filled,
    })
}

/// A form that was left half-filled for another case is not shown with this one.
fn of_case(
    filled: Filled<OfficerLetterForm>,
    reference: &CaseReference,
) -> Filled<OfficerLetterForm> {
    if filled.form.case == reference.to_string() {
        return filled;
    }
    Filled {
        form: OfficerLetterForm {
            case: reference.to_string(),
            submission_key: SubmissionKey::new().to_string(),
            ..OfficerLetterForm::default()
        },
        problems: Problems::default(),
    }
}

#[component]
pub fn LettersPage() -> impl IntoView {
    let reference = use_params_map()
        .read_untracked()
        .get("reference")
        .unwrap_or_default();
    loaded(
        |ctx| load(ctx, reference),
        |found| view! { <Letters found/> },
    )
}

#[component]
pub(super) fn Letters(found: LettersView) -> impl IntoView {
    let LettersView {
        reference,
        asked,
        people,
        filled,
    } = found;
    let step = if people.is_empty() {
        view! { <FindTenancy filled=filled.clone()/> }.into_any()
    } else {
        view! { <ChooseAddressee filled=filled.clone() people/> }.into_any()
    };
    view! {
        <OfficerPage
            title=words::LETTER
            nav=DeskNav::Queue
            counts=side_items()
            has_errors=filled.has_errors()
            back=Link::new(format!("/officer/cases/{reference}"), "Back to the case")
        >
            <div class="desk-pane">
                <ErrorSummary errors=filled.summary()/>
                <h1 class="govuk-heading-l">{words::LETTER}</h1>
                {asked.map(|asked| view! { <SummaryList rows=what_was_asked(&asked)/> })}
                {step}
            </div>
        </OfficerPage>
    }
}

/// What the person wrote who asked, unverified.
fn what_was_asked(asked: &serde_json::Value) -> Vec<SummaryRow> {
    [
        ("Name given", "name"),
        ("Address given", "address"),
        ("Tenancy given", "tenancy"),
    ]
    .into_iter()
    .filter_map(|(key, field)| {
        let value = asked.get(field)?.as_str()?.to_owned();
        (!value.is_empty()).then(|| SummaryRow {
            key: key.to_owned(),
            value,
            change: None,
        })
    })
    .collect()
}

#[component]
fn FindTenancy(filled: Filled<OfficerLetterForm>) -> impl IntoView {
    let form = filled.form.clone();
    view! {
        <Form action=FindAddressee::PATH submission_key=form.submission_key>
            <input type="hidden" name="case" value=form.case/>
            <TextField
                name="tenancy"
                label=words::LETTER_TENANCY_LABEL
                value=form.tenancy
                error=filled.error("tenancy")
                autocomplete="off"
                width=10
                spellcheck=false
            />
            <Button text=words::LETTER_FIND/>
        </Form>
    }
}

#[component]
fn ChooseAddressee(filled: Filled<OfficerLetterForm>, people: Vec<Addressee>) -> impl IntoView {
    let form = filled.form.clone();
    let options: Vec<Choice> = people
        .iter()
        .map(|one| {
            let Addressee {
                person,
                name,
                role,
                address_line,
                town,
                postcode,
                ..
            } = one;
            Choice::new(person.to_string(), format!("{name} ({role})"))
                .with_hint(format!("{address_line}, {town}, {postcode}"))
        })
        .collect();
    view! {
        <Form action=MakeLetter::PATH submission_key=form.submission_key>
            <input type="hidden" name="case" value=form.case/>
            <input type="hidden" name="tenancy" value=form.tenancy/>
            <Radios
                name="person"
                legend=words::LETTER_WHO
                options
                value=form.person
                error=filled.error("person")
            />
            <Checkboxes
                name="checked[]"
                legend=words::LETTER_CHECKED_LEGEND
                options=vec![Choice::new("yes", words::LETTER_CHECKED)]
                values=form.checked
                error=filled.error("checked[]")
            />
            <Button text=words::LETTER_MAKE/>
        </Form>
    }
}
