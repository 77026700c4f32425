//! Reading back what was reported, whichever edition it was reported under.

use super::{Catalogue, first_edition};
use crate::repairs::Room;
use std::collections::BTreeMap;

/// What was told, as questions and answers in words, in the order asked. In the first edition the element is the problem
/// and there is no fault. What is not known is left out.
pub fn told(
    version: u32,
    element: &str,
    fault: &str,
    answers: &BTreeMap<String, String>,
) -> Vec<(&'static str, &'static str)> {
    if version == 1 {
        return first_edition::told(element, answers);
    }
    let Some(element) = Catalogue::version(version).and_then(|edition| edition.element(element))
    else {
        return Vec::new();
    };
    let about = ("What is it about?", element.label);
    let fault = element.fault(fault);
    let wrong = fault.map(|fault| ("What is wrong?", fault.label));
    let asked = fault.into_iter().flat_map(|fault| fault.asked(answers));
    let answered =
        asked.filter_map(|question| Some((question.text, question.given(answers)?.label)));
    std::iter::once(about)
        .chain(wrong)
        .chain(answered)
        .collect()
}

/// What the case is called: "Dripping tap in the kitchen". `None` for what the edition does not have.
pub fn title(version: u32, element: &str, fault: &str, room: Room) -> Option<String> {
    if version == 1 {
        return first_edition::title(element, room);
    }
    let fault = Catalogue::version(version)?.fault(element, fault)?;
    Some(fault.title_in(room))
}
