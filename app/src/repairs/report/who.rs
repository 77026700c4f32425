//! `/repairs/report/who`: sign in to send it, or say who you are.

use super::addresses::CHECK;
use super::check::{Complete, complete, sign_in};
use super::question::{Opened, shown};
use super::send::SendUnverifiedReport;
use crate::http::{Ctx, Filled, Problems, loaded};
use crate::repairs::words;
use crate::ui::{
    Button, ButtonKind, ButtonLink, ErrorSummary, Form, Link, Nav, TenantPage, TextArea, TextField,
};
use domain::repairs::UnverifiedReporter;
use domain::{Result, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

pub const FORM: &str = "repair-who";

/// In characters.
const LONGEST_NAME: usize = 100;
const LONGEST_ADDRESS: usize = 300;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WhoForm {
    pub submission_key: String,
    pub name: String,
    pub address: String,
    pub phone: String,
}

/// Reads who they say they are.
pub fn parse(form: &WhoForm) -> std::result::Result<UnverifiedReporter, Problems> {
    let mut problems = Problems::default();
    let name = text(
        &mut problems,
        "name",
        &form.name,
        LONGEST_NAME,
        words::NAME_MISSING,
    );
    let address = text(
        &mut problems,
        "address",
        &form.address,
        LONGEST_ADDRESS,
        words::ADDRESS_MISSING,
    );
    let phone = problems.check("phone", phone(&form.phone).ok_or(()), |()| {
        words::PHONE_MISSING.to_owned()
    });
    match (name, address, phone) {
        (Some(name), Some(address), Some(phone)) => Ok(UnverifiedReporter {
            name,
            address,
            phone,
        }),
        _ => Err(problems),
    }
}

fn text(
    problems: &mut Problems,
    field: &str,
    typed: &str,
    most: usize,
    missing: &str,
) -> Option<String> {
    let tidied = problems.check(field, tidy(typed, most), |error| error.message())?;
    if tidied.is_empty() {
        problems.add(field, missing);
        return None;
    }
    Some(tidied)
}

/// Any telephone: ten to fifteen digits, in the way people write them. Landlines will do, we ring.
fn phone(typed: &str) -> Option<String> {
    let tidied = tidy(typed, 40).ok()?;
    let usual = |c: char| c.is_ascii_digit() || " +-().".contains(c);
    let digits = tidied.chars().filter(char::is_ascii_digit).count();
    (tidied.chars().all(usual) && (10..=15).contains(&digits)).then_some(tidied)
}

type Found = (Filled<WhoForm>, SubmissionKey);

async fn load(ctx: Ctx) -> Result<Opened<Found>> {
    let Complete {
        draft, signed_in, ..
    } = match complete(&ctx).await? {
        Opened::Here(report) => report,
        Opened::Elsewhere(path) => return Ok(Opened::Elsewhere(path)),
        Opened::Gone(sent) => return Ok(Opened::Gone(sent)),
    };
    if signed_in {
        return Ok(Opened::Elsewhere(CHECK));
    }
    let mut tx = ctx.visitor().await?;
    let filled = Filled::take(&mut tx, FORM, WhoForm::default).await?;
    tx.commit().await?;
    Ok(Opened::Here((filled, draft.submission_key)))
}

#[component]
pub fn WhoPage() -> impl IntoView {
    loaded(load, |opened| {
        shown(opened, |(filled, key)| {
            view! { <Who filled key/> }.into_any()
        })
    })
}

#[component]
fn Who(filled: Filled<WhoForm>, key: SubmissionKey) -> impl IntoView {
    view! {
        <TenantPage
            title=words::REPORT_A_REPAIR
            nav=Nav::Repairs
            back=Link::new(CHECK, words::BACK)
            has_errors=filled.has_errors()
        >
            <ErrorSummary errors=filled.summary()/>
            <h1 class="title">{words::WHO}</h1>
            <p class="lead">{words::WHO_SIGN_IN_TEXT}</p>
            <ButtonLink href=sign_in() text=words::WHO_SIGN_IN/>
            <h2 class="section-title">{words::WHO_OTHERWISE}</h2>
            <p>{words::WHO_OTHERWISE_TEXT}</p>
            <Unverified filled key/>
        </TenantPage>
    }
}

#[component]
fn Unverified(filled: Filled<WhoForm>, key: SubmissionKey) -> impl IntoView {
    view! {
        <Form action=SendUnverifiedReport::PATH submission_key=key.to_string()>
            <TextField
                name="name"
                label=words::NAME
                value=filled.form.name.clone()
                error=filled.error("name")
                autocomplete="name"
                spellcheck=false
            />
            <TextArea
                name="address"
                label=words::ADDRESS
                hint=words::ADDRESS_HINT
                value=filled.form.address.clone()
                error=filled.error("address")
                rows=3
            />
            <TextField
                name="phone"
                label=words::PHONE
                value=filled.form.phone.clone()
                error=filled.error("phone")
                kind="tel"
                autocomplete="tel"
                width=20
            />
            <Button text=words::WHO_SEND kind=ButtonKind::Secondary/>
        </Form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture::html;

    fn form(name: &str, address: &str, phone: &str) -> WhoForm {
        WhoForm {
            submission_key: String::new(),
            name: name.into(),
            address: address.into(),
            phone: phone.into(),
        }
    }

    #[test]
    fn each_empty_answer_has_its_own_sentence() {
        let problems = parse(&form(" ", "", "")).unwrap_err();
        let said: Vec<_> = problems.0.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(
            said,
            [
                words::NAME_MISSING,
                words::ADDRESS_MISSING,
                words::PHONE_MISSING
            ]
        );
    }

    #[test]
    fn any_telephone_will_do_and_nothing_else() {
        for number in ["07700 900123", "01632 960001", "+44 (0)1632 960-001"] {
            assert!(phone(number).is_some(), "{number}");
        }
        for number in [
            "",
            "999",
            "ring me on 07700 900123",
            "<b>07700900123</b>",
            "٠٧٧٠٠٩٠٠١٢٣",
        ] {
            assert!(phone(number).is_none(), "{number}");
        }
    }

    #[test]
    fn names_with_apostrophes_and_other_scripts_are_names() {
        for name in ["Siobhán O'Neill", "محمد", "<i>"] {
            let reporter = parse(&form(name, "1 Quay, ZZ99 1AA", "07700 900123")).unwrap();
            assert_eq!(reporter.name, name);
        }
    }

    #[test]
    fn the_page_keeps_what_was_typed_and_leads_to_sign_in_and_back() {
        let typed = form("Ada", "</textarea><script>alert(1)</script>", "12");
        let problems = parse(&typed).unwrap_err();
        let filled = Filled {
            form: typed,
            problems,
        };
        let key = SubmissionKey::new();
        let page = html(|| view! { <Who filled key/> });
        assert!(
            page.contains(r#"href="/sign-in?then=/repairs/report/check""#),
            "{page}"
        );
        assert!(
            page.contains(r#"value="Ada""#) && page.contains("There is a problem"),
            "{page}"
        );
        assert!(
            page.contains(r#"action="/do/repairs/report/send-unverified""#),
            "{page}"
        );
        assert!(!page.contains("<script>alert"), "{page}");
    }
}
