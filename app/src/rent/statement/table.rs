//! The lines of a statement, each with the balance after it. A table to the eye, to the ear and on paper; on a phone each row
//! folds into a block, so its roles are said outright: a browser forgets a table that is drawn otherwise.

use super::Sheet;
use crate::rent::words::statement as said;
use domain::rent::Entry;
use leptos::prelude::*;
use rules::london;
use rules::money::Pence;
use rules::rent::Statement;

/// The lines of one page.
#[derive(Clone, Debug)]
pub struct Part {
    pub opening: Pence,
    /// Whether lines of the range stand before it.
    pub goes_on: bool,
    pub lines: Vec<(Entry, Pence)>,
    /// Whether it is the last page, which closes the range.
    pub closes: bool,
}

impl Part {
    /// The `page`th page, from 1, of so many lines each.
    pub fn of(statement: &Statement<Entry>, page: usize, size: usize) -> Self {
        let before = (page.max(1) - 1) * size;
        let opening = match before.checked_sub(1) {
            Some(last) => statement
                .lines
                .get(last)
                .map_or(statement.closing, |(_, balance)| *balance),
            None => statement.opening,
        };
        let lines: Vec<_> = statement
            .lines
            .iter()
            .skip(before)
            .take(size)
            .cloned()
            .collect();
        Self {
            opening,
            goes_on: before > 0,
            closes: before + lines.len() >= statement.lines.len(),
            lines,
        }
    }
}

#[component]
pub fn Paper(sheet: Sheet, part: Part) -> impl IntoView {
    let statement = sheet.statement;
    let (first, opening) = if part.goes_on {
        (said::CARRIED, part.opening)
    } else {
        (said::BEFORE, statement.opening)
    };
    let none = statement
        .lines
        .is_empty()
        .then(|| view! { <p>{said::NO_LINES}</p> });
    let head = [
        said::DATE,
        said::WHAT,
        said::CHARGED,
        said::PAID,
        said::BALANCE,
    ];
    let head = head.map(|text| view! { <th role="columnheader" scope="col">{text}</th> });
    let closing = part
        .closes
        .then(|| total(said::AT_END, said::cell(statement.closing)));
    let (charged, paid) = (statement.charged(), statement.paid());
    view! {
        <table class="statement__table" role="table">
            <caption class="govuk-visually-hidden">{said::period(statement.from, statement.to)}</caption>
            <thead role="rowgroup"><tr role="row">{head.collect_view()}</tr></thead>
            <tbody role="rowgroup">
                {total(first, said::cell(opening))}
                {part.lines.into_iter().map(row).collect_view()}
                {closing}
            </tbody>
        </table>
        {none}
        <dl class="statement__totals">
            <div><dt>{said::ALL_CHARGED}</dt> <dd class="money">{charged.to_string()}</dd></div>
            <div><dt>{said::ALL_PAID}</dt> <dd class="money">{paid.to_string()}</dd></div>
            <div><dt>{said::AT_END}</dt> <dd class="money">{said::cell(statement.closing)}</dd></div>
        </dl>
    }
    .into_any()
}

fn total(words: &'static str, balance: String) -> impl IntoView {
    view! {
        <tr role="row" class="statement__total">
            <th role="rowheader" scope="row" colspan="4">{words}</th>
            <td role="cell" data-label=said::BALANCE>{balance}</td>
        </tr>
    }
}

fn row((line, balance): (Entry, Pence)) -> impl IntoView {
    let words = if line.reversed {
        format!("{} ({})", line.words, said::TAKEN_BACK)
    } else {
        line.words
    };
    let (charged, paid) = amounts(line.pence);
    view! {
        <tr role="row">
            <td role="cell" data-label=said::DATE>{london::long_date(line.effective_on)}</td>
            <td role="cell" data-label=said::WHAT>{words}</td>
            <td role="cell" data-label=said::CHARGED>{charged}</td>
            <td role="cell" data-label=said::PAID>{paid}</td>
            <td role="cell" data-label=said::BALANCE>{said::cell(balance)}</td>
        </tr>
    }
}

/// What was charged and what was paid: one of them.
fn amounts(pence: Pence) -> (Option<String>, Option<String>) {
    if pence > Pence::ZERO {
        (Some(pence.to_string()), None)
    } else {
        (None, Some(Pence(-pence.0).to_string()))
    }
}
