//! The open slots, as radios under their days.

use chrono::NaiveDate;
use leptos::prelude::*;
use rules::london;
use rules::repairs::visits::{OpenSlot, Slot};

/// The form's value of a slot: "2026-11-24/am".
pub fn slot_value(day: NaiveDate, slot: Slot) -> String {
    format!("{day}/{}", slot.key())
}

/// Reads what [`slot_value`] wrote.
pub fn parse_slot(typed: &str) -> Option<(NaiveDate, Slot)> {
    let (day, slot) = typed.split_once('/')?;
    Some((day.parse().ok()?, Slot::parse(slot)?))
}

/// By day, in order.
fn by_day(slots: &[OpenSlot]) -> Vec<(NaiveDate, Vec<Slot>)> {
    let mut days: Vec<(NaiveDate, Vec<Slot>)> = Vec::new();
    for open in slots {
        match days.last_mut() {
            Some((day, slots)) if *day == open.day => slots.push(open.slot),
            _ => days.push((open.day, vec![open.slot])),
        }
    }
    days
}

/// One choice of many days. The first radio has the field's name as its id, so that the error summary leads to it.
#[component]
pub fn SlotRadios(
    legend: &'static str,
    hint: &'static str,
    slots: Vec<OpenSlot>,
    chosen: String,
    error: Option<String>,
) -> impl IntoView {
    let class = if error.is_some() {
        "govuk-form-group govuk-form-group--error"
    } else {
        "govuk-form-group"
    };
    let described = if error.is_some() {
        "slot-hint slot-error"
    } else {
        "slot-hint"
    };
    let mut number = 0;
    let mut days = Vec::new();
    for (day, slots) in by_day(&slots) {
        let first = number;
        number += slots.len();
        days.push(view! { <Day day slots first chosen=chosen.clone()/> }.into_any());
    }
    view! {
        <div class=class>
            <fieldset class="govuk-fieldset" aria-describedby=described>
                <legend class="govuk-fieldset__legend">{legend}</legend>
                <div id="slot-hint" class="govuk-hint">{hint}</div>
                {error.map(|error| view! {
                    <p id="slot-error" class="govuk-error-message">
                        <span class="govuk-visually-hidden">"Error: "</span> {error}
                    </p>
                })}
                {days}
            </fieldset>
        </div>
    }
    .into_any()
}

#[component]
fn Day(day: NaiveDate, slots: Vec<Slot>, first: usize, chosen: String) -> impl IntoView {
    let heading = format!("day-{day}");
    let title = london::long_weekday(day);
    let radio = |(place, slot): (usize, Slot)| {
        let value = slot_value(day, slot);
        let checked = value == chosen;
        let number = first + place + 1;
        let id = if number == 1 {
            "slot".to_owned()
        } else {
            format!("slot-{number}")
        };
        view! {
            <div class="govuk-radios__item">
                <input class="govuk-radios__input" id=id.clone() name="slot" type="radio" value=value checked=checked/>
                <label class="govuk-label govuk-radios__label" for=id>{slot.label()}</label>
            </div>
        }
    };
    view! {
        <div role="group" aria-labelledby=heading.clone()>
            <h3 id=heading.clone()>{title}</h3>
            <div class="govuk-radios">{slots.into_iter().enumerate().map(radio).collect_view()}</div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_reads_back_from_its_form_and_a_forged_one_does_not() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        for slot in Slot::ALL {
            assert_eq!(parse_slot(&slot_value(day, *slot)), Some((day, *slot)));
        }
        for forged in ["", "2026-11-24", "2026-13-24/am", "2026-11-24/AM", "/am"] {
            assert_eq!(parse_slot(forged), None, "{forged}");
        }
    }

    #[test]
    fn slots_stand_under_their_days_and_each_has_its_own_id() {
        let day = |number| NaiveDate::from_ymd_opt(2026, 11, number).unwrap();
        let open = |number, slot| OpenSlot {
            day: day(number),
            slot,
            left: 1,
        };
        let slots = vec![
            open(24, Slot::Morning),
            open(24, Slot::Afternoon),
            open(25, Slot::Morning),
        ];
        let html = view! {
            <SlotRadios legend="When?" hint="Soon" slots chosen="2026-11-25/am".to_owned() error=Some("Choose".to_owned())/>
        }
        .to_html();
        for id in [
            "id=\"slot\"",
            "id=\"slot-2\"",
            "id=\"slot-3\"",
            "id=\"slot-error\"",
        ] {
            assert_eq!(html.matches(id).count(), 1, "{id}: {html}");
        }
        assert_eq!(html.matches("<h3").count(), 2);
        assert_eq!(html.matches(" checked").count(), 1);
    }
}
