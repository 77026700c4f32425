use super::*;
use crate::rent::words::fixture::{at, benefit, day, today};
use domain::rent::Frozen;
use domain::{AccountId, LineId, TenancyId};
use rules::rent::{AccountKind, LineKind};

fn shown(kind: AccountKind, at: AccountStanding) -> Shown {
    Shown {
        account: Account {
            id: AccountId::new(),
            tenancy: TenancyId::new(),
            kind,
            payment_reference: "6100482132".into(),
            pattern: "every_week".into(),
            opened_on: day("2020-01-06"),
            closed_on: None,
        },
        at,
        knows_why: false,
    }
}

fn line(on: &str, kind: LineKind, pence: i64) -> Entry {
    Entry {
        id: LineId::new(),
        kind,
        pence: Pence(pence),
        effective_on: day(on),
        posted_at: "2026-11-16T00:00:00Z".parse().unwrap(),
        item: None,
        words: kind.label().into(),
        reverses: None,
        reversed: false,
    }
}

fn recent() -> Recent {
    Recent {
        from: day("2026-08-24"),
        opening: Pence::ZERO,
        lines: vec![
            line("2026-11-16", LineKind::RentDebit, 10_820),
            line("2026-11-16", LineKind::ServiceChargeDebit, 500),
            line("2026-11-16", LineKind::ServiceChargeDebit, 290),
        ],
        coming: Vec::new(),
        on_their_way: Vec::new(),
    }
}

fn html(overview: Overview) -> String {
    Owner::new().with(|| view! { <Rent overview/> }.to_html())
}

fn overview(at: AccountStanding) -> Overview {
    Overview {
        first: Some((shown(AccountKind::Rent, at), recent())),
        others: Vec::new(),
        questions: Vec::new(),
        card_payments: false,
        flash: None,
        now: "2026-11-21T21:00:00Z".parse().unwrap(),
    }
}

#[test]
fn the_page_says_when_it_was_true_what_is_due_and_what_each_week_pays_for() {
    let html = html(overview(at(11_610, vec![benefit()], None)));
    for words in [
        "As at 9:00pm, Saturday 21 November 2026",
        "£116.10",
        "your Housing Benefit arrives on 30 November",
        "£464.40 of Housing Benefit is due.",
        "£116.10 a week, or £503.10 a month.",
        "Cleaning of shared areas",
        "+£7.90",
        "/rent/statement?account=6100482132",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("/rent/plan"), "nothing is for them to pay");
    assert!(!html.contains("/rent/pay/"), "no card payments here");
}

#[test]
fn a_part_on_hold_asks_for_no_plan() {
    let frozen = Some(Frozen::Since(day("2026-11-02"), Pence(64_000)));
    let page = html(overview(at(187_220, vec![], frozen)));
    assert!(
        !page.contains("/rent/plan") && !page.contains("breathing"),
        "{page}"
    );
    let owed = html(overview(at(87_220, vec![], None)));
    assert!(owed.contains("/rent/plan/6100482132"), "{owed}");
}

#[test]
fn each_account_stands_apart() {
    let garage = shown(AccountKind::Garage, at(1_200, vec![], None));
    let page = html(Overview {
        others: vec![garage],
        ..overview(at(0, vec![], None))
    });
    assert!(
        page.contains("You are up to date") && page.contains("£12.00"),
        "{page}"
    );
}

#[test]
fn someone_without_an_account_is_told_what_will_be_here() {
    let page = html(Overview {
        first: None,
        ..overview(at(0, vec![], None))
    });
    assert!(
        page.contains(words::NO_ACCOUNT) && !page.contains("£"),
        "{page}"
    );
    assert_eq!(today(), day("2026-11-21"));
}
