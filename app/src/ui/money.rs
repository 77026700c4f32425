//! Money as people read it.

use leptos::prelude::*;

/// An amount as one unbroken figure, "£116.10" or "−£464.40", digits aligned in columns.
#[component]
pub fn Money(
    /// Whole pence.
    pence: i64,
    /// Puts a plus before what was added, as in a list of charges and payments.
    #[prop(optional)]
    signed: bool,
) -> impl IntoView {
    let plus = if signed && pence > 0 { "+" } else { "" };
    view! { <span class="money">{format!("{plus}{}", pounds(pence))}</span> }
}

/// Pence as "£1,161.10". Debts carry a real minus sign (U+2212), which screen readers say.
pub fn pounds(pence: i64) -> String {
    let sign = if pence < 0 { "\u{2212}" } else { "" };
    let (whole, rest) = (pence.unsigned_abs() / 100, pence.unsigned_abs() % 100);
    format!("{sign}£{}.{rest:02}", with_commas(whole))
}

fn with_commas(whole: u64) -> String {
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::pounds;

    #[test]
    fn pence_read_as_pounds_and_pence() {
        for (pence, words) in [
            (0, "£0.00"),
            (5, "£0.05"),
            (11_610, "£116.10"),
            (-46_440, "\u{2212}£464.40"),
            (123_456_789, "£1,234,567.89"),
            (100_000, "£1,000.00"),
            (i64::MIN, "\u{2212}£92,233,720,368,547,758.08"),
        ] {
            assert_eq!(pounds(pence), words);
        }
    }
}
