//! Heating and hot water.

use super::super::outcome::{Trade, urgent};
use super::super::shape::{Element, element, fault};
use super::places::INSIDE;
use crate::repairs::Priority;
use crate::repairs::hazard::Hazard;

const COLD: &str = "You have no heat or hot water in the cold months.";

pub const HEATING: Element = element(
    "heating",
    "Heating or hot water",
    INSIDE,
    &[fault(
        "none",
        "No heating and no hot water",
        "No heating and no hot water",
        urgent("You have lost your heat and hot water.", Trade::Gas, 90)
            .winter(Priority::Emergency, COLD)
            .right_by_season()
            .hazard(Hazard::ExcessCold)
            .essential(),
    )
    .words("boiler broken, boiler not working, freezing, no heat")],
);
