//! A tenant's pages.

use leptos::prelude::*;

use crate::ui::*;

fn date(weekday: &str, day: &str, month: &str) -> PromiseDate {
    PromiseDate {
        weekday: weekday.into(),
        day: day.into(),
        month: month.into(),
    }
}

fn tile(href: &str, label: &str, icon: Icon) -> Tile {
    Tile {
        href: href.into(),
        label: label.into(),
        icon,
    }
}

#[component]
pub fn Home() -> impl IntoView {
    let promise = Promised {
        date: date("Mon", "14", "Dec"),
        sentence: "A surveyor will have looked at this by Monday 14 December.".into(),
        why: Some(
            "Because damp and mould can harm health, the law gives us 10 working days.".into(),
        ),
    };
    view! {
        <TenantPage title="Home" nav=Nav::Home wide=true flash="We have your message.">
            <h1>"Good evening, Amina"</h1>
            <p class="lead">"14 Heron Wharf"</p>
            <CaseCard href="/repairs/R-26-004812" title="Black mould in the bedroom" reference="Repair R-26-004812" tag="Visit booked" tone=Tone::Amber promise/>
            <CaseCard href="/rent" title="Your rent" reference="Today, 21 November 2026" figure="£116.10 to pay" detail="That is one week. Your Housing Benefit arrives on 30 November, so you are on track."/>
            <CaseCard href="/messages" title="1 new message" reference="About your bid for 3 Oastfield Close" tag="New" tone=Tone::Brand/>
            <h2>"What do you need?"</h2>
            <TaskTiles items=vec![
                tile("/repairs/report", "Report a repair", Icon::Repairs),
                tile("/asb/report", "Report a problem with neighbours", Icon::Neighbours),
                tile("/homes", "Find a home", Icon::Homes),
                tile("/privacy", "Your data and choices", Icon::Lock),
            ]/>
            <h2>"Complaints"</h2>
            <Empty title="No complaints" text="If something goes wrong, tell us. We answer within 10 working days." action=Link::new("/complaints", "Make a complaint")/>
        </TenantPage>
    }
}

#[component]
pub fn Case() -> impl IntoView {
    let step = |title: &str, when: &str| TimelineEntry {
        title: title.into(),
        when: when.into(),
        ..Default::default()
    };
    let entries = vec![
        TimelineEntry {
            next: true,
            ..step(
                "written summary of what we found",
                "within 3 working days of the visit",
            )
        },
        TimelineEntry {
            delivery: Some("we sent you a text (delivered)".into()),
            ..step("Visit booked for 10 December", "2 December, 11:20am")
        },
        TimelineEntry {
            by: Some("Repairs team".into()),
            ..step("We treated this as a health hazard", "1 December, 9:05am")
        },
        TimelineEntry {
            detail: Some("“It is behind the wardrobe and my son’s asthma is worse.”".into()),
            ..step("You reported it, with 2 photos", "30 November, 8:41pm")
        },
    ];
    view! {
        <TenantPage title="Your repair" nav=Nav::Repairs back=Link::new("/repairs", "Your repairs")>
            <h1>"Black mould in the bedroom"</h1>
            <p class="lead">"R-26-004812 · reported 30 November 2026"</p>
            <section class="card">
                <p><Tag words="Visit booked" tone=Tone::Amber/></p>
                <Promise date=date("Mon", "14", "Dec") sentence="We will look into it by Monday 14 December." why="Awaab’s Law: 10 working days." why_more="You reported it on 30 November. The law counts 10 working days from the next day, and leaves out weekends and bank holidays."/>
                <Promise date=date("Thu", "10", "Dec") sentence="Surveyor’s visit on Thursday 10 December, 10am to 12 noon.">
                    <a href="/c">"Change"</a> <a href="/d">"Cancel"</a>
                </Promise>
            </section>
            <h2>"What has happened"</h2>
            <section class="card"><Timeline entries/></section>
            <ButtonLink href="/m" text="Send a message or photo" kind=ButtonKind::Secondary/>
            <ButtonLink href="/w" text="It is getting worse" kind=ButtonKind::Secondary/>
            <Details summary="If nobody comes">"Call us. We look into every missed visit."</Details>
        </TenantPage>
    }
}

