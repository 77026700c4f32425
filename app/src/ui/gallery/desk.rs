//! The officers' desk.

use leptos::prelude::*;

use crate::ui::*;

fn item(label: &str, count: i64) -> SideItem {
    SideItem {
        href: format!("/officer?list={label}"),
        label: label.into(),
        count: Some(count),
        ..Default::default()
    }
}

#[component]
pub fn Desk() -> impl IntoView {
    let counts = vec![
        SideItem {
            current: true,
            ..item("Due next", 38)
        },
        item("Mine", 12),
        item("Unassigned", 7),
        item("Waiting for tenant", 15),
        SideItem {
            heading: Some("Kinds".into()),
            ..item("Repairs", 61)
        },
        item("Hazards", 4),
        item("Neighbours", 9),
        item("Rent", 23),
        SideItem {
            heading: Some("More".into()),
            count: None,
            ..item("People", 0)
        },
    ];
    view! {
        <OfficerPage title="Due next" nav=DeskNav::Queue counts>
            <div class="desk-queue">
                <h1 class="govuk-visually-hidden">"Due next"</h1>
                <Queue/>
            </div>
            <div class="desk-pane"><Pane/></div>
        </OfficerPage>
    }
}

#[component]
fn Queue() -> impl IntoView {
    view! {
        <form class="desk-search" role="search">
            <input class="govuk-input" name="q" aria-label="Search name, address, reference or phone" placeholder="Name, address, reference or phone"/>
            <select class="govuk-select" name="team" aria-label="Team"><option>"Repairs team"</option></select>
        </form>
        <ul class="queue">
            <QueueRow href="#" tick="R-26-004830" due="3 hours late" rule="24 h emergency" title="Sparks from the light switch on the stairs" facts="R-26-004830 · 2 Fern Terrace · 2 photos · child under 5" tag="Emergency" tone=Tone::Red edge=Tone::Red/>
            <QueueRow href="#" tick="R-26-004812" due="Today 5:00pm" rule="Awaab · summary" title="Black mould in the bedroom" facts="R-26-004812 · 14 Heron Wharf · asthma · visit done" tag="Hazard" tone=Tone::Amber edge=Tone::Amber selected=true/>
            <QueueRow href="#" tick="R-26-004841" due="Tomorrow" rule="Right to Repair 1 day" title="No heating or hot water, baby at home" facts="R-26-004841 · 31 Cobbold House · second report in 12 months" tag="Urgent" edge=Tone::Amber/>
            <QueueRow href="#" tick="C-26-000219" due="Tue 24 Nov" rule="stage 1 answer" title="Complaint: missed appointment twice" facts="C-26-000219 · 7 Tannery Yard" tag="Complaint"/>
        </ul>
        <Keys keys=vec![("j", "next"), ("k", "back"), ("x", "select"), ("?", "all keys")]/>
    }
}

#[component]
fn Pane() -> impl IntoView {
    let step = |title: &str, when: &str| TimelineEntry {
        title: title.into(),
        when: when.into(),
        ..Default::default()
    };
    view! {
        <p><Tag words="Hazard · damp and mould" tone=Tone::Amber/></p>
        <h1>"Black mould in the bedroom"</h1>
        <p class="small">"R-26-004812 · 14 Heron Wharf · secure tenant"</p>
        <dl class="facts">
            <dt>"Clocks"</dt><dd>"Investigated 10 December"<br/><strong>"Written summary today 5:00pm"</strong></dd>
            <dt>"Household"</dt><dd>"2 adults, 1 child, asthma"</dd>
        </dl>
        <Timeline entries=vec![step("Survey finished: significant hazard", "Today 11:52am"), step("Visit booked", "2 December 11:20am")]/>
        <div class="button-row">
            <Button text="Write summary"/>
            <Button text="Order work" kind=ButtonKind::Secondary/>
        </div>
    }
}
