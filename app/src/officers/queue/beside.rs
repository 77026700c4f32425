//! A case beside the list, on a screen with room for both: enough to decide whether to open it.

use crate::officers::case::{Clocks, Heading};
use crate::officers::words;
use crate::ui::{ButtonKind, ButtonLink, Inset};
use chrono::{DateTime, Utc};
use domain::cases::desk::DeskCase;
use domain::{Error, Officer, Result, Tx};
use leptos::prelude::*;
use rules::calendar::Calendar;
use rules::reference::CaseReference;

/// The case that the address names; nothing for one that is not there for this officer.
pub(super) async fn case_beside(
    tx: &mut Tx<Officer>,
    reference: Option<CaseReference>,
) -> Result<Option<DeskCase>> {
    let Some(reference) = reference else {
        return Ok(None);
    };
    match tx.desk_case(&reference).await {
        Ok(case) => Ok(Some(case)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

#[component]
pub(super) fn Beside(case: DeskCase, calendar: Calendar, now: DateTime<Utc>) -> impl IntoView {
    let href = format!("/officer/cases/{}", case.head.reference);
    let clocks = case.clocks.clone();
    let last = case.timeline.first().map(|row| {
        view! { <p>{words::event_title(&row.event, &case.head.kind)} " · " {words::event_who(row)}</p> }
    });
    let said = case
        .conversation
        .iter()
        .rfind(|message| message.from_tenant);
    let said = said.map(|message| {
        let start: String = message.body.chars().take(300).collect();
        view! { <Inset><p class="as-written">{start}</p></Inset> }
    });
    view! {
        <aside class="desk-pane desk-pane--beside" aria-label=words::BESIDE_LABEL>
            <Heading case level=2/>
            <p class="button-row">
                <ButtonLink href=href.clone() text=words::OPEN_CASE/>
                <ButtonLink href=format!("{href}#write") text=words::JUMP_WRITE kind=ButtonKind::Secondary/>
            </p>
            <Clocks clocks calendar now/>
            {last}
            {said}
        </aside>
    }
}
