//! Putting what was chosen and typed into the answers.

use super::{Flat, Step, Wire};

impl Wire {
    /// Takes a step's form: each of its fields, with nothing where nothing was chosen. Whether it will do is said by
    /// [`Step::problems`]; nothing typed is thrown away.
    pub fn take(&mut self, step: Step, given: &Flat) {
        let another = |name: &str| {
            given
                .get(name)
                .is_some_and(|answers| answers != self.all(name))
        };
        // Another fault has other questions, even where they have the same names.
        if step == Step::Fault && another("fault") {
            for question in self.questions() {
                self.0.remove(question.key);
            }
        }
        for (name, answers) in given {
            self.0.insert(name.clone(), answers.clone());
        }
        self.settle();
    }
}
