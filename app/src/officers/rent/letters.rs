//! `/officer/rent/{account}/letter`: a letter to each named tenant; and the letters on paper.

use super::account::NeedsFirst;
use super::form::{AboutAccount, Open, RentForm, account_of, form_name};
use super::words;
use crate::http::{Ctx, Filled, Next, act, loaded};
use crate::officers::side::side;
use crate::rent::account::address_part;
use crate::ui::{
    Button, Checkboxes, Choice, DeskNav, ErrorSummary, Form, Inset, Link, Notice, OfficerPage,
    Radios, Tone,
};
use domain::cases::queue::Counts;
use domain::rent::desk::household::Household;
use domain::rent::desk::letters::{LetterKind, Paper, PaperLine, PaperStatement};
use domain::{Error, Result, Role, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::rent::AccountKind;
use uuid::Uuid;

struct LetterView {
    role: Role,
    counts: Counts,
    reference: String,
    household: Household,
    is_frozen: bool,
    /// They live there no more.
    moved_out: bool,
    filled: Filled<RentForm>,
}

async fn load(ctx: Ctx, typed: String) -> Result<LetterView> {
    let mut tx = ctx.officer().await?;
    let account = account_of(&mut tx, &typed).await?;
    let name = form_name(&account.payment_reference);
    let view = LetterView {
        role: tx.principal.role,
        counts: tx.counts().await?,
        is_frozen: tx.rent_is_locked(&account).await?,
        moved_out: account.kind == AccountKind::Former,
        household: tx.rent_household(&account).await?,
        filled: Filled::take(&mut tx, &name, || RentForm {
            letter_send: "yes".to_owned(),
            ..RentForm::default()
        })
        .await?,
        reference: account.payment_reference,
    };
    tx.commit().await?;
    Ok(view)
}

#[component]
pub fn LetterPage() -> impl IntoView {
    let reference = address_part("account");
    loaded(
        move |ctx| load(ctx, reference),
        |found| view! { <MakeLetter found/> },
    )
}

#[component]
fn MakeLetter(found: LetterView) -> impl IntoView {
    let side = side(&found.counts, found.role, "/officer/rent");
    let errors = found.filled.summary();
    let back = Link::new(
        format!("/officer/rent/{}", found.reference),
        words::BACK_TO_ACCOUNT,
    );
    let to = to_words(&found.household);
    let body = if found.is_frozen {
        view! { <Notice tone=Tone::Brand title=words::FROZEN_TITLE><p>{words::LETTERS_LOCKED} "."</p></Notice> }
            .into_any()
    } else {
        view! { <LetterForm reference=found.reference.clone() filled=found.filled.clone()/> }
            .into_any()
    };
    view! {
        <OfficerPage title=words::LETTER_TITLE nav=DeskNav::Rent counts=side back has_errors=!errors.is_empty()>
            <div class="desk-queue">
                <ErrorSummary errors/>
                <h1>{words::LETTER_TITLE}</h1>
                <NeedsFirst household=found.household/>
                <p>{words::LETTER_LEAD}</p>
                <p>{to}</p>
                {found.moved_out.then(|| view! { <p>{words::MOVED_OUT}</p> })}
                {body}
            </div>
        </OfficerPage>
    }
}

/// "To Amina Marsh and to Yusuf Marsh."
fn to_words(household: &Household) -> String {
    let names: Vec<_> = household.people.iter().map(|it| it.name.as_str()).collect();
    if names.is_empty() {
        words::NOBODY.to_owned()
    } else {
        format!("To {}.", names.join(" and to "))
    }
}

#[component]
fn LetterForm(reference: String, filled: Filled<RentForm>) -> impl IntoView {
    let kinds = LetterKind::ALL.map(|kind| Choice::new(kind.key(), words::letter_words(kind)));
    let send = vec![Choice::new("yes", words::LETTER_SEND_TICK)];
    view! {
        <Form action=MakeLetters::PATH submission_key=SubmissionKey::new().to_string()>
            <AboutAccount reference/>
            <Radios
                name="letter_kind"
                legend=words::LETTER_KIND
                options=kinds.to_vec()
                value=filled.form.letter_kind.clone()
                error=filled.error("letter_kind")
            />
            <Checkboxes
                name="letter_send"
                legend=words::LETTER_SEND
                options=send
                values=vec![filled.form.letter_send.clone()]
            />
            <Button text=words::LETTER_BUTTON/>
        </Form>
    }
    .into_any()
}

#[server(prefix = "/do", endpoint = "officer/rent/letter")]
pub async fn make_letters(#[server(flatten)] form: RentForm) -> Result<(), ServerFnError> {
    act(|ctx| make(ctx, form)).await
}

async fn make(ctx: Ctx, form: RentForm) -> Result<Next> {
    let (kind, send) = (
        LetterKind::parse(&form.letter_kind),
        form.letter_send == "yes",
    );
    let mut open = Open::new(&ctx, form).await?;
    let back = format!("{}/letter", open.path());
    let Some(kind) = open.chosen("letter_kind", kind, words::CHOOSE_LETTER) else {
        return open.again_at(back);
    };
    let key = open.form.key();
    let done = open.tx.make_letters(&open.account, kind, send, key).await;
    match done {
        Ok(_) => {
            let printed = format!("{}/letters/{}", open.path(), key.0);
            open.tx.commit().await?;
            Ok(Next::see(printed))
        }
        Err(error) => open.finish("letter_kind", Err(error), "", back).await,
    }
}

struct Printed {
    role: Role,
    counts: Counts,
    reference: String,
    /// `None` while nothing may be asked for: it is asked when they are printed.
    papers: Option<Vec<Paper>>,
}

async fn load_printed(ctx: Ctx, typed: String, batch: String) -> Result<Printed> {
    let mut tx = ctx.officer().await?;
    let account = account_of(&mut tx, &typed).await?;
    let batch = Uuid::try_parse(&batch).map_err(|_| Error::NotFound)?;
    let papers = match tx.letters_to_print(&account, batch).await {
        Ok(papers) => Some(papers),
        Err(Error::Conflict("frozen")) => None,
        Err(error) => return Err(error),
    };
    let printed = Printed {
        role: tx.principal.role,
        counts: tx.counts().await?,
        reference: account.payment_reference,
        papers,
    };
    tx.commit().await?;
    Ok(printed)
}

#[component]
pub fn PrintedLettersPage() -> impl IntoView {
    let (reference, batch) = (address_part("account"), address_part("batch"));
    loaded(
        move |ctx| load_printed(ctx, reference, batch),
        |printed| view! { <PrintedLetters printed/> },
    )
}

#[component]
fn PrintedLetters(printed: Printed) -> impl IntoView {
    let side = side(&printed.counts, printed.role, "/officer/rent");
    let back = Link::new(
        format!("/officer/rent/{}", printed.reference),
        words::BACK_TO_ACCOUNT,
    );
    let body = match printed.papers {
        Some(papers) => view! {
            <div class="no-print"><Inset>{words::PRINT_HINT}</Inset></div>
            {papers.into_iter().map(|paper| view! { <OnPaper paper/> }).collect_view()}
        }
        .into_any(),
        None => view! {
            <h1>{words::LETTERS}</h1>
            <Notice tone=Tone::Brand title=words::FROZEN_TITLE><p>{words::LETTERS_LOCKED} "."</p></Notice>
        }
        .into_any(),
    };
    view! {
        <OfficerPage title=words::LETTERS nav=DeskNav::Rent counts=side back>
            <div class="desk-queue letters">{body}</div>
        </OfficerPage>
    }
}

#[component]
fn OnPaper(paper: Paper) -> impl IntoView {
    let line = |line: String| view! { {line} <br/> };
    let Paper {
        to,
        address,
        dated,
        payment_reference,
        title,
        paragraphs,
        help,
        statement,
        from,
    } = paper;
    view! {
        <article class="letter letter--sheet">
            <p>{to.clone()} <br/> {address.into_iter().map(line).collect_view()}</p>
            <p>{dated}</p>
            <p>"Payment reference " <strong>{payment_reference}</strong></p>
            <h1 class="govuk-heading-m">{title}</h1>
            <p>"Dear " {to.clone()} ","</p>
            {paragraphs.into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
            <h2 class="govuk-heading-s">"Who can help"</h2>
            <ul class="govuk-list govuk-list--bullet">
                {help.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
            </ul>
            <p>{from.into_iter().map(line).collect_view()}</p>
            <StatementTable statement whose=to/>
        </article>
    }
}

#[component]
fn StatementTable(statement: PaperStatement, whose: String) -> impl IntoView {
    let number = |text: String| view! { <td class="govuk-table__cell govuk-table__cell--numeric">{text}</td> };
    let row = |line: PaperLine| {
        view! {
            <tr class="govuk-table__row">
                <td class="govuk-table__cell">{line.on}</td>
                <td class="govuk-table__cell">{line.words}</td>
                {number(line.charge)} {number(line.payment)} {number(line.balance)}
            </tr>
        }
    };
    let total = |name: String, charged: String, paid: String, balance: String| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" colspan="2" class="govuk-table__header">{name}</th>
                {number(charged)} {number(paid)} {number(balance)}
            </tr>
        }
    };
    let PaperStatement {
        from,
        to,
        opening,
        lines,
        charged,
        paid,
        closing,
    } = statement;
    let none = String::new;
    let heads = ["Charge", "Payment", "Balance"];
    let caption = format!("Statement, {from} to {to}");
    // Each letter of a page has one: their names tell them apart.
    let label = format!("{caption}, for {whose}");
    view! {
        <div class="wide-table" role="region" tabindex="0" aria-label=label>
            <table class="govuk-table letter__statement">
                <caption class="govuk-table__caption govuk-table__caption--s">{caption}</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">"Date"</th>
                        <th scope="col" class="govuk-table__header">"What"</th>
                        {heads.map(|head| view! { <th scope="col" class="govuk-table__header govuk-table__header--numeric">{head}</th> }).into_iter().collect_view()}
                    </tr>
                </thead>
                <tbody class="govuk-table__body">
                    {total(format!("Before {from}"), none(), none(), opening)}
                    {lines.into_iter().map(row).collect_view()}
                    {total(format!("On {to}"), charged, paid, closing)}
                </tbody>
            </table>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::PersonId;
    use domain::rent::desk::household::{Member, Way};

    fn household() -> Household {
        let email = Way {
            channel: "email".into(),
            address: "amina@home.example".into(),
            safe: false,
        };
        let member = Member {
            id: PersonId::new(),
            name: "Amina Marsh".into(),
            role: "sole".into(),
            contacts: vec![email],
            needs: vec!["Large print".into()],
        };
        Household {
            tenancy: "T0048210".into(),
            tenancy_kind: "secure".into(),
            started_on: "2020-01-06".parse().unwrap(),
            ended_on: None,
            address_line: "14 Heron Wharf".into(),
            town: "Ebbsmarsh".into(),
            postcode: "ZZ99 1AA".into(),
            estate: None,
            people: vec![member],
            open_repairs: 0,
        }
    }

    #[test]
    fn what_they_need_and_what_is_not_safe_stand_above_the_form() {
        let found = LetterView {
            role: Role::Officer,
            counts: Counts::default(),
            reference: "6100482132".into(),
            household: household(),
            is_frozen: false,
            moved_out: false,
            filled: Filled::default(),
        };
        let html = Owner::new().with(|| view! { <MakeLetter found/> }.to_html());
        let form = html.find("letter_kind").unwrap();
        for words in ["Large print", words::UNSAFE_WAY, "To Amina Marsh."] {
            let at = html.find(words);
            assert!(at.is_some_and(|at| at < form), "{words}: {html}");
        }
    }
}