#[component]
pub fn Photos() -> impl IntoView {
    let photo = |n: u8| PhotoTile {
        href: "#".into(),
        thumb: "../../public/icons/icon-192.png".into(),
        alt: format!("Photo {n}"),
        remove_action: Some("/upload/remove".into()),
        remove_value: n.to_string(),
    };
    view! {
        <TenantPage title="Add photos" nav=Nav::Repairs back=Link::new("/back", "Back") progress=(4, 7)>
            <h1>"Add photos if you can"</h1>
            <p class="lead">"They help us send the right person with the right parts. You can skip this."</p>
            <PhotoGrid photos=vec![photo(1), photo(2)]/>
            <Form action="/upload" multipart=true submission_key="0198">
                <FileField name="photos" label="Choose photos" hint="JPEG, PNG or WebP. Up to 20 MB each." accept="image/*" multiple=true/>
                <p class="small">"We make your photos smaller and remove the location they carry. Please do not photograph people or letters."</p>
                <Button text="Continue"/>
                <Button text="Continue without photos" kind=ButtonKind::Secondary name="skip" value="yes"/>
            </Form>
            <p class="saved">"Saved. You can close this page and come back on any device."</p>
        </TenantPage>
    }
}

#[component]
pub fn Rent() -> impl IntoView {
    let line = |when: &str, what: &str, pence| LedgerLine {
        when: when.into(),
        what: what.into(),
        pence,
    };
    view! {
        <TenantPage title="Your rent" nav=Nav::More>
            <h1>"Your rent"</h1>
            <p class="lead">"As at 9:00pm, Saturday 21 November 2026"</p>
            <Balance lead="You have" figure="£116.10" sentence="to pay. That is one week.">
                <Promise date=date("Mon", "30", "Nov") sentence="£464.40 of Housing Benefit is due on Monday 30 November." why="After that your account will be £0.00."/>
            </Balance>
            <section class="card">
                <h2>"Latest"</h2>
                <Ledger lines=vec![line("16 November", "Rent for the week", 10_820), line("16 November", "Service charges", 790), line("2 November", "Housing Benefit", -46_440)]/>
                <a href="/rent/statement">"Full statement"</a>
            </section>
            <ButtonLink href="/pay" text="Ways to pay"/>
            <ButtonLink href="/help" text="Money is tight: what can we do?" kind=ButtonKind::Secondary/>
        </TenantPage>
    }
}

#[component]
pub fn Fields() -> impl IntoView {
    let rooms = || {
        vec![
            Choice::new("kitchen", "Kitchen"),
            Choice::new("bathroom", "Bathroom").with_hint("Also a toilet on its own"),
            Choice::new("outside", "Outside"),
        ]
    };
    let errors = vec![
        (
            "phone".into(),
            "Enter a phone number, like 07700 900123".into(),
        ),
        ("since".into(), "Enter the day it started".into()),
        ("what".into(), "Say what is wrong".into()),
    ];
    view! {
        <TenantPage title="Tell us more" nav=Nav::Repairs has_errors=true back=Link::new("/b", "Back") progress=(2, 7)>
            <ErrorSummary errors/>
            <Form action="/do/x">
                <Radios name="room" legend="Where is the problem?" heading=true hint="Choose the nearest." options=rooms() value="bathroom"/>
                <Radios name="child" legend="Is there a child under 5?" inline=true options=vec![Choice::new("yes", "Yes"), Choice::new("no", "No")]/>
                <Checkboxes name="times" legend="When can we come?" hint="Choose all that suit you." options=rooms() values=vec!["kitchen".into(), "outside".into()]/>
                <TextField name="phone" label="Phone number" hint="We only use it for this repair." value="0770" error="Enter a phone number, like 07700 900123" kind="tel" autocomplete="tel" width=20/>
                <TextArea name="what" label="What is wrong?" error="Say what is wrong" max_chars=1000/>
                <DateFields prefix="since" legend="When did it start?" hint="For example, 21 11 2026" error="Enter the day it started" month="11" year="2026"/>
                <Select name="block" label="Block" options=rooms() value="outside"/>
                <CodeField name="code" label="Code from your text" hint="6 figures" value="123456"/>
                <PasswordField name="password" label="Password"/>
                <Button text="Continue"/>
                <Button text="Delete this report" kind=ButtonKind::Warning/>
                <Button text="Skip this question" kind=ButtonKind::Link/>
            </Form>
        </TenantPage>
    }
}

