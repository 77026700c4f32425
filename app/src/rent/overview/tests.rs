use super::*;
use crate::rent::words::fixture::{at, benefit, day, today};
use domain::rent::Frozen;
use domain::{AccountId, LineId, TenancyId};
use rules::rent::ladder::Step;
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
        has_plan: false,
        step: None,
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
        plan: None,
        others: Vec::new(),
        questions: Vec::new(),
        card_payments: false,
        reach: Reach {
            phone: "01632 960 100".into(),
            email: "housing@ebbsmarsh.example".into(),
        },
        flash: None,
        brought_in: None,
        now: "2026-11-21T21:00:00Z".parse().unwrap(),
    }
}

fn first(kind: AccountKind, at: AccountStanding) -> Overview {
    Overview {
        first: Some((shown(kind, at.clone()), recent())),
        ..overview(at)
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

/// Whether an amount is called one to pay: "£116.10 to pay".
fn asks_for_an_amount(html: &str) -> bool {
    let mut before: Vec<_> = html.split(" to pay").collect();
    before.pop();
    before.iter().any(|text| {
        let last = text.rsplit(' ').next();
        last.is_some_and(|word| word.contains('£'))
    })
}

#[test]
fn while_a_part_is_on_hold_no_amount_is_called_one_to_pay() {
    let frozen = Some(Frozen::Since(day("2026-11-02"), Pence(64_000)));
    for frozen in [frozen, Some(Frozen::BeingChecked)] {
        let page = html(overview(at(75_610, vec![], frozen)));
        assert!(!asks_for_an_amount(&page), "{page}");
    }
    let open = html(overview(at(75_610, vec![], None)));
    assert!(asks_for_an_amount(&open), "{open}");
}

#[test]
fn only_what_takes_plans_has_the_way_to_one() {
    for kind in [
        AccountKind::CourtCosts,
        AccountKind::OverpaidBenefit,
        AccountKind::Leasehold,
    ] {
        let page = html(first(kind, at(87_220, vec![], None)));
        assert!(!page.contains("/rent/plan"), "{kind:?}: {page}");
    }
}

#[test]
fn a_credit_says_what_it_does_and_how_to_have_it_back() {
    let page = html(overview(at(-24_860, vec![], None)));
    for words in [
        words::IN_CREDIT,
        words::CREDIT_PAYS,
        words::CREDIT_BACK,
        words::CREDIT_CHECKED,
        "/rent/help#tell-us",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let former = html(first(AccountKind::Former, at(-24_860, vec![], None)));
    assert!(former.contains(words::CREDIT_BACK), "{former}");
    assert!(
        !former.contains(words::CREDIT_PAYS),
        "no weeks come: {former}"
    );
    let owed = html(overview(at(11_610, vec![], None)));
    assert!(!owed.contains(words::CREDIT_BACK), "{owed}");
}

/// An account against which notice was given ten days ago.
fn noticed(kind: AccountKind, frozen: Option<Frozen>) -> Shown {
    Shown {
        step: Some(StepNow {
            step: Step::Notice,
            taken_on: day("2026-11-11"),
            review_until: Some(day("2026-11-25")),
        }),
        ..shown(kind, at(87_220, vec![], frozen))
    }
}

#[test]
fn a_notice_says_what_follows_how_to_ask_for_a_review_and_where_help_is() {
    let page = html(Overview {
        first: Some((noticed(AccountKind::Rent, None), recent())),
        ..overview(at(0, vec![], None))
    });
    for words in [
        WHAT_HAPPENS_NEXT,
        "We gave you a notice on 11 November 2026.",
        "up to and with Wednesday 25 November 2026.",
        "mailto:housing@ebbsmarsh.example",
        "tel:01632960100",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let none = html(overview(at(87_220, vec![], None)));
    assert!(!none.contains(WHAT_HAPPENS_NEXT), "{none}");
}

#[test]
fn a_step_is_not_named_while_a_part_is_on_hold() {
    let page = html(Overview {
        first: Some((
            noticed(AccountKind::Rent, Some(Frozen::BeingChecked)),
            recent(),
        )),
        ..overview(at(0, vec![], None))
    });
    assert!(
        !page.contains(WHAT_HAPPENS_NEXT) && !page.contains("a notice"),
        "{page}"
    );
}

#[test]
fn a_step_on_another_account_is_told_with_that_account() {
    let page = html(Overview {
        others: vec![noticed(AccountKind::Former, None)],
        ..overview(at(0, vec![], None))
    });
    assert!(
        page.contains("We gave you a notice on 11 November 2026.")
            && !page.contains(WHAT_HAPPENS_NEXT),
        "{page}"
    );
}

#[test]
fn the_page_is_headed_by_what_the_first_account_is_for() {
    for (kind, title) in [
        (AccountKind::Rent, "Your rent"),
        (AccountKind::Former, "Former home"),
        (AccountKind::Leasehold, "Service charges"),
    ] {
        let page = html(first(kind, at(11_610, vec![], None)));
        let heading = format!("<h1>{title}");
        assert!(page.contains(&heading), "{title}: {page}");
    }
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
fn another_account_has_its_own_plan_or_the_way_to_one() {
    let costs = Shown {
        has_plan: true,
        ..shown(AccountKind::Former, at(64_000, vec![], None))
    };
    let link = |text: &str| format!("/rent/plan/6100482132\">{text}<span");
    for (other, words) in [
        (costs.clone(), "Your plan"),
        (
            Shown {
                has_plan: false,
                ..costs
            },
            words::PLAN,
        ),
    ] {
        let page = html(Overview {
            others: vec![other],
            ..overview(at(0, vec![], None))
        });
        assert!(page.contains(&link(words)), "{words}: {page}");
    }
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
