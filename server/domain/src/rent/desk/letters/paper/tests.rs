use super::*;
use crate::{AccountId, LineId, TenancyId};
use rules::rent::forecast::Charges;
use rules::rent::{AccountKind, Every, Income, IncomeKind, IncomeStatus, LineKind, RentYear};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
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

/// A letter about an account in which so much is owed, to two tenants or to one.
fn paper(
    about: AccountKind,
    kind: LetterKind,
    owed: i64,
    incomes: &[Income],
    joint: bool,
) -> Paper {
    let today = day("2026-11-21");
    let account = Account {
        id: AccountId::new(),
        tenancy: TenancyId::new(),
        kind: about,
        payment_reference: "6100482132".into(),
        pattern: "every_week".into(),
        opened_on: day("2020-01-06"),
        closed_on: None,
    };
    let standing = AccountStanding {
        day: today,
        standing: rules::rent::standing(Pence(owed), incomes, Pence::ZERO, &[], today),
        items: Vec::new(),
        incomes: incomes.to_vec(),
        frozen: None,
        year: RentYear::containing(today),
        charges: Charges {
            week: Pence(11_610),
            later: Vec::new(),
            free_weeks: Vec::new(),
        },
    };
    let lines = [
        line("2026-11-16", LineKind::RentDebit, 11_610),
        line("2026-11-18", LineKind::Cash, -1_000),
    ];
    let opening = Pence(owed - 10_610);
    let draft = Draft {
        kind,
        account: &account,
        standing: &standing,
        statement: &Statement::of(day("2026-08-23"), today, opening, lines).unwrap(),
        is_joint: joint,
        address: Vec::new(),
        today,
        from: vec!["Ina Moss".into(), "Ebbsmarsh".into()],
        site: "https://rent.example".into(),
        phone: "01632 960 200".into(),
    };
    draft.to("Amina Marsh")
}

fn reminder(about: AccountKind) -> String {
    paper(about, LetterKind::Reminder, 34_830, &[], false).plain_text()
}

fn credit() -> Income {
    Income {
        kind: IncomeKind::UniversalCredit,
        status: IncomeStatus::Paid,
        amount: Some(Pence(46_440)),
        every: Every::FourWeeks,
        next_on: Some(day("2026-11-30")),
        covers_to: Some(day("2026-11-15")),
    }
}

#[test]
fn an_email_is_the_whole_letter_with_each_line() {
    let text = reminder(AccountKind::Rent);
    for words in [
        "Dear Amina Marsh",
        "Your rent: can we help?",
        "On 21 November 2026 you owed £348.30.",
        "Before 23 August 2026: £242.20",
        "16 November 2026, Rent for the week: charge £116.10, balance £358.30",
        "18 November 2026, PayPoint or Post Office payment: payment £10.00, balance £348.30",
        "On 21 November 2026: charged £116.10, paid £10.00, balance £348.30",
        "Your payment reference: 6100482132",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn a_letter_offers_what_fits_the_account() {
    let rent = reminder(AccountKind::Rent);
    assert!(rent.contains("Housing Payment") && rent.contains("an amount that you can afford"));
    for (kind, title, plans) in [
        (AccountKind::Garage, "Your garage: can we help?", true),
        (AccountKind::Former, "Your former home: can we help?", true),
        (AccountKind::Recharge, "Repairs you have to pay for:", true),
        (AccountKind::CourtCosts, "Court costs: can we help?", false),
        (
            AccountKind::OverpaidBenefit,
            "Housing Benefit to pay back:",
            false,
        ),
        (AccountKind::Leasehold, "Your service charges:", false),
    ] {
        let text = reminder(kind);
        assert!(text.contains(title), "{title}: {text}");
        assert_eq!(
            text.contains("an amount that you can afford"),
            plans,
            "{text}"
        );
        for never in ["Housing Payment", "Your rent", "keep your home"] {
            assert!(!text.contains(never), "{never}: {text}");
        }
    }
}

#[test]
fn only_letters_to_more_than_one_speak_of_the_others() {
    for joint in [true, false] {
        let letter = paper(AccountKind::Rent, LetterKind::Second, 34_830, &[], joint);
        let text = letter.plain_text();
        assert_eq!(text.contains("Each of you answers"), joint, "{text}");
    }
    let costs = paper(
        AccountKind::CourtCosts,
        LetterKind::Second,
        34_830,
        &[],
        true,
    );
    let text = costs.plain_text();
    assert!(
        text.contains("Each named tenant") && !text.contains("answers"),
        "{text}"
    );
}

#[test]
fn a_credit_is_called_one() {
    let letter = paper(AccountKind::Rent, LetterKind::Statement, -1_390, &[], false);
    let statement = &letter.statement;
    assert_eq!(statement.opening, "£120.00 in credit");
    assert_eq!(statement.closing, "£13.90 in credit");
    assert_eq!(statement.lines[0].balance, "£3.90 in credit");
    assert!(
        letter
            .paragraphs
            .contains(&"Your account is £13.90 in credit.".to_owned())
    );
}

#[test]
fn credit_that_is_paid_to_the_tenant_is_not_on_its_way() {
    let letter = paper(
        AccountKind::Rent,
        LetterKind::Reminder,
        34_830,
        &[credit()],
        false,
    );
    let text = letter.plain_text();
    let then = "Of this, £116.10 is for when your Universal Credit is paid to you on 30 November 2026. Please pay it then. The rest, £232.20, is for you to pay.";
    assert!(
        text.contains(then) && !text.contains("on its way"),
        "{text}"
    );
}
