//! `/officer/cases/{reference}`: all we know of a case, and all that can be done to it.

mod assignment;
mod breach;
mod clock_form;
mod closure;
mod extension;
mod form;
mod hazard;
mod note;
mod order;
mod photos;
mod priority;
mod progress;
mod promises;
mod reach;
mod rent;
mod right_to_repair;
mod talk;
mod template;
mod told;
mod writing;

use super::keys::{DeskKeys, Key};
use super::queue::told as take_told;
use super::rent::breathing::BreathingBanner;
use super::side::side;
use super::words;
use crate::http::{Ctx, Filled, loaded};
use crate::rent::account::address_part;
use crate::ui::{ButtonLink, DeskNav, ErrorSummary, Link, OfficerPage, Tag};
use assignment::AssignForm;
pub use assignment::{AssignCase, assign_case};
use breach::BreachForm;
pub use breach::{RecordBreach, record_breach};
use chrono::{DateTime, Utc};
use clock_form::{ClockForm, ClockSheet};
use closure::CloseForm;
pub use closure::{CloseCase, close_case};
use domain::cases::CaseHead;
use domain::cases::assignment::OfficerRow;
use domain::cases::clocks::ClockRow;
use domain::cases::desk::DeskCase;
use domain::cases::queue::Counts;
use domain::cases::templates::TemplateRow;
use domain::rent::RentCase;
use domain::rent::breathing::Lock;
use domain::repairs::RepairFacts;
use domain::{Error, OfficerId, Result, Role};
use extension::ExtensionForm;
pub use extension::{ExtendClock, extend_clock};
use form::{CaseForm, form_name};
pub use hazard::*;
use leptos::prelude::*;
use note::NoteForm;
pub use note::{AddNote, add_note};
pub use order::{
    BookVisit, CancelOrder, DecideContest, OfferVisit, RaiseOrder, ReviewAccess, SendSomeoneNow,
};
use order::{OrderSheet, Orders};
pub use photos::CasePhotoPage;
use photos::Photos;
use priority::PriorityForm;
pub use priority::{SetPriority, set_priority};
use progress::StateForm;
pub use progress::{ChangeState, change_state};
pub(super) use promises::Clocks;
use promises::Deliveries;
use reach::ReachForm;
pub use reach::{TenantReached, tenant_reached};
use rent::AboutRent;
pub use right_to_repair::{
    AwardCompensation, BeginRightToRepair, DecideRightToRepair, GiveRightNotice, LapseRight,
    NameSecondContractor, ResumeRight, SetOffCompensation, SuspendRight, award_compensation,
    begin_right_to_repair, decide_right_to_repair, give_right_notice, lapse_right,
    name_second_contractor, resume_right, set_off_compensation, suspend_right,
};
use right_to_repair::{RightPanel, RightSheet};
use rules::reference::{CaseKind, CaseReference};
use rules::repairs::Priority;
use rules::repairs::state::RepairState;
use talk::{Conversation, Notes, WhatHappened};
pub use template::{PutTemplate, put_template};
use told::{Told, WhoReported};
use writing::WritingForms;
pub use writing::{AskTenant, WriteToTenant, ask_tenant, write_to_tenant};

/// Everything the page shows.
struct Sheet {
    now: DateTime<Utc>,
    me: OfficerId,
    role: Role,
    makes_letters: bool,
    case: DeskCase,
    /// Of a repair; other kinds have their own facts.
    facts: Option<RepairFacts>,
    /// Of a case about rent.
    rent: Option<RentCase>,
    /// Why nobody may be asked for what is owed on its account today.
    lock: Option<Lock>,
    /// Of a repair.
    hazards: Option<Hazards>,
    colleagues: Vec<OfficerRow>,
    templates: Vec<TemplateRow>,
    counts: Counts,
    /// Of a repair.
    orders: OrderSheet,
    filled: Filled<CaseForm>,
    clock_sheet: ClockSheet,
    right: RightSheet,
    flash: Option<String>,
}

impl Sheet {
    /// What is wrong with whichever form came back.
    fn problems(&self) -> Vec<(String, String)> {
        let mut problems = self.filled.summary();
        problems.extend(self.orders.problems());
        problems.extend(self.right.summary());
        problems.extend(self.clock_sheet.form.summary());
        problems.extend(self.hazards.iter().flat_map(|it| it.filled.summary()));
        problems
    }
}

