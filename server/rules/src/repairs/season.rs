//! The cold months, in which a loss of heat cannot wait.

use chrono::{Datelike, NaiveDate};

/// From 1 November to 30 April, when a loss of heating is due in 1 working day and not 3 (Right to Repair
/// Regulations 1994, Schedule: "between 31 October and 1 May").
pub fn is_heating_season(date: NaiveDate) -> bool {
    matches!(date.month(), 11 | 12 | 1..=4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_runs_from_the_first_of_november_to_the_last_of_april() {
        let on = |month, day| is_heating_season(NaiveDate::from_ymd_opt(2027, month, day).unwrap());
        assert!(!on(10, 31) && on(11, 1) && on(12, 31));
        assert!(on(1, 1) && on(4, 30) && !on(5, 1) && !on(7, 15));
    }
}
