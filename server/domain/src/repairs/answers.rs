//! How answers hang together: changing one throws away only those that no longer make sense.

use super::DraftAnswers;
use chrono::NaiveDate;
use rules::repairs::catalogue::{
    Catalogue, Circumstances, Element, Fault, Judged, Question, Responsible, judge,
};
use rules::repairs::{Emergency, Room, Where};
use std::collections::BTreeMap;

impl DraftAnswers {
    /// The element chosen, if the edition in force has it.
    pub fn chosen_element(&self) -> Option<&'static Element> {
        Catalogue::current().element(self.element.as_deref()?)
    }

    /// The fault chosen, if the edition in force has it.
    pub fn chosen_fault(&self) -> Option<&'static Fault> {
        self.chosen_element()?.fault(self.fault.as_deref()?)
    }

    /// The elements to choose from, in the room told.
    pub fn elements_there(&self) -> impl Iterator<Item = &'static Element> + use<> {
        let room = self.room;
        room.into_iter()
            .flat_map(|room| Catalogue::current().elements_in(room))
    }

    /// What can be wrong with the element chosen, in the room told.
    pub fn faults_there(&self) -> impl Iterator<Item = &'static Fault> + use<> {
        let (element, room) = (self.chosen_element(), self.room);
        element
            .zip(room)
            .into_iter()
            .flat_map(|(element, room)| element.faults_in(room))
    }

    /// The safety questions to ask, given the answers so far.
    pub fn asked(&self) -> impl Iterator<Item = &'static Question> + use<'_> {
        self.chosen_fault()
            .into_iter()
            .flat_map(|fault| fault.asked(&self.safety))
    }

    /// The safety questions of one page: those not answered yet, or all of them when none is left to ask.
    pub fn questions_due(&self) -> Vec<&'static Question> {
        let open: Vec<_> = self
            .asked()
            .filter(|question| question.given(&self.safety).is_none())
            .collect();
        if open.is_empty() {
            self.asked().collect()
        } else {
            open
        }
    }

    /// Whether every safety question that is to be asked has its answer.
    pub fn is_safety_told(&self) -> bool {
        self.chosen_fault()
            .is_some_and(|fault| fault.next_question(&self.safety).is_none())
    }

    /// What it comes to, for a report on that date in London. `None` until the fault is known.
    pub fn judged(&self, reported_on: NaiveDate) -> Option<Judged> {
        let fault = self.chosen_fault()?;
        let circumstances = Circumstances {
            emergency: self.emergency.unwrap_or(Emergency::None),
            at_risk: self.at_risk.clone().unwrap_or_default(),
            worse: self.worse,
            ..Circumstances::new(reported_on, self.place.unwrap_or(Where::Home))
        };
        Some(judge(fault, &self.safety, &circumstances))
    }

    /// Whether a danger was named, on the first page or since.
    pub fn names_danger(&self) -> bool {
        self.danger().is_some()
    }

    /// The danger to act on: gas, carbon monoxide and fire before all else, else the one of the first page.
    pub fn danger(&self) -> Option<Emergency> {
        let at_first = self.emergency.filter(|it| *it != Emergency::None);
        let since = self.danger_since();
        let rung_first =
            |danger: &Emergency| danger.advice().is_some_and(|advice| advice.replaces_report);
        match (at_first, since) {
            (Some(first), Some(since)) if rung_first(&since) && !rung_first(&first) => Some(since),
            (at_first, since) => at_first.or(since),
        }
    }

    /// The danger that came out in the safety questions.
    pub fn danger_since(&self) -> Option<Emergency> {
        let fault = self.chosen_fault()?;
        // The date and the place bear on no danger.
        let nothing_else = Circumstances::new(NaiveDate::default(), Where::Home);
        judge(fault, &self.safety, &nothing_else).danger
    }

    /// Whether there is something to say before the report goes on: what to try now, or that it may not be ours to fix.
    pub fn needs_help_page(&self) -> bool {
        self.judged(NaiveDate::default()).is_some_and(|judged| {
            !judged.self_help.is_empty() || may_not_be_ours(judged.responsible)
        })
    }

    /// Answers where the fault is. A room that is not there is asked for again.
    pub fn set_place(&mut self, place: Where) {
        self.place = Some(place);
        if self.room.is_some_and(|room| room.place() != place) {
            self.room = None;
            self.clear_element();
        }
        let elsewhere = |element: &Element| element.rooms.iter().all(|room| room.place() != place);
        if self.chosen_element().is_some_and(elsewhere) {
            self.clear_element();
        }
    }

    /// Answers which room it is in. An element and a fault that cannot be there are asked for again.
    pub fn set_room(&mut self, room: Room) {
        self.room = Some(room);
        let Some(element) = self.chosen_element() else {
            return self.clear_element();
        };
        let faults: Vec<_> = element.faults_in(room).collect();
        if faults.is_empty() {
            return self.clear_element();
        }
        let there = |key: &String| faults.iter().any(|fault| fault.key == key);
        if !self.fault.as_ref().is_some_and(there) {
            self.clear_fault();
            self.take_only_fault();
        }
    }

    /// Answers what it is about. Another element has other faults; the only one is not asked for.
    pub fn set_element(&mut self, element: &Element) {
        if self.element.as_deref() != Some(element.key) {
            self.clear_element();
            self.element = Some(element.key.to_owned());
            self.catalogue = Catalogue::current().version;
        }
        if self.fault.is_none() {
            self.take_only_fault();
        }
    }

    /// Answers what is wrong. Another fault has other safety questions.
    pub fn set_fault(&mut self, fault: &Fault) {
        if self.fault.as_deref() != Some(fault.key) {
            self.clear_fault();
            self.fault = Some(fault.key.to_owned());
        }
    }

    /// Answers safety questions. Those that are no longer asked lose their answer.
    pub fn set_safety(&mut self, answers: BTreeMap<String, String>) {
        let before = self.safety.clone();
        self.safety.extend(answers);
        if let Some(fault) = self.chosen_fault() {
            self.safety = still_asked(fault, std::mem::take(&mut self.safety));
        }
        if self.safety != before {
            self.help_read = false;
        }
    }

    /// What was found by words: element and fault at once, and the place and the room where there is only one.
    pub fn set_found(&mut self, element: &Element, fault: &Fault) {
        let rooms = fault.rooms.unwrap_or(element.rooms);
        let first = rooms.first().map(|room| room.place());
        let one_place = rooms.iter().all(|room| Some(room.place()) == first);
        if one_place {
            self.place = first;
        }
        self.room = self.room.filter(|room| rooms.contains(room));
        if let [only] = rooms {
            self.room = Some(*only);
        }
        self.set_element(element);
        self.set_fault(fault);
    }

    /// Where the element and the fault chosen can be, when they were chosen before the room: else nothing.
    pub fn rooms_of_choice(&self) -> Option<Vec<Room>> {
        let (fault, element) = (self.chosen_fault()?, self.chosen_element()?);
        if self.room.is_some() {
            return None;
        }
        let rooms = fault.rooms.unwrap_or(element.rooms).iter().copied();
        Some(
            rooms
                .filter(|room| Some(room.place()) == self.place)
                .collect(),
        )
    }

    /// Answers given under another edition are asked for again, from the element on. The rest stays.
    pub(super) fn renewed(mut self) -> Self {
        let stale = self.catalogue != Catalogue::current().version;
        if (self.element.is_some() && stale) || self.chosen_element().is_none() {
            self.clear_element();
        } else if self.chosen_fault().is_none() {
            self.clear_fault();
        }
        self
    }

    fn take_only_fault(&mut self) {
        let faults: Vec<_> = self.faults_there().collect();
        if let [only] = faults[..] {
            self.set_fault(only);
        }
    }

    fn clear_element(&mut self) {
        self.element = None;
        self.clear_fault();
    }

    fn clear_fault(&mut self) {
        self.fault = None;
        self.safety.clear();
        self.help_read = false;
        self.cannot = None;
    }
}

/// Whether the tenant should hear, before the report goes on, that it may not be for us alone to fix.
pub fn may_not_be_ours(responsible: Responsible) -> bool {
    !matches!(responsible, Responsible::Council | Responsible::Block)
}

fn still_asked(fault: &Fault, mut safety: BTreeMap<String, String>) -> BTreeMap<String, String> {
    loop {
        let asked: Vec<&str> = fault.asked(&safety).map(|question| question.key).collect();
        let before = safety.len();
        safety.retain(|key, _| asked.contains(&key.as_str()));
        if safety.len() == before {
            return safety;
        }
    }
}

#[cfg(test)]
mod tests;