async fn load(ctx: Ctx, typed: String) -> Result<Sheet> {
    let reference = CaseReference::parse(&typed).map_err(|_| Error::NotFound)?;
    let mut tx = ctx.officer().await?;
    let case = tx.desk_case(&reference).await?;
    let facts = match reference.kind() {
        CaseKind::Repair => Some(tx.repair(case.head.id).await?),
        _ => None,
    };
    let rent = match reference.kind() {
        CaseKind::Rent => tx.rent_case(case.head.id).await?,
        _ => None,
    };
    let lock = match &rent {
        Some(about) => tx.breathing_lock(about.account).await?,
        None => None,
    };
    let orders = match facts {
        Some(_) => OrderSheet::load(&mut tx, &case.head).await?,
        None => OrderSheet::default(),
    };
    let hazards = match reference.kind() {
        CaseKind::Repair => Some(Hazards::load(&mut tx, &case.head, &ctx.query).await?),
        _ => None,
    };
    let fresh = || CaseForm::fresh(&case.head);
    let sheet = Sheet {
        now: tx.now,
        me: tx.principal.id,
        role: tx.principal.role,
        makes_letters: tx.principal.may_make_letters(),
        colleagues: tx.colleagues_for(&case.head).await?,
        templates: tx.templates(Some(&case.head.team)).await?,
        counts: tx.counts().await?,
        filled: Filled::take(&mut tx, &form_name(&case.head.reference), fresh).await?,
        clock_sheet: ClockSheet::load(&mut tx, &case.head).await?,
        right: RightSheet::load(&mut tx, &case.head).await?,
        flash: take_told(&mut tx).await?,
        orders,
        facts,
        rent,
        lock,
        hazards,
        case,
    };
    tx.commit().await?;
    Ok(sheet)
}

#[component]
pub fn CasePage() -> impl IntoView {
    let reference = address_part("reference");
    loaded(
        move |ctx| load(ctx, reference),
        |sheet| view! { <Case sheet/> },
    )
}

#[component]
fn Case(sheet: Sheet) -> impl IntoView {
    let side = side(&sheet.counts, sheet.role, "");
    let head = sheet.case.head.clone();
    let title = format!("{} {}", head.reference, head.title);
    let errors = sheet.problems();
    view! {
        <OfficerPage
            title
            nav=DeskNav::Queue
            counts=side
            back=Link::new("/officer", words::BACK_TO_QUEUE)
            has_errors=!errors.is_empty()
            flash=sheet.flash.clone()
        >
            <div class="desk-queue">
                <ErrorSummary errors/>
                <Heading case=sheet.case.clone()/>
                <JumpLinks head=head.clone()/>
                <Photos reference=head.reference.clone() title=head.title.clone() photos=sheet.case.photos.clone()/>
                {(wants_letter(&head) && sheet.makes_letters).then(|| view! {
                    <ButtonLink href=format!("/officer/letters/{}", head.reference) text=words::MAKE_LETTER/>
                })}
                <Told case=sheet.case.clone() facts=sheet.facts.clone()/>
                {sheet.rent.clone().map(|about| view! { <BreathingBanner lock=sheet.lock/> <AboutRent about/> })}
                <HazardPanel hazards=sheet.hazards.clone() case=sheet.case.clone() now=sheet.now/>
                <WhoReported case=sheet.case.clone()/>
                <Conversation messages=sheet.case.conversation.clone() now=sheet.now/>
                <Notes notes=sheet.case.notes.clone() now=sheet.now/>
                <WhatHappened kind=head.kind.clone() timeline=sheet.case.timeline.clone() now=sheet.now/>
            </div>
            <div class="desk-pane" id="actions">
                <Clocks clocks=sheet.case.clocks.clone() calendar=sheet.clock_sheet.calendar.clone() now=sheet.now/>
                <RightPanel head=head.clone() sheet=sheet.right.clone() now=sheet.now/>
                <Deliveries deliveries=sheet.case.deliveries.clone() now=sheet.now/>
                <Actions sheet/>
                <DeskKeys keys=KEYS.to_vec()/>
            </div>
        </OfficerPage>
    }
}

const KEYS: [Key; 4] = [
    ("d", "decide"),
    ("w", "write"),
    ("n", "note"),
    ("b", "back to the queue"),
];

