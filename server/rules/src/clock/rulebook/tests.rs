use super::*;
use std::collections::BTreeSet;

#[test]
fn each_rule_is_in_the_book_once_and_says_where_it_comes_from() {
    let keys: BTreeSet<_> = RULES.iter().map(|rule| rule.key).collect();
    assert_eq!(keys.len(), RULES.len());
    for rule in RULES {
        let said = [rule.key, rule.name, rule.source, rule.starts];
        assert!(said.iter().all(|words| !words.is_empty()), "{}", rule.key);
    }
}

#[test]
fn the_schedule_of_the_right_to_repair_is_whole() {
    let defects = RULES.iter().filter(|rule| rule.key.starts_with("rtr."));
    let days: Vec<_> = defects.map(|rule| rule.period).collect();
    let of = |days_of| {
        days.iter()
            .filter(|days| **days == WorkingDays(days_of))
            .count()
    };
    assert_eq!((days.len(), of(1), of(3), of(7)), (20, 10, 7, 3));
}

#[test]
fn an_extension_is_counted_as_the_rule_is() {
    for rule in RULES {
        if let Some(by) = rule.extension {
            assert!(rule.period.longer_by(by).is_ok(), "{}", rule.key);
        }
    }
}

#[test]
fn the_law_of_hazards_and_emergencies_neither_pause_nor_grow() {
    let strict = |key: &str| key.starts_with("awaab.") || key.contains("emergency");
    for rule in RULES.iter().filter(|rule| strict(rule.key)) {
        assert!(!rule.pauses && rule.extension.is_none(), "{}", rule.key);
    }
}

#[test]
fn the_desks_own_steps_are_known() {
    assert!(is_internal("case.reply") && is_internal("repairs.no_access.review"));
    assert!(!is_internal("repairs.urgent.complete") && !is_internal("rtr.first"));
}
