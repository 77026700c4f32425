use super::*;
use crate::rent::words::fixture::{at, benefit, day, today};
use domain::{AccountId, LineId, TenancyId};
use rules::money::Pence;
use rules::rent::{AccountKind, LineKind};

fn line(on: &str, words: &str, pence: i64) -> Entry {
    Entry {
        id: LineId::new(),
        kind: LineKind::RentAdjustment,
        pence: Pence(pence),
        effective_on: day(on),
        posted_at: "2026-11-16T00:00:00Z".parse().unwrap(),
        item: None,
        words: words.into(),
        reverses: None,
        reversed: false,
    }
}

fn sheet_of(lines: Vec<Entry>) -> Sheet {
    Sheet {
        account: Account {
            id: AccountId::new(),
            tenancy: TenancyId::new(),
            kind: AccountKind::Rent,
            payment_reference: "6100482132".into(),
            pattern: "every_week".into(),
            opened_on: day("2020-01-06"),
            closed_on: None,
        },
        holder: Holder {
            names: vec!["Amina Marsh".into(), "Yusuf Marsh".into()],
            address_line: "14 Heron Wharf".into(),
            town: "Ebbsmarsh".into(),
            postcode: "ZZ99 1AA".into(),
            tenancy: "T0048210".into(),
            since: day("2020-01-06"),
        },
        statement: Statement::of(day("2026-08-24"), today(), Pence(-1_200), lines).unwrap(),
        at: at(11_610, vec![benefit()], None),
        agreed: None,
        now: "2026-11-21T21:00:00Z".parse().unwrap(),
    }
}

fn html(sheet: Sheet, asked: Asked) -> String {
    let view = move || view! { <Whole sheet council=Council::ebbsmarsh() asked query="account=6100482132".to_owned()/> };
    Owner::new().with(|| view().to_html())
}

#[test]
fn a_statement_says_whose_it_is_and_every_line_with_the_balance_after_it() {
    let lines = vec![
        line("2026-11-16", "Rent for the week", 11_610),
        line("2026-11-18", "<b>Cash</b>", -500),
    ];
    let html = html(sheet_of(lines), Asked::Newest);
    for words in [
        "Amina Marsh",
        "Yusuf Marsh",
        "14 Heron Wharf",
        "T0048210",
        "6100 4821 32",
        "From 24 August 2026 to 21 November 2026",
        "£12.00 in credit",
        "£104.10",
        "£99.10",
        "The next charge is on Monday 23 November 2026.",
        "is on its way to us",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("<b>Cash"), "{html}");
}

#[test]
fn pages_carry_the_balance_over() {
    let lines: Vec<_> = (0..450).map(|_| line("2026-11-16", "Rent", 100)).collect();
    let statement = sheet_of(lines).statement;
    let parts: Vec<_> = (1..=3)
        .map(|page| Part::of(&statement, page, paging::PAGE))
        .collect();
    assert_eq!(parts[0].opening, Pence(-1_200));
    for pair in parts.windows(2) {
        let last = pair[0].lines.last().map(|(_, balance)| *balance);
        assert_eq!(last, Some(pair[1].opening));
        assert!(pair[1].goes_on && !pair[0].closes);
    }
    assert!(parts[2].closes && parts[2].lines.len() == 50);
    let html = html(many_lines(), Asked::Newest);
    for words in ["Page 3 of 3", "Older lines", "page=all", said::PRINT_WHOLE] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

fn many_lines() -> Sheet {
    sheet_of((0..450).map(|_| line("2026-11-16", "Rent", 100)).collect())
}

#[test]
fn the_whole_range_can_be_printed_as_one() {
    let html = html(many_lines(), Asked::All);
    assert_eq!(html.matches("16 November 2026").count(), 450);
    for words in ["Page ", "Older lines", said::CARRIED, said::PRINT_WHOLE] {
        assert!(!html.contains(words), "{words}: {html}");
    }
}

#[test]
fn a_file_has_every_line_and_nothing_that_runs() {
    let lines = vec![
        line("2026-11-16", "Rent, the week", 11_610),
        line("2026-11-18", "=cmd()", -20_000),
    ];
    let text = String::from_utf8(csv(&sheet_of(lines))).unwrap();
    let expected = "\u{feff}Date,What,Charged,Paid,Balance\r\n\
        2026-08-24,Balance before,,,-12.00\r\n\
        2026-11-16,\"Rent, the week\",116.10,,104.10\r\n\
        2026-11-18,'=cmd(),,200.00,-95.90\r\n\
        2026-11-21,Balance at the end,,,-95.90\r\n";
    assert_eq!(text, expected);
}
