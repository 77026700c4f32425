use super::super::{AtRisk, Emergency};
use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn reported(month: u32, day: u32) -> Answers {
    Answers::new(NaiveDate::from_ymd_opt(2026, month, day).unwrap())
}

fn priority(problem: Problem, answers: &Answers) -> Priority {
    suggested_priority(problem, answers).priority
}

#[test]
fn the_cold_season_is_from_november_to_april() {
    let season = |month, day| is_heating_season(NaiveDate::from_ymd_opt(2026, month, day).unwrap());
    assert!(!season(10, 31) && season(11, 1) && season(1, 15) && season(4, 30) && !season(5, 1));
}

#[test]
fn no_heating_is_an_emergency_in_the_cold_season_and_urgent_outside_it() {
    let lost = |month| Answers {
        severity: Some(Severity::Bad),
        ..reported(month, 15)
    };
    assert_eq!(priority(Problem::Heating, &lost(1)), Priority::Emergency);
    assert_eq!(priority(Problem::Heating, &lost(7)), Priority::Urgent);
    let with_a_baby = Answers {
        at_risk: BTreeSet::from([AtRisk::UnderFive]),
        ..lost(7)
    };
    assert_eq!(
        priority(Problem::Heating, &with_a_baby),
        Priority::Emergency
    );
}

#[test]
fn the_only_toilet_out_of_use_is_an_emergency_and_one_of_two_is_not() {
    let out_of_use = Answers {
        severity: Some(Severity::Bad),
        ..reported(6, 1)
    };
    assert_eq!(priority(Problem::Toilet, &out_of_use), Priority::Urgent);
    let only_one = Answers {
        yes: BTreeSet::from([FollowUp::OnlyToilet]),
        ..out_of_use
    };
    assert_eq!(
        suggested_priority(Problem::Toilet, &only_one).why,
        "You have no toilet that works."
    );
}

#[test]
fn mould_that_spreads_near_a_child_with_asthma_goes_up_and_no_further_than_an_officer_must_decide()
{
    let mould = reported(6, 1);
    assert_eq!(priority(Problem::Damp, &mould), Priority::Routine);
    let spreading = Answers {
        worse: Some(Worse::Yes),
        ..mould
    };
    assert_eq!(priority(Problem::Damp, &spreading), Priority::Urgent);
    let with_asthma = Answers {
        at_risk: BTreeSet::from([AtRisk::Breathing]),
        ..spreading
    };
    assert_eq!(priority(Problem::Damp, &with_asthma), Priority::Urgent);
    assert_eq!(
        priority(
            Problem::Heating,
            &Answers {
                severity: Some(Severity::Some),
                ..with_asthma.clone()
            }
        ),
        Priority::Emergency
    );
}

#[test]
fn every_danger_of_the_first_page_makes_any_problem_an_emergency() {
    for emergency in Emergency::ALL
        .iter()
        .filter(|emergency| **emergency != Emergency::None)
    {
        let answers = Answers {
            emergency: *emergency,
            ..reported(6, 1)
        };
        assert_eq!(priority(Problem::Fence, &answers), Priority::Emergency);
    }
}

#[test]
fn a_fence_is_planned_work_whoever_lives_there() {
    let answers = Answers {
        at_risk: AtRisk::ALL.iter().copied().collect(),
        ..reported(6, 1)
    };
    assert_eq!(priority(Problem::Fence, &answers), Priority::Planned);
}

#[test]
fn every_band_can_come_out() {
    let bands: BTreeSet<Priority> = Problem::ALL
        .iter()
        .flat_map(|problem| Severity::ALL.iter().map(|severity| (*problem, *severity)))
        .map(|(problem, severity)| {
            priority(
                problem,
                &Answers {
                    severity: Some(severity),
                    ..reported(1, 1)
                },
            )
        })
        .collect();
    assert_eq!(bands.len(), Priority::ALL.len());
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let told = (
        prop::option::of(prop::sample::select(Severity::ALL)),
        prop::option::of(prop::sample::select(Worse::ALL)),
        prop::sample::subsequence(FollowUp::ALL, 0..=FollowUp::ALL.len()),
        prop::sample::subsequence(AtRisk::ALL, 0..=AtRisk::ALL.len()),
        prop::sample::select(Emergency::ALL),
        1u32..=12,
    );
    told.prop_map(
        |(severity, worse, yes, at_risk, emergency, month)| Answers {
            severity,
            worse,
            yes: yes.into_iter().collect(),
            at_risk: at_risk.into_iter().collect(),
            emergency,
            ..reported(month, 15)
        },
    )
}

proptest! {
    #[test]
    fn who_lives_there_can_only_raise_a_priority(problem in prop::sample::select(Problem::ALL), answers in any_answers(), one in prop::sample::select(AtRisk::ALL)) {
        let nobody = Answers { at_risk: BTreeSet::new(), ..answers.clone() };
        let mut one_more = answers.clone();
        one_more.at_risk.insert(one);
        prop_assert!(priority(problem, &answers) <= priority(problem, &nobody));
        prop_assert!(priority(problem, &one_more) <= priority(problem, &answers));
    }

    #[test]
    fn a_graver_answer_never_lowers_a_priority(problem in prop::sample::select(Problem::ALL), answers in any_answers(), question in prop::sample::select(FollowUp::ALL)) {
        let mut graver = answers.clone();
        graver.yes.insert(question);
        prop_assert!(priority(problem, &graver) <= priority(problem, &answers));
        let by_severity: Vec<Priority> = Severity::ALL
            .iter()
            .map(|severity| priority(problem, &Answers { severity: Some(*severity), ..answers.clone() }))
            .collect();
        prop_assert!(by_severity.is_sorted());
    }
}
