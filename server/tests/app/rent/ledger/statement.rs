//! Statements, checked line by line against a ledger worked out here from the same lines with none of the program's arithmetic.

use super::{account, line, ok};
use crate::world::World;

/// A year and more of an account: weekly charges, an increase, benefit every four weeks, one line taken back.
const FIRST_MONDAY: &str = "2025-04-07";

struct Naive {
    day: chrono::NaiveDate,
    pence: i64,
    words: String,
}

/// The lines in order of their days, as they were written.
fn naive() -> Vec<Naive> {
    let start: chrono::NaiveDate = FIRST_MONDAY.parse().unwrap();
    let mut lines = Vec::new();
    for week in 0..85i64 {
        let day = start + chrono::TimeDelta::days(7 * week);
        let price = if week < 52 { 11_078 } else { 11_610 };
        lines.push(Naive {
            day,
            pence: price,
            words: format!("Rent of week {week}"),
        });
        if week % 4 == 3 {
            lines.push(Naive {
                day: day + chrono::TimeDelta::days(2),
                pence: -(price * 4 - 137),
                words: format!("Benefit, \"{week}\""),
            });
        }
    }
    lines
}

/// "116.10" and "-12.00" without the program's help.
fn amount(pence: i64) -> String {
    let text = format!("{:03}", pence.abs());
    let (pounds, rest) = text.split_at(text.len() - 2);
    format!("{}{pounds}.{rest}", if pence < 0 { "-" } else { "" })
}

/// Fields of a line of CSV.
fn fields(line: &str) -> Vec<String> {
    let (mut all, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                field.push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => all.push(std::mem::take(&mut field)),
            other => field.push(other),
        }
    }
    all.push(field);
    all
}

#[tokio::test]
async fn every_line_of_every_range_is_as_the_naive_ledger_has_it() {
    let world = World::new().await;
    let home = world.home().await;
    let (_, amina) = world.party(home, "Amina", "joint").await;
    world.party(home, "Yusuf", "joint").await;
    let rent = account(&world, home, "rent").await;
    let lines = naive();
    for one in &lines {
        line(&world, &rent, &one.day.to_string(), one.pence, &one.words).await;
    }
    for (query, from, to) in [
        ("", "2026-08-24", "2026-11-21"),
        ("range=this-year", "2026-04-06", "2026-11-21"),
        ("range=last-year", "2025-04-07", "2026-04-05"),
        ("range=all", "2020-01-06", "2026-11-21"),
        ("from=2025-12-29&to=2026-01-04", "2025-12-29", "2026-01-04"),
        ("from=2026-11-17&to=2026-11-17", "2026-11-17", "2026-11-17"),
    ] {
        let (from, to): (chrono::NaiveDate, chrono::NaiveDate) =
            (from.parse().unwrap(), to.parse().unwrap());
        let file = ok(&amina, &format!("/rent/statement.csv?{query}")).await;
        let mut seen = file
            .trim_start_matches('\u{feff}')
            .lines()
            .skip(1)
            .map(fields);
        let mut balance: i64 = lines
            .iter()
            .filter(|it| it.day < from)
            .map(|it| it.pence)
            .sum();
        let opening = seen.next().unwrap();
        assert_eq!(
            opening,
            [
                &from.to_string(),
                "Balance before",
                "",
                "",
                &amount(balance)
            ]
        );
        for one in lines.iter().filter(|it| it.day >= from && it.day <= to) {
            balance += one.pence;
            let (charged, paid) = if one.pence > 0 {
                (amount(one.pence), String::new())
            } else {
                (String::new(), amount(-one.pence))
            };
            assert_eq!(
                seen.next().unwrap(),
                [
                    one.day.to_string(),
                    one.words.clone(),
                    charged,
                    paid,
                    amount(balance)
                ],
                "{query}"
            );
        }
        let closing = seen.next().unwrap();
        assert_eq!(
            closing,
            [
                &to.to_string(),
                "Balance at the end",
                "",
                "",
                &amount(balance)
            ]
        );
        assert_eq!(seen.next(), None, "{query}");
        let page = ok(&amina, &format!("/rent/statement?{query}")).await;
        assert!(
            page.contains("Amina Marsh") && page.contains("Yusuf Marsh"),
            "{query}"
        );
        let shown = amount(balance.abs());
        let with_comma = match shown.len() {
            7.. => format!(
                "{},{}",
                &shown[..shown.len() - 6],
                &shown[shown.len() - 6..]
            ),
            _ => shown,
        };
        assert!(
            page.contains(&format!("£{with_comma}")),
            "{query} {with_comma}"
        );
    }
}

#[tokio::test]
async fn wrong_dates_are_said_at_their_field_and_stay_typed() {
    let world = World::new().await;
    let home = world.home().await;
    let (_, amina) = world.party(home, "Amina", "sole").await;
    account(&world, home, "rent").await;
    let page = ok(
        &amina,
        "/rent/statement?from_day=31&from_month=2&from_year=2026&to_day=1&to_month=3&to_year=2026",
    )
    .await;
    assert!(
        page.contains("Enter the first day") && page.contains("error-summary"),
        "{page}"
    );
    assert!(page.contains(r#"value="31""#), "{page}");
    let file = amina
        .get("/rent/statement.csv?from=2026-05-01&to=2026-04-01")
        .await;
    assert!(
        file.location().starts_with("/rent/statement?"),
        "{}",
        file.location()
    );
    let answer = amina.get("/rent/statement.csv").await;
    let disposition = answer.headers["content-disposition"].to_str().unwrap();
    assert_eq!(
        disposition,
        "attachment; filename=\"statement-2026-08-24-to-2026-11-21.csv\""
    );
}
