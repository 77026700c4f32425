//! What holds for every leaf, every set of answers and every circumstance.

use super::*;
use crate::repairs::right_to_repair::Defect;
use crate::repairs::{AtRisk, Emergency, Priority, Where, Worse, is_heating_season};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A walk as a tenant makes it: a room, an element, a fault, then an answer to each question that is asked.
fn walk(choices: &[prop::sample::Index]) -> (&'static Fault, BTreeMap<String, String>) {
    let mut choices = choices.iter();
    let mut choose = |many: usize| choices.next().map_or(0, |index| index.index(many));
    let room = Room::ALL[choose(Room::ALL.len())];
    let elements: Vec<_> = Catalogue::current().elements_in(room).collect();
    let element = elements[choose(elements.len())];
    let faults: Vec<_> = element.faults_in(room).collect();
    let fault = faults[choose(faults.len())];
    let mut answers = BTreeMap::new();
    while let Some(question) = fault.next_question(&answers) {
        let answer = &question.answers[choose(question.answers.len())];
        answers.insert(question.key.to_owned(), answer.key.to_owned());
    }
    (fault, answers)
}

fn any_walk() -> impl Strategy<Value = (&'static Fault, BTreeMap<String, String>)> {
    prop::collection::vec(any::<prop::sample::Index>(), 12).prop_map(|choices| walk(&choices))
}

fn any_circumstances() -> impl Strategy<Value = Circumstances> {
    let told = (
        0i64..730,
        prop::sample::select(Where::ALL),
        prop::sample::select(Emergency::ALL),
        prop::sample::subsequence(AtRisk::ALL, 0..=AtRisk::ALL.len()),
        prop::option::of(prop::sample::select(Worse::ALL)),
    );
    told.prop_map(|(day, place, emergency, at_risk, worse)| Circumstances {
        reported_on: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::TimeDelta::days(day),
        place,
        emergency,
        at_risk: at_risk.into_iter().collect(),
        worse,
    })
}

/// Whether it is a fault of the toilet.
fn is_toilet(fault: &Fault) -> bool {
    let toilet = Catalogue::current().element("toilet");
    toilet.is_some_and(|toilet| toilet.faults.iter().any(|known| std::ptr::eq(known, fault)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn every_walk_ends_in_an_outcome((fault, answers) in any_walk(), circumstances in any_circumstances()) {
        let found = judge(fault, &answers, &circumstances);
        prop_assert!(!found.why.is_empty() && !found.because.is_empty() && found.visit_minutes > 0);
        prop_assert!(found.priority <= fault.outcome.priority);
        prop_assert!(!found.hazard_is_emergency || found.hazard.is_some());
        if found.danger.is_some() {
            prop_assert_eq!(found.priority, Priority::Emergency);
        }
    }

    #[test]
    fn a_defect_of_the_schedule_meets_its_conditions((fault, answers) in any_walk(), circumstances in any_circumstances()) {
        let found = judge(fault, &answers, &circumstances);
        let Some(defect) = found.right_to_repair else { return Ok(()) };
        let only_toilet = answers.get("only_toilet").is_some_and(|answer| answer == "yes");
        prop_assert!(defect != Defect::ToiletNoFlush || only_toilet);
        prop_assert!(defect != Defect::DrainSoilPan || only_toilet || !is_toilet(fault));
        let cold = is_heating_season(circumstances.reported_on);
        prop_assert!(defect != Defect::HeatingWinter || cold);
        prop_assert!(defect != Defect::HeatingSummer || !cold);
        prop_assert!(circumstances.place == Where::Home || defect == Defect::Entryphone);
        prop_assert!(found.responsible != Responsible::Tenant);
    }

    #[test]
    fn who_lives_there_makes_an_emergency_only_of_what_nobody_can_do_without((fault, answers) in any_walk(), circumstances in any_circumstances()) {
        let nobody = Circumstances { at_risk: BTreeSet::new(), ..circumstances.clone() };
        let raised = judge(fault, &answers, &circumstances).priority == Priority::Emergency
            && judge(fault, &answers, &nobody).priority != Priority::Emergency;
        prop_assert!(!raised || fault.outcome.care == Care::Essential);
    }

    #[test]
    fn no_answer_makes_a_fault_less_urgent((fault, answers) in any_walk(), circumstances in any_circumstances(), dropped in any::<prop::sample::Index>()) {
        let before = judge(fault, &answers, &circumstances);
        let mut fewer = answers.clone();
        if let Some(last) = fault.asked(&answers).map(|question| question.key).nth(dropped.index(4)) {
            fewer.remove(last);
        }
        let without = judge(fault, &fewer, &circumstances);
        prop_assert!(before.priority <= without.priority);
        prop_assert!(before.priority <= judge(fault, &BTreeMap::new(), &circumstances).priority);
    }

    #[test]
    fn no_circumstance_makes_a_fault_less_urgent((fault, answers) in any_walk(), circumstances in any_circumstances(), one in prop::sample::select(AtRisk::ALL)) {
        let priority = |circumstances: &Circumstances| judge(fault, &answers, circumstances).priority;
        let told = priority(&circumstances);
        let nobody = Circumstances { at_risk: BTreeSet::new(), ..circumstances.clone() };
        let calm = Circumstances { emergency: Emergency::None, ..circumstances.clone() };
        let steady = Circumstances { worse: None, ..circumstances.clone() };
        let mut one_more = circumstances.clone();
        one_more.at_risk.insert(one);
        prop_assert!(told <= priority(&nobody) && told <= priority(&calm) && told <= priority(&steady));
        prop_assert!(priority(&one_more) <= told);
    }

    #[test]
    fn the_cold_months_never_make_a_fault_less_urgent((fault, answers) in any_walk(), circumstances in any_circumstances()) {
        let on = |month| Circumstances { reported_on: NaiveDate::from_ymd_opt(2026, month, 15).unwrap(), ..circumstances.clone() };
        prop_assert!(judge(fault, &answers, &on(1)).priority <= judge(fault, &answers, &on(7)).priority);
    }

    #[test]
    fn made_up_answers_change_nothing((fault, answers) in any_walk(), circumstances in any_circumstances(), key in "[a-z_]{1,12}", value in "[a-zA-Z ]{0,12}") {
        prop_assume!(fault.question(&key).is_none());
        let mut forged = answers.clone();
        forged.insert(key, value);
        prop_assert_eq!(judge(fault, &forged, &circumstances), judge(fault, &answers, &circumstances));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_search_never_fails_whatever_is_typed(words in ".{0,80}", place in prop::option::of(prop::sample::select(Where::ALL))) {
        let found = Catalogue::current().search(&words, place);
        prop_assert!(found.len() <= 8);
        prop_assert!(found.iter().all(|found| !found.rooms.is_empty()));
    }
}
