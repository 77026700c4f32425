//! How answers hang together: changing one throws away only those that no longer make sense.

use super::DraftAnswers;
use rules::repairs::{Emergency, FollowUp, Problem, Room, Where};

/// Follow-up questions whose "yes" means that someone may come to harm today.
const DANGERS: [FollowUp; 5] = [
    FollowUp::WaterNearElectrics,
    FollowUp::MoreThanYouCanCatch,
    FollowUp::Sparks,
    FollowUp::NotLocked,
    FollowUp::PersonStuck,
];

impl DraftAnswers {
    /// Whether a danger was named, on the first page or since.
    pub fn names_danger(&self) -> bool {
        let at_first = self.emergency.is_some_and(|it| it != Emergency::None);
        at_first || self.danger_since().is_some()
    }

    /// The danger that came out in the follow-up questions.
    pub fn danger_since(&self) -> Option<FollowUp> {
        DANGERS.into_iter().find(|danger| self.yes.contains(danger))
    }

    /// Answers where the fault is. A room that is not there is asked for again.
    pub fn set_place(&mut self, place: Where) {
        self.place = Some(place);
        if self.room.is_some_and(|room| room.place() != place) {
            self.room = None;
            self.clear_problem();
        }
    }

    /// Answers which room it is in. A problem that cannot be there is asked for again.
    pub fn set_room(&mut self, room: Room) {
        self.room = Some(room);
        if self
            .problem
            .is_some_and(|problem| !problem.rooms().contains(&room))
        {
            self.clear_problem();
        }
    }

    /// Answers what is wrong. Another problem has other follow-up questions.
    pub fn set_problem(&mut self, problem: Problem) {
        if self.problem != Some(problem) {
            self.clear_problem();
        }
        self.problem = Some(problem);
    }

    fn clear_problem(&mut self) {
        self.problem = None;
        self.follow_ups_asked = false;
        self.yes.clear();
        self.severity = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::repairs::{Severity, Since};

    fn leak_in_the_kitchen() -> DraftAnswers {
        DraftAnswers {
            place: Some(Where::Home),
            room: Some(Room::Kitchen),
            problem: Some(Problem::Leak),
            follow_ups_asked: true,
            yes: [FollowUp::WaterNearElectrics].into(),
            severity: Some(Severity::Bad),
            since: Some(Since::Today),
            description: Some("It drips.".into()),
            ..DraftAnswers::default()
        }
    }

    #[test]
    fn another_place_asks_for_room_and_problem_again_and_keeps_the_rest() {
        let mut answers = leak_in_the_kitchen();
        answers.set_place(Where::SharedArea);
        assert_eq!((answers.room, answers.problem), (None, None));
        assert!(answers.yes.is_empty() && answers.severity.is_none() && !answers.follow_ups_asked);
        assert_eq!(answers.since, Some(Since::Today));
        assert_eq!(answers.description.as_deref(), Some("It drips."));
    }

    #[test]
    fn another_room_keeps_a_problem_that_can_be_there() {
        let mut answers = leak_in_the_kitchen();
        answers.set_room(Room::Bathroom);
        assert_eq!(answers.problem, Some(Problem::Leak));
        assert!(answers.follow_ups_asked);
        answers.problem = Some(Problem::Toilet);
        answers.set_room(Room::Bedroom);
        assert_eq!(answers.problem, None);
    }

    #[test]
    fn the_same_answer_again_changes_nothing() {
        let mut answers = leak_in_the_kitchen();
        answers.set_place(Where::Home);
        answers.set_room(Room::Kitchen);
        answers.set_problem(Problem::Leak);
        assert_eq!(answers, leak_in_the_kitchen());
    }

    #[test]
    fn a_danger_counts_wherever_it_was_named() {
        let mut answers = DraftAnswers {
            emergency: Some(Emergency::None),
            ..DraftAnswers::default()
        };
        assert!(!answers.names_danger());
        answers.yes.insert(FollowUp::CouldFall);
        assert!(!answers.names_danger());
        answers.yes.insert(FollowUp::Sparks);
        assert_eq!(answers.danger_since(), Some(FollowUp::Sparks));
        assert!(answers.names_danger());
        answers.yes.clear();
        answers.emergency = Some(Emergency::GasSmell);
        assert!(answers.names_danger());
    }
}
