//! Ordering work: filled in from the report, for the officer to look over.

use super::form::OrderForm;
use super::verbs::RaiseOrder;
use super::{OrderSheet, words};
use crate::officers::case::form::AboutCase;
use crate::ui::{Button, ButtonKind, Choice, Details, Form, Select, TextArea};
use domain::SubmissionKey;
use domain::cases::CaseHead;
use domain::repairs::RepairFacts;
use domain::repairs::contractors::usual_trade;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::repairs::Trade;

/// As the page shows it first: the trade the problem needs, who does it, the tenant's words and the instructions.
fn fresh(head: &CaseHead, facts: &RepairFacts, sheet: &OrderSheet) -> OrderForm {
    let judged = facts.trade.as_deref().and_then(Trade::parse);
    let trade = judged
        .unwrap_or_else(|| usual_trade(facts.catalogue, &facts.element, facts.fault.as_deref()));
    let firm = sheet.contractors.iter().find(|firm| firm.does(trade));
    OrderForm {
        contractor: firm.map(|firm| firm.id.to_string()).unwrap_or_default(),
        trade: trade.key().to_owned(),
        work: format!("{}: {}", head.title, facts.description),
        access: sheet.brief.access.clone(),
        safety: sheet.brief.safety.clone(),
        ..OrderForm::default()
    }
}

#[component]
pub(super) fn RaiseForm(head: CaseHead, facts: RepairFacts, sheet: OrderSheet) -> impl IntoView {
    let filled = sheet.filled.clone();
    let refused = filled.has_errors();
    let form = if refused {
        filled.form.clone()
    } else {
        fresh(&head, &facts, &sheet)
    };
    let trades = Trade::ALL
        .iter()
        .map(|trade| Choice::new(trade.key(), trade.label()))
        .collect();
    let firms = sheet
        .contractors
        .iter()
        .map(|firm| Choice::new(firm.id.to_string(), words::firm(firm)));
    let firms = std::iter::once(Choice::new("", words::CHOOSE_CONTRACTOR))
        .chain(firms)
        .collect();
    view! {
        <Details summary=words::ORDER open=refused>
            <Form action=RaiseOrder::PATH submission_key=SubmissionKey::new().to_string()>
                <AboutCase head/>
                <Select name="trade" label=words::TRADE options=trades value=form.trade error=filled.error("trade")/>
                <Select
                    name="contractor"
                    label=words::CONTRACTOR
                    options=firms
                    value=form.contractor
                    error=filled.error("contractor")
                />
                <TextArea name="work" label=words::WORK hint=words::WORK_HINT rows=4 value=form.work error=filled.error("work")/>
                <TextArea name="access" label=words::ACCESS rows=2 value=form.access error=filled.error("access")/>
                <TextArea
                    name="safety"
                    label=words::SAFETY
                    hint=words::SAFETY_HINT
                    rows=3
                    value=form.safety
                    error=filled.error("safety")
                />
                <Button text=words::RAISE kind=ButtonKind::Secondary/>
            </Form>
        </Details>
    }
    .into_any()
}
