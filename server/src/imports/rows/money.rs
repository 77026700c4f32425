//! Accounts, rent-free weeks, charges and transactions.

use super::Cells;
use super::records::tenancy_reference;
use crate::imports::mapping::Payments;
use crate::imports::values;
use chrono::{Datelike, Weekday};
use domain::imports::{AccountRow, ChargeRow, FreeWeekRow, Lines, RentRow};
use rules::reference::PaymentReference;
use rules::rent::kinds::Side;
use rules::rent::{AccountKind, ChargeItem, LineKind};
use std::borrow::Cow;
use uuid::Uuid;

const LONGEST_ACCOUNT: usize = 60;
const LONGEST_PATTERN: usize = 30;
/// With the system in front and a version it must fit into a hundred characters.
const LONGEST_TRANSACTION: usize = 60;
const LONGEST_WORDS: usize = 200;
/// Of a weekly charge, in pence: the table's own limit.
const MOST_CHARGE: i64 = 10_000_000;

/// None when something was wrong with it.
pub fn account(cells: &mut Cells<'_>, lines: &mut Lines) -> Option<()> {
    let account = cells.words(0, LONGEST_ACCOUNT);
    let tenancy = tenancy_reference(cells, 1);
    let kind = cells.choice(2);
    let payment_reference = payment_reference(cells, 3);
    let opened = cells.date(4);
    let closed = cells.may_date(5);
    let pattern = cells.may_words(6, LONGEST_PATTERN);
    if let (Some(opened), Some(Some(closed))) = (opened, closed)
        && closed < opened
    {
        cells.wrong(5, "is before the account was opened");
        return None;
    }
    lines.row(
        cells.line,
        &AccountRow {
            account: &account?,
            tenancy: &tenancy?,
            kind: AccountKind::ALL.get(kind?)?.key(),
            payment_reference: payment_reference?.as_deref(),
            opened: opened?,
            closed: closed?,
            pattern: pattern?.as_deref(),
        },
    );
    Some(())
}

fn payment_reference(cells: &mut Cells<'_>, column: usize) -> Option<Option<String>> {
    let cell = cells.raw(column);
    if cell.is_empty() {
        return Some(None);
    }
    let read = PaymentReference::parse(cell)
        .map(|reference| Some(reference.to_string()))
        .map_err(|_| {
            "is not 6 to 20 letters and digits with a digit among them; leave it empty and one is made"
                .to_owned()
        });
    cells.checked(column, read)
}

/// None when something was wrong with it.
pub fn free_week(cells: &mut Cells<'_>, lines: &mut Lines) -> Option<()> {
    let pattern = pattern_name(cells, 0);
    let monday = cells.date(1);
    if monday.is_some_and(|day| day.weekday() != Weekday::Mon) {
        cells.wrong(
            1,
            "is not a Monday: rent is charged by the week, on Mondays",
        );
        return None;
    }
    lines.row(
        cells.line,
        &FreeWeekRow {
            pattern: pattern?,
            monday: monday?,
        },
    );
    Some(())
}

fn pattern_name<'r>(cells: &mut Cells<'r>, column: usize) -> Option<&'r str> {
    let name = cells.must(column)?;
    let simple = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_');
    // It is what accounts without a pattern have.
    let read = if name == "every_week" {
        Err("is the pattern without rent-free weeks: give this one another name".to_owned())
    } else if name.len() <= LONGEST_PATTERN && name.bytes().all(simple) {
        Ok(name)
    } else {
        Err(format!(
            "is not a name of up to {LONGEST_PATTERN} small letters, digits and _, such as weeks_48"
        ))
    };
    cells.checked(column, read)
}

/// None when something was wrong with it.
pub fn charge(cells: &mut Cells<'_>, lines: &mut Lines) -> Option<()> {
    let account = cells.words(0, LONGEST_ACCOUNT);
    let item = cells.choice(1).and_then(|place| ChargeItem::ALL.get(place));
    let pence = amount(cells, 2);
    let benefit_pays = benefit_pays(cells, 3, item.copied());
    let from = cells.date(4);
    let to = cells.may_date(5);
    match (pence, from, to) {
        (Some(pence), ..) if !(0..=MOST_CHARGE).contains(&pence) => {
            cells.wrong(2, "is not a weekly charge from £0.00 to £100,000.00");
            return None;
        }
        (_, Some(from), Some(Some(to))) if to < from => {
            cells.wrong(5, "is before the first day");
            return None;
        }
        _ => {}
    }
    lines.row(
        cells.line,
        &ChargeRow {
            account: &account?,
            item: item?.key(),
            pence: pence?,
            benefit_pays: benefit_pays?,
            valid_from: from?,
            valid_to: to?,
        },
    );
    Some(())
}

fn benefit_pays(cells: &mut Cells<'_>, column: usize, item: Option<ChargeItem>) -> Option<bool> {
    let cell = cells.raw(column);
    if cell.is_empty() {
        return Some(item.is_some_and(ChargeItem::benefit_usually_pays));
    }
    cells.checked(column, values::yes(cell))
}

fn amount(cells: &mut Cells<'_>, column: usize) -> Option<i64> {
    let cell = cells.must(column)?;
    let read = values::money(cell, cells.layout.mapping.money);
    cells.checked(column, read)
}

