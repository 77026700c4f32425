//! What is asked, one thing at a time, and in which order.

use super::{Problem, Wire, told};
use crate::repairs::Where;

keyed_enum! {
    /// A question, or what is shown between questions. Earlier ones are smaller.
    pub enum Step {
        Emergency = "emergency", "Is anyone in danger now?";
        Ring = "ring", "Ring now";
        Place = "place", "Where is the problem?";
        Room = "room", "Which room is it in?";
        Element = "element", "What needs fixing?";
        Fault = "fault", "What is wrong with it?";
        Safety = "safety", "Tell us a bit more";
        RingSince = "ring_since", "Ring now";
        When = "when", "How long has it been like this?";
        Describe = "describe", "Tell us what is wrong, in your own words";
        Photos = "photos", "Add photos if you can";
        Risk = "risk", "Could this harm someone in your home more than most?";
        Access = "access", "When can we come?";
        Contact = "contact", "How may we reach you about this repair?";
        Check = "check", "Check your answers";
    }
}

impl Step {
    /// Whether the answers so far call for it. Nobody needs to be let in to a shared area.
    pub fn is_asked(self, wire: &Wire) -> bool {
        match self {
            Self::Ring => wire.danger_at_first().is_some(),
            Self::RingSince => wire.danger_since().is_some(),
            Self::Fault => wire.faults().len() != 1,
            Self::Safety => !wire.questions().is_empty(),
            Self::Access => wire.place() != Some(Where::SharedArea),
            _ => true,
        }
    }

    /// What comes after it; the last is the check.
    pub fn next(self, wire: &Wire) -> Self {
        let mut later = Self::ALL.iter().copied().filter(|step| *step > self);
        later
            .find(|step| step.is_asked(wire))
            .unwrap_or(Self::Check)
    }

    pub fn previous(self, wire: &Wire) -> Option<Self> {
        let mut earlier = Self::ALL.iter().rev().copied().filter(|step| *step < self);
        earlier.find(|step| step.is_asked(wire))
    }

    /// Where someone goes on who answered it: to the next, or to the check if all else is answered. Whom to ring is
    /// never skipped.
    pub fn onward(self, wire: &Wire) -> Self {
        let next = self.next(wire);
        match Self::first_open(wire) {
            None if !matches!(next, Self::Ring | Self::RingSince) => Self::Check,
            _ => next,
        }
    }

    /// The first question that is still to be answered.
    pub fn first_open(wire: &Wire) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|step| !step.problems(wire).is_empty())
    }

    /// What is wrong with its answer, by field. Nothing where it is not asked.
    pub fn problems(self, wire: &Wire) -> Vec<Problem> {
        if self.is_asked(wire) {
            told::problems(self, wire)
        } else {
            Vec::new()
        }
    }

    /// How far along it is: (step, of how many).
    pub fn progress(self) -> (usize, usize) {
        let place = Self::ALL.iter().position(|step| *step == self);
        (place.unwrap_or(0) + 1, Self::ALL.len())
    }
}