#[component]
pub fn Check() -> impl IntoView {
    let row = |key: &str, value: &str| SummaryRow {
        key: key.into(),
        value: value.into(),
        change: Some(Link::new("/c", "Change")),
    };
    view! {
        <TenantPage title="Check your answers" nav=Nav::Repairs back=Link::new("/b", "Back") progress=(7, 7)>
            <h1>"Check your answers"</h1>
            <SummaryList rows=vec![row("Where", "Bathroom"), row("What is wrong", "Water dripping through the ceiling from upstairs.\nIt is near the light."), row("Phone", "07700 900123")]/>
            <Notice tone=Tone::Amber title="Water near a light"><p>"Turn the light off at the switch and do not touch it."</p></Notice>
            <Notice tone=Tone::Brand title="This is a Right to Repair job"><p>"We have one working day."</p></Notice>
            <Inset>"We tell the surveyor only what they need to know."</Inset>
            <Form action="/do/x"><Button text="Send"/></Form>
        </TenantPage>
    }
}

#[component]
pub fn Sent() -> impl IntoView {
    view! {
        <TenantPage title="Sent" nav=Nav::Repairs>
            <Confirmation title="We have your repair" reference="R-26-004812">
                <h2>"What happens next"</h2>
                <Promise date=date("Mon", "14", "Dec") sentence="A surveyor will have looked at this by Monday 14 December." why="The law gives us 10 working days."/>
                <ButtonLink href="/repairs/x" text="See your repair"/>
            </Confirmation>
        </TenantPage>
    }
}

#[component]
pub fn Messages() -> impl IntoView {
    view! {
        <TenantPage title="Messages" nav=Nav::Messages back=Link::new("/repairs", "Your repair")>
            <h1>"Messages"</h1>
            <ConversationMessage from="Repairs team" when="2 December, 11:20am" text="Can you let the surveyor in on Thursday?"/>
            <ConversationMessage from="You" when="2 December, 12:05pm" text="Yes.\nPlease knock loudly, the buzzer is broken." mine=true/>
            <Form action="/do/messages"><TextArea name="text" label="Your message" rows=3/><Button text="Send"/></Form>
            <Pagination prev=Link::new("/p", "Newer") next=Link::new("/n", "Older")/>
        </TenantPage>
    }
}

#[component]
pub fn Emergency() -> impl IntoView {
    view! {
        <TenantPage title="Help now">
            <h1>"Help now"</h1>
            <p class="lead">"If someone is in danger, call. Do not wait for an answer here."</p>
            <EmergencyAdvice/>
        </TenantPage>
    }
}

/// Words that no screen can hold in one line: nothing may stick out at 320 px.
#[component]
pub fn LongWords() -> impl IntoView {
    let long = "https://housing.ebbsmarsh.example/Donaudampfschifffahrtsgesellschaftskapitaen";
    let entry = TimelineEntry {
        title: long.into(),
        when: long.into(),
        detail: Some(long.into()),
        ..Default::default()
    };
    let promise = Promised {
        date: date("Wed", "30", "Sept"),
        sentence: long.into(),
        why: Some(long.into()),
    };
    let row = SummaryRow {
        key: long.into(),
        value: long.into(),
        change: Some(Link::new("/c", "Change")),
    };
    view! {
        <TenantPage title="Long words" nav=Nav::Home back=Link::new("/b", long) flash=long>
            <ErrorSummary errors=vec![("a".into(), long.into())]/>
            <h1>{long}</h1>
            <CaseCard href="/x" title=long reference=long tag=long promise/>
            <CaseCard href="/x" title=long reference=long figure="£1,234,567.89 in credit"/>
            <Timeline entries=vec![entry]/>
            <SummaryList rows=vec![row]/>
            <ConversationMessage from=long when=long text=long/>
            <Notice tone=Tone::Red title=long><p>{long}</p></Notice>
            <Details summary=long open=true>{long}</Details>
            <TextField name="a" label=long hint=long error=long/>
            <Radios name="b" legend=long options=vec![Choice::new("a", long).with_hint(long)]/>
            <Select name="c" label="Short" options=vec![Choice::new("a", long)]/>
            <ButtonLink href="/x" text=long/>
            <TaskTiles items=vec![tile("/x", long, Icon::Home)]/>
            <ul class="queue"><QueueRow href="#" due=long rule=long title=long facts=long tag=long tick="x"/></ul>
            <Balance lead=long figure="£1,234,567.89" sentence=long/>
            <Ledger lines=vec![LedgerLine { when: long.into(), what: long.into(), pence: -123_456_789 }]/>
            <Confirmation title=long reference=long/>
        </TenantPage>
    }
}
