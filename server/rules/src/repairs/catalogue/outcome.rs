//! Where a fault leads, before anyone's answers and circumstances change it.

use crate::repairs::hazard::Hazard;
use crate::repairs::right_to_repair::Defect;
use crate::repairs::{Emergency, Priority};

keyed_enum! {
    /// Who does the work.
    pub enum Trade {
        Plumber = "plumber", "Plumber";
        Gas = "gas", "Gas engineer";
        Electrician = "electrician", "Electrician";
        Joiner = "joiner", "Joiner";
        Plastic = "plastic", "Plastic door and window fitter";
        Glazier = "glazier", "Glazier";
        Locksmith = "locksmith", "Locksmith";
        Plasterer = "plasterer", "Plasterer";
        Tiler = "tiler", "Tiler";
        Flooring = "flooring", "Floor layer";
        Roofer = "roofer", "Roofer";
        Builder = "builder", "Builder";
        Drains = "drains", "Drain team";
        Groundwork = "groundwork", "Paving and fencing team";
        Damp = "damp", "Damp and mould surveyor";
        Surveyor = "surveyor", "Surveyor";
        Asbestos = "asbestos", "Asbestos team";
        Pests = "pests", "Pest control";
        Lifts = "lifts", "Lift engineer";
        DoorEntry = "door_entry", "Door entry engineer";
        FireSafety = "fire_safety", "Fire safety team";
        Adaptations = "adaptations", "Adaptations team";
        Caretaker = "caretaker", "Caretaker";
        Handyperson = "handyperson", "Handyperson";
        Decorator = "decorator", "Decorator";
        Trees = "trees", "Tree surgeon";
        WaterSafety = "water_safety", "Water safety team";
    }
}

keyed_enum! {
    /// Who has to see to it.
    pub enum Responsible {
        Council = "council", "We fix this";
        Tenant = "tenant", "This is mostly for you to fix";
        MayHelp = "may_help", "We may do this for you";
        MayCharge = "may_charge", "We fix this, and there may be a charge";
        Block = "block", "We fix this for the whole block";
        Supplier = "supplier", "Your supplier may have to fix this";
    }
}

keyed_enum! {
    /// How far someone at risk in the home makes a fault more urgent.
    pub enum Care {
        Comfort = "comfort", "No one is harmed by a wait";
        Health = "health", "It touches health, safety or getting about";
        Essential = "essential", "No one can be without it for long";
    }
}

/// Which defect of the Right to Repair a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualifying {
    Always(Defect),
    /// Loss of heat or hot water: the season of the report decides which.
    Heating,
}

/// What a fault leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub priority: Priority,
    /// Why this priority, in a sentence to the tenant.
    pub why: &'static str,
    /// At least as urgent from 1 November to 30 April, and why.
    pub in_winter: Option<(Priority, &'static str)>,
    pub right_to_repair: Option<Qualifying>,
    pub hazard: Option<Hazard>,
    /// Leads to the advice page whatever is answered.
    pub danger: Option<Emergency>,
    pub responsible: Responsible,
    /// Why they have to see to it, in a sentence to the tenant.
    pub because: &'static str,
    pub care: Care,
    /// Whether it is urgent once it gets worse.
    pub spreads: bool,
    pub trade: Trade,
    /// How long a usual visit takes.
    pub visit_minutes: u16,
    /// What to do until we come. Never anything that could hurt.
    pub self_help: &'static [&'static str],
}

const fn outcome(priority: Priority, why: &'static str, trade: Trade, minutes: u16) -> Outcome {
    Outcome {
        priority,
        why,
        in_winter: None,
        right_to_repair: None,
        hazard: None,
        danger: None,
        responsible: Responsible::Council,
        because: "We keep this in repair.",
        care: Care::Health,
        spreads: false,
        trade,
        visit_minutes: minutes,
        self_help: &[],
    }
}

pub(super) const fn emergency(why: &'static str, trade: Trade, minutes: u16) -> Outcome {
    outcome(Priority::Emergency, why, trade, minutes)
}

pub(super) const fn urgent(why: &'static str, trade: Trade, minutes: u16) -> Outcome {
    outcome(Priority::Urgent, why, trade, minutes)
}

pub(super) const fn routine(trade: Trade, minutes: u16) -> Outcome {
    let why = "It needs work, but it can wait a little.";
    outcome(Priority::Routine, why, trade, minutes)
}

pub(super) const fn planned(why: &'static str, trade: Trade, minutes: u16) -> Outcome {
    Outcome {
        care: Care::Comfort,
        ..outcome(Priority::Planned, why, trade, minutes)
    }
}

impl Outcome {
    pub(super) const fn winter(self, priority: Priority, why: &'static str) -> Self {
        Self {
            in_winter: Some((priority, why)),
            ..self
        }
    }

    pub(super) const fn right(self, defect: Defect) -> Self {
        Self {
            right_to_repair: Some(Qualifying::Always(defect)),
            ..self
        }
    }

    pub(super) const fn right_by_season(self) -> Self {
        Self {
            right_to_repair: Some(Qualifying::Heating),
            ..self
        }
    }

    pub(super) const fn hazard(self, hazard: Hazard) -> Self {
        Self {
            hazard: Some(hazard),
            ..self
        }
    }

    pub(super) const fn danger(self, danger: Emergency) -> Self {
        Self {
            danger: Some(danger),
            ..self
        }
    }

    /// The tenant's own to fix, and why.
    pub(super) const fn tenants(self, because: &'static str) -> Self {
        Self {
            responsible: Responsible::Tenant,
            because,
            care: Care::Comfort,
            ..self
        }
    }

    pub(super) const fn may_charge(self, because: &'static str) -> Self {
        Self {
            responsible: Responsible::MayCharge,
            because,
            ..self
        }
    }

    pub(super) const fn suppliers(self, because: &'static str) -> Self {
        Self {
            responsible: Responsible::Supplier,
            because,
            ..self
        }
    }

    pub(super) const fn block(self) -> Self {
        Self {
            responsible: Responsible::Block,
            because: "We look after the parts that you share.",
            ..self
        }
    }

    pub(super) const fn comfort(self) -> Self {
        Self {
            care: Care::Comfort,
            ..self
        }
    }

    pub(super) const fn essential(self) -> Self {
        Self {
            care: Care::Essential,
            ..self
        }
    }

    pub(super) const fn spreads(self) -> Self {
        Self {
            spreads: true,
            ..self
        }
    }

    pub(super) const fn help(self, self_help: &'static [&'static str]) -> Self {
        Self { self_help, ..self }
    }
}
