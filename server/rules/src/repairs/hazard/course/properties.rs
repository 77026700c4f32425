//! Examples of the law's course, and what holds on every way through it.

use super::*;
use proptest::prelude::*;

fn walk(suspected: Option<Grade>, moves: &[Move]) -> Result<Course, Refused> {
    moves
        .iter()
        .try_fold(Course::aware(suspected), |course, it| course.after(*it))
}

const fn triage(to: Grade) -> Move {
    Move::Triage { to, officers: 1 }
}

const fn found(finding: Finding) -> Move {
    Move::Conclude {
        finding,
        remote: false,
    }
}

const DONE: Move = Move::Complete { at_once: false };

#[test]
fn mould_goes_from_awareness_to_closed_and_each_step_owes_its_dates() {
    use Duty::{Investigate, PreventativeStart, PreventativeSteps, Safety, Summary};
    let way = [
        (triage(Grade::Significant), Step::Triaged, vec![Investigate]),
        (Move::Investigate, Step::Investigating, vec![Investigate]),
        (
            found(Finding::Significant),
            Step::Concluded,
            vec![Summary, Safety, PreventativeSteps, PreventativeStart],
        ),
        (
            Move::SendSummary,
            Step::SummarySent,
            vec![Safety, PreventativeSteps, PreventativeStart],
        ),
        (
            Move::MakeSafe,
            Step::MadeSafe,
            vec![PreventativeSteps, PreventativeStart],
        ),
        (
            Move::TakeSteps,
            Step::PreventativeSteps,
            vec![PreventativeStart],
        ),
        (Move::Start, Step::PreventativeStarted, vec![]),
        (DONE, Step::Completed, vec![]),
        (Move::Close, Step::Closed, vec![]),
    ];
    let mut course = Course::aware(Some(Grade::Significant));
    assert_eq!(course.step(), Step::Aware);
    assert_eq!(course.duties(), [Investigate]);
    for (it, step, duties) in way {
        course = course.after(it).unwrap();
        assert_eq!((course.step(), course.duties()), (step, duties), "{it:?}");
    }
}

#[test]
fn an_emergency_is_owed_24_hours_until_it_is_both_investigated_and_safe() {
    let known = Course::aware(Some(Grade::Emergency));
    assert_eq!(known.duties(), [Duty::Emergency]);
    let moves = [triage(Grade::Emergency), Move::MakeSafe];
    let safe = walk(Some(Grade::Emergency), &moves).unwrap();
    assert_eq!(safe.duties(), [Duty::Emergency], "not investigated yet");
    let found = safe.after(found(Finding::Emergency)).unwrap();
    assert!(!found.duties().contains(&Duty::Emergency));
    assert!(found.duties().contains(&Duty::Summary));
}

#[test]
fn an_emergency_found_by_a_standard_investigation_is_owed_24_hours_and_not_5_days() {
    let moves = [triage(Grade::Significant), found(Finding::Emergency)];
    let course = walk(Some(Grade::Significant), &moves).unwrap();
    assert!(course.duties().contains(&Duty::Emergency));
    assert!(!course.duties().contains(&Duty::Safety));
}

#[test]
fn a_hazard_the_law_does_not_reach_yet_owes_nothing_until_an_officer_says_so() {
    assert_eq!(Course::aware(None).duties(), []);
    let decided = walk(None, &[triage(Grade::Significant)]).unwrap();
    assert_eq!(decided.duties(), [Duty::Investigate]);
}

#[test]
fn no_hazard_found_owes_the_tenant_a_letter_and_nothing_else() {
    let moves = [triage(Grade::Significant), found(Finding::None)];
    let course = walk(Some(Grade::Significant), &moves).unwrap();
    assert_eq!(course.duties(), [Duty::Summary]);
    assert_eq!(course.after(Move::Close), Err(Refused::NeedsSummary));
    let written = course.after(Move::SendSummary).unwrap();
    assert!(written.after(Move::Close).is_ok());
}

#[test]
fn after_a_remote_outcome_the_tenant_may_have_a_visit_and_the_finding_is_written_anew() {
    let remote = Move::Conclude {
        finding: Finding::None,
        remote: true,
    };
    let moves = [triage(Grade::Significant), remote, Move::SendSummary];
    let course = walk(Some(Grade::Significant), &moves).unwrap();
    assert!(course.may_ask_for_visit());
    let asked = course.after(Move::AskForVisit).unwrap();
    assert_eq!(asked.duties(), [Duty::Renewed]);
    assert_eq!(asked.after(Move::AskForVisit), Err(Refused::NotNow));
    assert_eq!(asked.after(Move::Close), Err(Refused::NotNow));
    let visited = asked.after(found(Finding::Significant)).unwrap();
    assert!(visited.duties().contains(&Duty::Summary) && visited.duties().contains(&Duty::Safety));
    assert!(!visited.may_ask_for_visit());
}

