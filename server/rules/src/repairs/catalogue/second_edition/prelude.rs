//! What every file of the edition is written with.

pub(in crate::repairs::catalogue) use super::super::outcome::{
    Responsible, Trade, emergency, planned, routine, urgent,
};
pub(in crate::repairs::catalogue) use super::super::shape::{
    Element, Fault, NOTHING, Question, answer, danger, element, fault, no, question, unsure, yes,
};
pub(super) use super::places::*;
pub(super) use super::questions::*;
pub(super) use crate::repairs::hazard::Hazard;
pub(super) use crate::repairs::right_to_repair::Defect;
pub(super) use crate::repairs::{Emergency, Priority, Room};

/// Ends the list of an element, so that nobody is stuck with a fault that is not on it.
pub(super) const fn something_else(title: &'static str, trade: Trade, minutes: u16) -> Fault {
    let label = "Something else is wrong with it";
    fault("else", label, title, routine(trade, minutes)).ask(&[HOW_BAD])
}
