//! Putting what was chosen and typed into the answers.

use super::{Step, Wire};
use std::collections::BTreeMap;

/// A form as it was sent: each field's values, by its name.
pub type Given = BTreeMap<String, Vec<String>>;

impl Wire {
    /// Takes a step's form. Whether it will do is said by [`Step::problems`]; nothing typed is thrown away.
    pub fn take(&mut self, step: Step, given: &Given) {
        let all = |name: &str| given.get(name).cloned().unwrap_or_default();
        let one = |name: &str| all(name).into_iter().next().unwrap_or_default();
        match step {
            Step::Emergency => self.emergency = one("emergency"),
            Step::Place => {
                self.place = one("place");
                self.tenancy = one("tenancy");
            }
            Step::Room => self.room = one("room"),
            Step::Element => self.element = one("element"),
            Step::Fault => self.take_fault(one("fault")),
            Step::Safety => self.take_safety(given),
            Step::When => (self.since, self.worse) = (one("since"), one("worse")),
            Step::Describe => self.description = one("description"),
            Step::Risk => self.at_risk = all("at_risk"),
            Step::Access => (self.availability, self.access) = (all("availability"), one("access")),
            Step::Contact => self.reach_by = all("reach_by"),
            Step::Ring | Step::RingSince | Step::Photos | Step::Check => {}
        }
        self.settle();
    }

    /// Another fault has other questions, even where they have the same names.
    fn take_fault(&mut self, fault: String) {
        if self.fault != fault {
            self.safety.clear();
        }
        self.fault = fault;
    }

    fn take_safety(&mut self, given: &Given) {
        let Some(fault) = self.fault() else { return };
        for question in fault.questions {
            let answer = given.get(question.key).and_then(|values| values.first());
            match answer {
                Some(answer) => drop(self.safety.insert(question.key.to_owned(), answer.clone())),
                None => drop(self.safety.remove(question.key)),
            }
        }
    }
}
