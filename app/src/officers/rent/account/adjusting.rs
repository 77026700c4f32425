//! A line posted by hand.

use crate::http::{Ctx, Filled, Next, act};
use crate::officers::rent::form::{AboutAccount, MOST_REASON, Open, RentForm, is_open};
use crate::officers::rent::words;
use crate::ui::{Button, ButtonKind, Checkboxes, Choice, Details, Form, Radios, Select, TextField};
use domain::rent::Posted;
use domain::rent::desk::posting::{Adjustment, BY_HAND, is_managers};
use domain::{Error, Result, Role, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::money::Pence;
use rules::rent::LineKind;
use rules::rent::kinds::{RefundCheck, Side};

#[server(prefix = "/do", endpoint = "officer/rent/adjust")]
pub async fn adjust_account(#[server(flatten)] form: RentForm) -> Result<(), ServerFnError> {
    act(|ctx| adjust(ctx, form)).await
}

async fn adjust(ctx: Ctx, form: RentForm) -> Result<Next> {
    let mut open = Open::new(&ctx, form).await?;
    let Some(adjustment) = read(&mut open) else {
        return open.again();
    };
    let key = open.form.key();
    let done = open.tx.adjust(&open.account, &adjustment, key).await;
    if let Some((field, problem)) = refused(&mut open, &done).await? {
        open.problems.add(field, problem);
        return open.again();
    }
    let back = open.path();
    open.finish("line_side", done.map(|_| ()), words::ADJUST_TOLD, back)
        .await
}

fn read(open: &mut Open) -> Option<Adjustment> {
    let typed = open.form.clone();
    let kind = LineKind::parse(&typed.line_kind).filter(|kind| BY_HAND.contains(kind));
    let kind = open.chosen("line_kind", kind, words::CHOOSE_KIND);
    let adds = side(kind, &typed.line_side);
    let adds = open.chosen("line_side", adds, words::CHOOSE_SIDE);
    let amount = open.amount("line_amount", &typed.line_amount);
    let on = open.day("line_on", &typed.line_on);
    let reason = open.required(
        "line_reason",
        &typed.line_reason,
        MOST_REASON,
        words::ENTER_REASON,
    );
    let checked = checked(kind, &typed.line_checked);
    let checked = open.chosen(CHECKED, checked, words::CHECK_FIRST);
    let amount = amount?;
    Some(Adjustment {
        kind: kind?,
        pence: if adds? { amount } else { Pence(-amount.0) },
        effective_on: on?.unwrap_or(open.today()),
        reason: reason?,
        checked: checked?,
    })
}

/// What the form says to a line that was not posted, and at which field.
async fn refused(open: &mut Open, done: &Result<Posted>) -> Result<Option<(&'static str, String)>> {
    Ok(match done {
        Err(Error::NotAllowed) => Some(("line_kind", words::NOT_YOURS.to_owned())),
        Err(Error::Conflict("frozen")) => Some(("line_kind", words::NO_COSTS.to_owned())),
        Err(Error::Conflict("unchecked")) => Some((CHECKED, words::CHECK_FIRST.to_owned())),
        Err(Error::Conflict("limit")) => {
            let limit = open.tx.refund_limit().await?;
            Some(("line_amount", words::managers_only(limit.0)))
        }
        _ => None,
    })
}

/// What was looked at, of a line of that kind; none where money is paid back and not all of it was.
fn checked(kind: Option<LineKind>, ticked: &[String]) -> Option<Vec<RefundCheck>> {
    let is_ticked = |check: &RefundCheck| ticked.iter().any(|key| key == check.key());
    let checked: Vec<_> = RefundCheck::ALL.iter().copied().filter(is_ticked).collect();
    let missing = kind == Some(LineKind::Refund) && checked.len() < RefundCheck::ALL.len();
    (!missing).then_some(checked)
}

/// Whether it adds to what is owed: as its kind has it, or as was chosen where both may be.
fn side(kind: Option<LineKind>, typed: &str) -> Option<bool> {
    match (kind.map(LineKind::side), typed) {
        (_, "adds") => Some(true),
        (_, "takes_off") => Some(false),
        (Some(Side::Charge), _) => Some(true),
        (Some(Side::Payment), _) => Some(false),
        _ => None,
    }
}

/// Several ticks under one name.
const CHECKED: &str = "line_checked[]";

const FIELDS: [&str; 6] = [
    "line_kind",
    "line_side",
    "line_amount",
    "line_on",
    "line_reason",
    CHECKED,
];

#[component]
pub(super) fn AdjustForm(reference: String, role: Role, filled: Filled<RentForm>) -> impl IntoView {
    let open = is_open(&filled, &FIELDS);
    let form = filled.form.clone();
    let error = move |field: &str| filled.error(field);
    let manager = matches!(role, Role::Manager | Role::Admin);
    let kinds = BY_HAND
        .iter()
        .filter(|kind| manager || !is_managers(**kind))
        .map(|kind| Choice::new(kind.key(), kind.label()));
    let kinds = std::iter::once(Choice::new("", "Choose"))
        .chain(kinds)
        .collect();
    let sides = vec![
        Choice::new("takes_off", words::TAKES_OFF),
        Choice::new("adds", words::ADDS),
    ];
    let checks = RefundCheck::ALL
        .iter()
        .map(|check| Choice::new(check.key(), check.label()))
        .collect();
    view! {
        <Details summary=words::ADJUST open>
            <Form action=AdjustAccount::PATH submission_key=SubmissionKey::new().to_string()>
                <AboutAccount reference/>
                <Select name="line_kind" label=words::ADJUST_KIND options=kinds value=form.line_kind.clone() error=error("line_kind")/>
                <Radios name="line_side" legend=words::ADJUST_SIDE options=sides value=form.line_side.clone() error=error("line_side")/>
                <TextField name="line_amount" label=words::ADJUST_AMOUNT value=form.line_amount.clone() error=error("line_amount") inputmode="decimal" width=Some(10)/>
                <TextField name="line_on" label=words::ADJUST_ON hint=words::ADJUST_ON_HINT kind="date" value=form.line_on.clone() error=error("line_on")/>
                <TextField name="line_reason" label=words::ADJUST_REASON hint=words::ADJUST_REASON_HINT value=form.line_reason.clone() error=error("line_reason")/>
                <Checkboxes name=CHECKED legend=words::REFUND_CHECKS hint=words::REFUND_CHECKS_HINT options=checks values=form.line_checked.clone() error=error(CHECKED)/>
                <Button text=words::ADJUST_BUTTON kind=ButtonKind::Secondary/>
            </Form>
        </Details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_paid_back_only_when_all_was_looked_at() {
        let all: Vec<String> = RefundCheck::ALL
            .iter()
            .map(|check| check.key().to_owned())
            .collect();
        let refund = Some(LineKind::Refund);
        assert_eq!(checked(refund, &all), Some(RefundCheck::ALL.to_vec()));
        assert_eq!(checked(refund, &all[1..]), None);
        let twice = vec!["direct_debit".to_owned(); 3];
        assert_eq!(checked(refund, &twice), None, "the same tick counts once");
        assert_eq!(checked(Some(LineKind::WriteOn), &[]), Some(Vec::new()));
        assert_eq!(checked(None, &[]), Some(Vec::new()));
    }

    #[test]
    fn a_kind_that_goes_one_way_need_not_be_told_which() {
        assert_eq!(side(Some(LineKind::Refund), ""), Some(true));
        assert_eq!(side(Some(LineKind::Compensation), ""), Some(false));
        assert_eq!(side(Some(LineKind::RentAdjustment), ""), None);
        assert_eq!(side(Some(LineKind::RentAdjustment), "adds"), Some(true));
        assert_eq!(side(None, ""), None);
    }
}
