use super::*;
use domain::{PropertyId, TenancyId};

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn case(number: u32) -> ListedCase {
    ListedCase {
        reference: format!("R-26-{number:06}"),
        title: "A tap drips".into(),
        state: "submitted".into(),
        own: true,
        reported_at: moment("2026-11-30T09:00:00Z"),
        closed_at: None,
        next_due: Some(moment("2026-12-01T23:59:59Z")),
        next_rule: Some("repairs.triage".into()),
        next_period: Some("1wd".into()),
    }
}

fn address(line: &str) -> Address {
    Address {
        tenancy: TenancyId::new(),
        reference: "T-1".into(),
        property: PropertyId::new(),
        address_line: line.into(),
        town: "Ebbsmarsh".into(),
        postcode: "ZZ99 1AA".into(),
        block: None,
        role: "sole".into(),
        kind: "secure".into(),
        started_on: "2020-01-01".parse().unwrap(),
    }
}

fn home() -> Home {
    Home {
        first_name: "Amina".into(),
        homes: vec![address("14 Heron Wharf")],
        open: vec![],
        unread: None,
        rent: None,
        flash: None,
        now: moment("2026-11-30T18:30:00Z"),
    }
}

fn html(home: Home) -> String {
    Owner::new().with(|| view! { <Start home/> }.to_html())
}

#[test]
fn the_greeting_follows_the_clock_in_london() {
    let said = |at| greeting("Amina", moment(at));
    assert_eq!(said("2026-11-30T08:00:00Z"), "Good morning, Amina");
    assert_eq!(said("2026-07-01T11:00:00Z"), "Good afternoon, Amina");
    assert_eq!(said("2026-11-30T18:00:00Z"), "Good evening, Amina");
    assert_eq!(said("2026-11-30T02:00:00Z"), "Good evening, Amina");
    assert_eq!(greeting("", moment("2026-11-30T18:00:00Z")), "Good evening");
}

#[test]
fn a_name_cannot_break_out() {
    let html = html(Home {
        first_name: "<b>Amina</b>".into(),
        ..home()
    });
    assert!(!html.contains("<b>Amina"), "{html}");
}

#[test]
fn with_nothing_open_the_page_says_the_one_thing_to_do() {
    let html = html(home());
    assert!(html.contains(words::NOTHING_OPEN), "{html}");
    assert!(html.contains("14 Heron Wharf, ZZ99 1AA"), "{html}");
}

#[test]
fn the_sixth_repair_is_behind_see_all() {
    let five = html(Home {
        open: (1..=5).map(case).collect(),
        ..home()
    });
    assert!(!five.contains(words::SEE_ALL), "{five}");
    let six = html(Home {
        open: (1..=6).map(case).collect(),
        ..home()
    });
    assert!(six.contains(words::SEE_ALL), "{six}");
    assert!(
        six.contains("R-26-000005") && !six.contains("R-26-000006"),
        "{six}"
    );
}

#[test]
fn one_message_leads_to_its_repair_and_several_to_all_of_them() {
    let unread = |messages| {
        html(Home {
            unread: Some(Unread {
                messages,
                reference: "R-26-004812".into(),
            }),
            ..home()
        })
    };
    let one = unread(1);
    assert!(
        one.contains("1 new message<") && one.contains(r#"href="/repairs/R-26-004812#messages""#),
        "{one}"
    );
    let three = unread(3);
    assert!(three.contains("3 new messages"), "{three}");
}

#[test]
fn another_tenancy_is_counted_and_none_is_no_address() {
    let two = vec![address("14 Heron Wharf"), address("Garage 3")];
    assert_eq!(
        super::address(&two).unwrap(),
        "14 Heron Wharf, ZZ99 1AA, and 1 other home"
    );
    assert_eq!(super::address(&[]), None);
}
