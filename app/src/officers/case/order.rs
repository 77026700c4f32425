//! Orders and visits of a repair: who does it, when they come, and what came of it.

mod form;
mod raise;
mod verbs;
mod visits;
mod words;

use super::form::AboutCase;
use crate::http::Filled;
use crate::ui::{Button, ButtonKind, Choice, Form, Radios, SummaryList, SummaryRow, TextArea};
use domain::cases::CaseHead;
use domain::cases::clocks::ClockRow;
use domain::repairs::RepairFacts;
use domain::repairs::contractors::ContractorRow;
use domain::repairs::orders::{Brief, OrderRow};
use domain::repairs::visits::VisitRow;
use domain::{Officer, Result, Tx};
pub use form::OrderForm;
use form::form_name;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use raise::RaiseForm;
use rules::london;
use rules::repairs::visits::OpenSlot;
pub use verbs::{
    BookVisit, CancelOrder, DecideContest, OfferVisit, RaiseOrder, ReviewAccess, SendSomeoneNow,
};
use visits::AheadForms;

/// What the panel shows.
#[derive(Clone, Debug, Default)]
pub struct OrderSheet {
    orders: Vec<OrderRow>,
    visits: Vec<VisitRow>,
    slots: Vec<OpenSlot>,
    contractors: Vec<ContractorRow>,
    brief: Brief,
    filled: Filled<OrderForm>,
}

impl OrderSheet {
    pub async fn load(tx: &mut Tx<Officer>, head: &CaseHead) -> Result<Self> {
        let orders = tx.orders(head.id).await?;
        let open = orders.iter().find(|order| order.is_open()).cloned();
        let name = form_name(&head.reference);
        let mut sheet = Self {
            visits: tx.visits(head.id).await?,
            filled: Filled::take(tx, &name, OrderForm::default).await?,
            orders,
            ..Self::default()
        };
        match &open {
            Some(order) => sheet.slots = tx.slots_for(order).await?,
            None => {
                sheet.contractors = tx.contractors(None).await?;
                sheet.brief = tx.brief_for(head.id).await?;
            }
        }
        Ok(sheet)
    }

    /// What is wrong with a form of the panel, for the summary on top.
    pub fn problems(&self) -> Vec<(String, String)> {
        self.filled.summary()
    }

    fn open_order(&self) -> Option<&OrderRow> {
        self.orders.iter().find(|order| order.is_open())
    }

    fn ahead(&self) -> Option<&VisitRow> {
        self.visits.iter().find(|visit| visit.is_ahead())
    }
}

#[component]
pub(super) fn Orders(
    head: CaseHead,
    facts: RepairFacts,
    clocks: Vec<ClockRow>,
    sheet: OrderSheet,
) -> impl IntoView {
    let list = summary(&sheet);
    let contest = sheet
        .visits
        .iter()
        .find(|visit| visit.awaits_decision())
        .cloned()
        .map(|visit| {
            view! { <ContestForm head=head.clone() visit filled=sheet.filled.clone()/> }.into_any()
        });
    let to_review = clocks
        .iter()
        .any(|clock| clock.rule == "repairs.no_access.review" && clock.is_open());
    let review = (to_review && contest.is_none())
        .then(|| view! { <ReviewForm head=head.clone() filled=sheet.filled.clone()/> }.into_any());
    let forms = match sheet.open_order().cloned() {
        _ if head.closed_at.is_some() => ().into_any(),
        Some(order) => view! { <AheadForms head order sheet/> }.into_any(),
        None => view! { <RaiseForm head facts sheet/> }.into_any(),
    };
    view! {
        <section id="orders">
            <h2>{words::ORDERS}</h2>
            {list}
            {contest}
            {review}
            {forms}
        </section>
    }
    .into_any()
}

/// The orders, each with its visits under it.
fn summary(sheet: &OrderSheet) -> Option<AnyView> {
    let rows: Vec<_> = sheet
        .orders
        .iter()
        .map(|order| order_row(order, &sheet.visits))
        .collect();
    (!rows.is_empty()).then(|| view! { <SummaryList rows/> }.into_any())
}

fn order_row(order: &OrderRow, visits: &[VisitRow]) -> SummaryRow {
    let ended = match (order.completed_at, order.cancelled_at) {
        (Some(at), _) => Some(format!("Done {}", london::day_month(london::date_of(at)))),
        (None, Some(at)) => Some(format!(
            "Called off {}: {}",
            london::day_month(london::date_of(at)),
            order.cancelled_reason.clone().unwrap_or_default()
        )),
        (None, None) => None,
    };
    let parts = order.parts_words.as_ref().map(|words| {
        let by = order.parts_expected_on.map(london::day_month);
        format!("Waits for parts: {words} {}", by.unwrap_or_default())
    });
    let visits = visits.iter().rev().filter(|visit| visit.order == order.id);
    let lines = [
        Some(order.firm.clone()),
        Some(order.work.clone()),
        parts,
        ended,
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .flatten()
        .chain(visits.map(words::visit))
        .collect();
    SummaryRow {
        key: order.number.clone(),
        value: lines.join("\n"),
        change: None,
    }
}

#[component]
fn ContestForm(head: CaseHead, visit: VisitRow, filled: Filled<OrderForm>) -> impl IntoView {
    let options = vec![
        Choice::new("upheld", words::UPHELD),
        Choice::new("rejected", words::REJECTED),
    ];
    let said = visit.contested_words.clone().unwrap_or_default();
    view! {
        <h3>{words::CONTEST}</h3>
        <p>{words::visit(&visit)}</p>
        <p class="as-written">{said}</p>
        <Form action=DecideContest::PATH>
            <AboutCase head/>
            <input type="hidden" name="visit" value=visit.id.to_string()/>
            <Radios
                name="decision"
                legend=words::DECISION
                options
                value=filled.form.decision.clone()
                error=filled.error("decision")
            />
            <TextArea
                name="decision_reason"
                label=words::DECISION_REASON
                hint=words::DECISION_HINT
                rows=2
                value=filled.form.decision_reason.clone()
                error=filled.error("decision_reason")
            />
            <Button text=words::DECIDE/>
        </Form>
    }
    .into_any()
}

#[component]
fn ReviewForm(head: CaseHead, filled: Filled<OrderForm>) -> impl IntoView {
    view! {
        <h3>{words::REVIEW}</h3>
        <p>{words::REVIEW_TEXT}</p>
        <Form action=ReviewAccess::PATH>
            <AboutCase head/>
            <TextArea
                name="found"
                label=words::FOUND
                hint=words::FOUND_HINT
                rows=2
                value=filled.form.found.clone()
                error=filled.error("found")
            />
            <Button text=words::SAVE_FOUND kind=ButtonKind::Secondary/>
        </Form>
    }
    .into_any()
}