const AMOUNT: usize = 3;
const DEBIT: usize = 4;
const CREDIT: usize = 5;

const KIND: usize = 2;

/// Whether the mapping leaves rows of this kind of transaction out.
pub fn is_left_out(cells: &Cells<'_>) -> bool {
    let codes = &cells.layout.mapping.leave_out;
    !codes.is_empty()
        && codes
            .iter()
            .any(|code| code.eq_ignore_ascii_case(cells.raw(KIND)))
}

/// None when something was wrong with it.
pub fn rent(cells: &mut Cells<'_>, lines: &mut Lines) -> Option<()> {
    let account = cells.words(0, LONGEST_ACCOUNT);
    let reference = cells.words(1, LONGEST_TRANSACTION);
    let kind = cells
        .choice(KIND)
        .and_then(|place| LineKind::ALL.get(place));
    let deleted = {
        let read = values::yes(cells.raw(12));
        cells.checked(12, read)
    };
    // Of a transaction that no longer holds, the amount does not matter.
    let pence = match deleted {
        Some(true) => Some(0),
        _ => signed(cells),
    };
    let effective_on = cells.date(6);
    let posted_on = cells.may_date(7);
    let period_start = cells.may_date(8);
    let period_end = cells.may_date(9);
    let item = cells.may_choice(10);
    let words = cells.may_words(11, LONGEST_WORDS);
    if let (Some(Some(start)), Some(Some(end))) = (period_start, period_end)
        && end < start
    {
        cells.wrong(9, "is before the period starts");
        return None;
    }
    let (kind, pence) = (*kind?, pence?);
    check_side(cells, kind, pence)?;
    let item = match item? {
        Some(place) => ChargeItem::ALL.get(place).copied(),
        None => None,
    };
    let reference = format!("{}/{}", system(cells), reference?);
    deleted?;
    lines.row(
        cells.line,
        &RentRow {
            id: Uuid::now_v7(),
            account: &account?,
            reference: &reference,
            kind: kind.key(),
            pence: Some(pence).filter(|pence| *pence != 0),
            effective_on: effective_on?,
            posted_on: posted_on?,
            period_start: period_start?,
            period_end: period_end?,
            item: item.map(ChargeItem::key),
            words: &words?.unwrap_or_else(|| usual_words(kind, item)),
        },
    );
    Some(())
}

/// What goes in front of the landlord's numbers.
fn system<'a>(cells: &Cells<'a>) -> &'a str {
    match cells.layout.mapping.system.as_str() {
        "" => "housing",
        system => system,
    }
}

fn usual_words(kind: LineKind, item: Option<ChargeItem>) -> Cow<'static, str> {
    match item {
        Some(item) if kind == LineKind::ServiceChargeDebit => Cow::Borrowed(item.label()),
        _ => Cow::Borrowed(kind.label()),
    }
}

/// An amount above zero for a charge, below for a payment, from one column or two.
fn signed(cells: &mut Cells<'_>) -> Option<i64> {
    if cells.is_there(AMOUNT) {
        let pence = amount(cells, AMOUNT)?;
        return Some(match cells.layout.mapping.payments {
            Payments::Negative => pence,
            Payments::Positive => -pence,
        });
    }
    let debit = part(cells, DEBIT);
    let credit = part(cells, CREDIT);
    match (debit?, credit?) {
        (None, None) => {
            cells.wrong(DEBIT, "is empty, and so is the credit");
            None
        }
        (Some(debit), Some(credit)) if debit != 0 && credit != 0 => {
            cells.wrong(CREDIT, "is there beside a debit: a row is one of them");
            None
        }
        (debit, credit) => Some(debit.unwrap_or_default() - credit.unwrap_or_default()),
    }
}

fn part(cells: &mut Cells<'_>, column: usize) -> Option<Option<i64>> {
    if cells.raw(column).is_empty() {
        return Some(None);
    }
    amount(cells, column).map(Some)
}

/// A charge below zero or a payment above it is most often a wrong sign in the mapping, so it is not let through.
fn check_side(cells: &mut Cells<'_>, kind: LineKind, pence: i64) -> Option<()> {
    if pence == 0 || kind.takes(pence, false) {
        return Some(());
    }
    let column = if cells.is_there(AMOUNT) {
        AMOUNT
    } else {
        DEBIT
    };
    let reason = match kind.side() {
        Side::Payment => {
            "is a charge, but the kind is a payment. Is payments = \"positive\" right for this file? If it takes back an earlier payment, map its code to rent_adjustment"
        }
        Side::Charge | Side::Either => {
            "is a payment, but the kind is a charge. Is payments = \"positive\" right for this file? If it takes back an earlier charge, map its code to rent_adjustment"
        }
    };
    cells.wrong(column, reason);
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::columns::columns;
    use domain::imports::ImportKind;

    #[test]
    fn the_places_are_those_of_the_table() {
        let keys: Vec<_> = columns(ImportKind::Rent).iter().map(|it| it.key).collect();
        assert_eq!(
            (keys[AMOUNT], keys[DEBIT], keys[CREDIT], keys[12]),
            ("amount", "debit", "credit", "deleted")
        );
        assert_eq!(
            (keys[6], keys[7], keys[8], keys[9], keys[10], keys[11]),
            (
                "date",
                "posted",
                "period_start",
                "period_end",
                "item",
                "words"
            )
        );
    }
}