#[test]
fn needing_to_know_more_has_its_own_date() {
    let moves = [triage(Grade::Significant), Move::NeedMore];
    let course = walk(Some(Grade::Significant), &moves).unwrap();
    assert_eq!(course.duties(), [Duty::Further]);
    let known = course.after(found(Finding::Significant)).unwrap();
    assert!(!known.duties().contains(&Duty::Further));
}

#[test]
fn work_done_within_the_days_of_the_summary_needs_none() {
    let moves = [
        triage(Grade::Significant),
        found(Finding::Significant),
        Move::MakeSafe,
        Move::Complete { at_once: true },
    ];
    let course = walk(Some(Grade::Significant), &moves).unwrap();
    assert_eq!(course.duties(), []);
    assert!(course.after(Move::Close).is_ok());
}

#[test]
fn the_second_hazard_of_a_case_has_clocks_of_its_own() {
    assert_eq!(Duty::Summary.rule(1), "awaab.summary");
    assert_eq!(Duty::Summary.rule(2), "awaab.summary/2");
    for duty in Duty::ALL {
        assert_eq!(Duty::of_rule(&duty.rule(3)), Some(*duty));
    }
    assert_eq!(Duty::of_rule("repairs.triage"), None);
}

fn moves() -> impl Strategy<Value = Move> {
    let grade = || prop::sample::select(Grade::ALL.to_vec());
    let finding = prop::sample::select(Finding::ALL.to_vec());
    prop_oneof![
        (grade(), 1u8..=2).prop_map(|(to, officers)| Move::Triage { to, officers }),
        (grade(), 1u8..=2).prop_map(|(to, officers)| Move::Reclassify { to, officers }),
        (finding, any::<bool>()).prop_map(|(finding, remote)| Move::Conclude { finding, remote }),
        any::<bool>().prop_map(|at_once| Move::Complete { at_once }),
        prop::sample::select(vec![
            Move::Investigate,
            Move::NeedMore,
            Move::AskForVisit,
            Move::SendSummary,
            Move::MakeSafe,
            Move::TakeSteps,
            Move::Start,
            Move::Close,
        ]),
    ]
}

fn suspicions() -> impl Strategy<Value = Option<Grade>> {
    prop::sample::select(vec![None, Some(Grade::Significant), Some(Grade::Emergency)])
}

fn is_bad(course: Course) -> bool {
    course
        .finding
        .is_some_and(|finding| finding != Finding::None)
}

/// Nobody alone takes a hazard for less grave than it was taken for. An investigation may find so.
fn nobody_alone_makes_it_less(before: Course, it: Move, after: Course) -> bool {
    let less = before
        .level()
        .is_some_and(|level| after.level().is_some_and(|after| after < level));
    match it {
        Move::Reclassify { officers: 1, .. } => !less,
        Move::Triage { officers: 1, .. } => !less || before.level() != Some(Grade::Emergency),
        _ => true,
    }
}

/// The end has the summary behind it, or all the work in the days there were for it, or it was never in scope.
fn ends_well(before: Course, after: Course) -> bool {
    let written = after.summary_sent || after.done_at_once;
    let worked = after.made_safe && after.completed;
    match after.finding {
        None => after.grade == Some(Grade::NotInScope),
        Some(_) => written && (!is_bad(after) || worked) && !before.renewed && !before.further,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn on_every_way(suspected in suspicions(), moves in prop::collection::vec(moves(), 1..40)) {
        let mut course = Course::aware(suspected);
        for it in moves {
            let Ok(next) = course.after(it) else { continue };
            prop_assert!(nobody_alone_makes_it_less(course, it, next), "{:?}", it);
            if next.closed {
                prop_assert!(ends_well(course, next) && next.duties().is_empty());
            }
            let duties = next.duties();
            let safety = duties.iter().any(|duty| matches!(duty, Duty::Safety | Duty::Emergency));
            if !next.closed && !next.made_safe && is_bad(next) {
                prop_assert!(safety, "what is bad and not yet safe has a date");
            }
            if duties.contains(&Duty::Emergency) {
                prop_assert!(!duties.contains(&Duty::Safety) && !duties.contains(&Duty::Investigate));
            }
            if matches!(it, Move::Conclude { .. }) {
                prop_assert!(duties.contains(&Duty::Summary), "a finding is written down, a new one anew");
            }
            course = next;
        }
    }

    #[test]
    fn a_closed_hazard_stays_closed(suspected in suspicions(), it in moves()) {
        let closed = Course { closed: true, ..Course::aware(suspected) };
        prop_assert_eq!(closed.after(it), Err(Refused::NotNow));
    }
}
