//! Which trade does the work.

use super::Problem;

keyed_enum! {
    /// A trade, as orders and contractors name it.
    pub enum Trade {
        Multi = "multi", "General repairs";
        Plumbing = "plumbing", "Plumbing and drains";
        Heating = "heating", "Heating and gas";
        Electrical = "electrical", "Electrical";
        Carpentry = "carpentry", "Doors, windows and wood";
        Roofing = "roofing", "Roofs and gutters";
        Plastering = "plastering", "Walls, floors and ceilings";
        Damp = "damp", "Damp and mould";
        Lift = "lift", "Lifts";
        Pests = "pests", "Pest control";
    }
}

impl Trade {
    /// The trade a problem usually needs; an officer may choose another.
    pub const fn usually_for(problem: Problem) -> Self {
        match problem {
            Problem::Tap
            | Problem::Leak
            | Problem::WaterSupply
            | Problem::Toilet
            | Problem::BlockedDrain => Self::Plumbing,
            Problem::Heating => Self::Heating,
            Problem::Electrics | Problem::ExtractorFan | Problem::Alarm | Problem::Entryphone => {
                Self::Electrical
            }
            Problem::Door | Problem::Window | Problem::KitchenUnits | Problem::Stairs => {
                Self::Carpentry
            }
            Problem::Damp => Self::Damp,
            Problem::Walls => Self::Plastering,
            Problem::Roof => Self::Roofing,
            Problem::Pests => Self::Pests,
            Problem::LiftFault => Self::Lift,
            _ => Self::Multi,
        }
    }
}