/// To what can be done, past all there is to read; at hand while a phone scrolls.
#[component]
fn JumpLinks(head: CaseHead) -> impl IntoView {
    let write = head.person.map(|_| {
        view! { <li><a href="#write" data-key="w">{words::JUMP_WRITE}</a></li> }
    });
    view! {
        <nav class="jump" aria-label=words::JUMP>
            <ul>
                <li><a href="#decide" data-key="d">{words::JUMP_DECIDE}</a></li>
                {write}
                <li><a href="#note-form" data-key="n">{words::JUMP_NOTE}</a></li>
            </ul>
        </nav>
    }
}

/// Requests are all for a letter with a sign-in code until there is a second kind.
fn wants_letter(head: &CaseHead) -> bool {
    head.kind == CaseKind::Service.key() && head.closed_at.is_none()
}

#[component]
pub(super) fn Heading(
    case: DeskCase,
    /// 2 where it stands on another page.
    #[prop(default = 1)]
    level: u8,
) -> impl IntoView {
    let CaseHead {
        title,
        reference,
        kind,
        state,
        priority,
        ..
    } = case.head;
    let label = CaseKind::parse(&kind).map(CaseKind::label);
    let owner = case
        .owner_name
        .unwrap_or_else(|| words::NO_OWNER.to_owned());
    let facts = [
        Some(reference),
        label.map(str::to_owned),
        case.address,
        Some(owner),
    ];
    let facts: Vec<_> = facts.into_iter().flatten().collect();
    let priority = priority.as_deref().and_then(Priority::parse);
    let priority_tag = priority.map(|priority| {
        let tone = words::priority_tone(Some(priority));
        view! { <Tag words=priority.label() tone/> " " }
    });
    let state_tag = RepairState::parse(&state).map(|state| {
        view! { <Tag words=words::standing_words(state, &kind) tone=words::state_tone(state)/> " " }
    });
    let unverified = case.unverified.map(|_| {
        view! { <Tag words=words::UNVERIFIED_TAG tone=crate::ui::Tone::Red/> }
    });
    let heading = if level == 1 {
        view! { <h1>{title}</h1> }.into_any()
    } else {
        view! { <h2>{title}</h2> }.into_any()
    };
    view! {
        <p>{priority_tag} {state_tag} {unverified}</p>
        {heading}
        <p class="small">{facts.join(" · ")}</p>
    }
}

/// What can be done to it now. A closed case takes notes and messages; only its tenant opens it again.
#[component]
fn Actions(sheet: Sheet) -> impl IntoView {
    let Sheet {
        me,
        case,
        facts,
        colleagues,
        orders,
        templates,
        filled,
        clock_sheet,
        now,
        ..
    } = sheet;
    let (head, clocks) = (case.head, case.clocks);
    let open = head.closed_at.is_none();
    let ordered = facts.clone().map(|facts| {
        view! { <Orders head=head.clone() facts clocks=clocks.clone() sheet=orders/> }
    });
    let decide = facts.filter(|_| open).map(|facts| {
        let (head, filled) = (head.clone(), filled.clone());
        view! {
            <PriorityForm head=head.clone() facts filled=filled.clone()/>
            <StateForm head filled/>
        }
    });
    let write = head.person.map(|_| {
        view! {
            <section id="write" tabindex="-1" aria-label=words::JUMP_WRITE>
                <WritingForms head=head.clone() templates filled=filled.clone()/>
            </section>
        }
    });
    let about_clocks = view! {
        <ClockForms reference=head.reference.clone() clocks now filled=clock_sheet.form/>
    };
    let close = open.then(|| view! { <CloseForm head=head.clone() filled=filled.clone()/> });
    view! {
        <section id="decide" tabindex="-1" aria-label=words::JUMP_DECIDE>
            {decide}
            {ordered}
            <AssignForm head=head.clone() me colleagues filled=filled.clone()/>
        </section>
        {write}
        <section id="note-form" tabindex="-1" aria-label=words::JUMP_NOTE>
            <NoteForm head=head.clone() filled/>
        </section>
        {about_clocks}
        {close}
    }
}

/// What can be done about the dates.
#[component]
fn ClockForms(
    reference: String,
    clocks: Vec<ClockRow>,
    now: DateTime<Utc>,
    filled: Filled<ClockForm>,
) -> impl IntoView {
    let (breach, longer) = (reference.clone(), reference.clone());
    view! {
        <ReachForm reference clocks=clocks.clone()/>
        <BreachForm reference=breach clocks=clocks.clone() now filled=filled.clone()/>
        <ExtensionForm reference=longer clocks now filled/>
    }
}

#[cfg(test)]
mod tests;
