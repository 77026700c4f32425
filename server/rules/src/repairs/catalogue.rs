//! What can be wrong, place by place, as data in numbered editions: element, fault, questions, outcome.
//!
//! An edition never changes once cases were reported under it, but for words; a new list gets the next number, and `told`
//! reads both. Software only proposes what an outcome says; an officer decides.

mod carried;
mod check;
mod first_edition;
mod judge;
// What only writes an edition has nothing to do in a browser, which carries one.
#[cfg_attr(target_arch = "wasm32", allow(dead_code))]
mod outcome;
mod search;
#[cfg(not(target_arch = "wasm32"))]
mod second_edition;
#[cfg_attr(target_arch = "wasm32", allow(dead_code))]
mod shape;
mod told;

pub use first_edition::answers as first_edition_answers;
pub use judge::{Circumstances, Judged, judge};
pub use outcome::{Care, Outcome, Qualifying, Responsible, Trade};
pub use search::Found;
pub use shape::{Answer, Element, Fault, Question, Then};
pub use told::{title, told};

use super::Room;
use std::sync::OnceLock;

/// An edition of the catalogue.
#[derive(Debug)]
pub struct Catalogue {
    pub version: u32,
    /// In the order to show them.
    pub elements: &'static [Element],
    /// For the search, made when it is first asked for.
    index: OnceLock<Vec<search::Entry>>,
}

#[cfg(not(target_arch = "wasm32"))]
static SECOND: Catalogue = Catalogue {
    version: 2,
    elements: second_edition::ELEMENTS,
    index: OnceLock::new(),
};

impl Catalogue {
    /// The edition that new reports use.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn current() -> &'static Self {
        &SECOND
    }

    /// In a browser, the edition that the page brought: see [`Catalogue::carry`].
    #[cfg(target_arch = "wasm32")]
    pub fn current() -> &'static Self {
        carried::current()
    }

    /// An edition by its number. The first was a flat list and has no tree: `told` and `title` read its cases.
    pub fn version(number: u32) -> Option<&'static Self> {
        Some(Self::current()).filter(|current| current.version == number)
    }

    /// What there is to choose from in that room. The last is always "Something else".
    pub fn elements_in(&self, room: Room) -> impl Iterator<Item = &'static Element> {
        self.elements
            .iter()
            .filter(move |element| element.faults_in(room).next().is_some())
    }

    pub fn element(&self, key: &str) -> Option<&'static Element> {
        self.elements.iter().find(|element| element.key == key)
    }

    pub fn fault(&self, element: &str, fault: &str) -> Option<&'static Fault> {
        self.element(element)?.fault(fault)
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
