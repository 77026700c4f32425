//! People, homes and tenancies.

use super::Cells;
use crate::imports::layout::choices;
use domain::imports::{ImportKind, Lines, PersonRow, PropertyRow, TenancyRow};
use rules::contact::{Contact, EmailAddress, UkMobile};
use rules::postcode::Postcode;
use rules::reference::TenancyReference;

const LONGEST_REFERENCE: usize = 60;
const LONGEST_NAME: usize = 100;

/// None when something was wrong with it.
pub fn person(cells: &mut Cells<'_>, lines: &mut Lines) -> Option<()> {
    let reference = cells.words(0, LONGEST_REFERENCE);
    let first_name = cells.words(1, LONGEST_NAME);
    let last_name = cells.words(2, LONGEST_NAME);
    let born = cells.may_date(3);
    let email = contact(cells, 4, |text| {
        EmailAddress::parse(text)
            .map(Contact::Email)
            .map_err(|error| error.message().to_string())
    });
    let mobile = contact(cells, 5, |text| {
        UkMobile::parse(text)
            .map(Contact::Mobile)
            .map_err(|error| error.message().to_string())
    });
    lines.row(
        cells.line,
        &PersonRow {
            reference: &reference?,
            first_name: &first_name?,
            last_name: &last_name?,
            born: born?,
            email: email?.as_deref(),
            mobile: mobile?.as_deref(),
        },
    );
    Some(())
}

fn contact(
    cells: &mut Cells<'_>,
    column: usize,
    read: impl FnOnce(&str) -> Result<Contact, String>,
) -> Option<Option<String>> {
    let cell = cells.raw(column);
    if cell.is_empty() {
        return Some(None);
    }
    let read = read(cell).map(|contact| Some(contact.lookup_key()));
    cells.checked(column, read)
}

/// None when something was wrong with it.
pub fn property(cells: &mut Cells<'_>, lines: &mut Lines) -> Option<()> {
    let reference = cells.words(0, LONGEST_REFERENCE);
    let address = cells.words(1, 200);
    let town = cells.words(2, LONGEST_NAME);
    let postcode = cells.must(3).and_then(|cell| {
        let read = Postcode::parse(cell).map_err(|error| error.message().to_string());
        cells.checked(3, read)
    });
    let bedrooms = cells.must(4).and_then(|cell| {
        let read = match cell.parse::<u8>() {
            Ok(number) if number <= 9 => Ok(i64::from(number)),
            _ => Err("is not a number of bedrooms from 0 to 9".to_owned()),
        };
        cells.checked(4, read)
    });
    let block = cells.may_words(5, LONGEST_NAME);
    let estate = cells.may_words(6, LONGEST_NAME);
    lines.row(
        cells.line,
        &PropertyRow {
            reference: &reference?,
            address: &address?,
            town: &town?,
            postcode: postcode?.as_str(),
            bedrooms: bedrooms?,
            block: block?.as_deref(),
            estate: estate?.as_deref(),
        },
    );
    Some(())
}

/// None when something was wrong with it.
pub fn tenancy(cells: &mut Cells<'_>, lines: &mut Lines) -> Option<()> {
    let reference = tenancy_reference(cells, 0);
    let property = cells.words(1, LONGEST_REFERENCE);
    let kind = cells.choice(2);
    let started = cells.date(3);
    let ended = cells.may_date(4);
    let person = cells.words(5, LONGEST_REFERENCE);
    let role = cells.choice(6);
    let until = cells.may_date(7);
    if let (Some(started), Some(Some(ended))) = (started, ended)
        && ended < started
    {
        cells.wrong(4, "is before the tenancy started");
        return None;
    }
    let of = |column: &str, place: usize| {
        let choices = choices(ImportKind::Tenancies, column);
        choices.get(place).copied()
    };
    lines.row(
        cells.line,
        &TenancyRow {
            reference: &reference?,
            property: &property?,
            kind: of("kind", kind?)?,
            started: started?,
            ended: ended?,
            person: &person?,
            role: of("role", role?)?,
            until: until?,
        },
    );
    Some(())
}

pub(super) fn tenancy_reference(cells: &mut Cells<'_>, column: usize) -> Option<String> {
    let cell = cells.must(column)?;
    let read = TenancyReference::parse(cell)
        .map(|reference| reference.to_string())
        .map_err(|_| {
            "is not a tenancy reference: up to 20 letters, digits, / - and . with a digit among them"
                .to_owned()
        });
    cells.checked(column, read)
}
