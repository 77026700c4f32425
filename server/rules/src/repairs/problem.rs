//! What can be wrong, room by room.

use super::{FollowUp, Room};
use Room::{
    Bathroom, Bedroom, BinStore, CarPark, Entrance, HallAndStairs, Kitchen, Lift, LivingRoom,
    Outside, SharedLighting, SharedOutside, SharedRoof, SharedStairs, WholeHome,
};

keyed_enum! {
    /// A kind of fault, in a tenant's words.
    pub enum Problem {
        Tap = "tap", "A tap drips or will not turn";
        Leak = "leak", "Water is leaking";
        WaterSupply = "water_supply", "No water, or very little";
        Toilet = "toilet", "The toilet will not flush, is blocked or leaks";
        BlockedDrain = "blocked_drain", "A sink, bath or drain is blocked";
        Heating = "heating", "No heating or hot water";
        Electrics = "electrics", "Lights, plugs or switches";
        Door = "door", "A door or lock";
        Window = "window", "A window";
        Damp = "damp", "Damp or mould";
        Walls = "walls", "Walls, floors or ceilings";
        Roof = "roof", "Roof or gutters";
        KitchenUnits = "kitchen_units", "Kitchen units or worktop";
        ExtractorFan = "extractor_fan", "The fan that clears steam";
        Alarm = "alarm", "A smoke or carbon monoxide alarm";
        Pests = "pests", "Mice, rats or insects";
        LiftFault = "lift", "The lift";
        Entryphone = "entryphone", "The entryphone";
        Fence = "fence", "A fence, gate or path";
        Stairs = "stairs", "Stairs or a handrail";
        Other = "other", "Something else";
    }
}

impl Problem {
    /// The problems to choose from in that room, in the order to show them. Every room ends with "Something else".
    pub fn in_room(room: Room) -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(move |problem| problem.rooms().contains(&room))
    }

    /// The rooms where it can happen.
    pub const fn rooms(self) -> &'static [Room] {
        match self {
            Self::Tap => &[Kitchen, Bathroom, Outside],
            Self::WaterSupply => &[Kitchen, Bathroom, WholeHome],
            Self::Toilet => &[Bathroom],
            Self::BlockedDrain => &[Kitchen, Bathroom, Outside, SharedOutside, BinStore, CarPark],
            Self::Heating => &[
                Kitchen,
                Bathroom,
                Bedroom,
                LivingRoom,
                HallAndStairs,
                WholeHome,
            ],
            Self::Window => &[
                Kitchen,
                Bathroom,
                Bedroom,
                LivingRoom,
                HallAndStairs,
                WholeHome,
                SharedStairs,
                Entrance,
            ],
            Self::Damp => &[
                Kitchen,
                Bathroom,
                Bedroom,
                LivingRoom,
                HallAndStairs,
                WholeHome,
                SharedStairs,
            ],
            Self::Roof => &[Outside, WholeHome, SharedRoof],
            Self::KitchenUnits => &[Kitchen],
            Self::ExtractorFan => &[Kitchen, Bathroom],
            Self::Alarm => &[
                Kitchen,
                Bedroom,
                LivingRoom,
                HallAndStairs,
                WholeHome,
                SharedStairs,
            ],
            Self::Pests => &[
                Kitchen,
                Bathroom,
                Bedroom,
                LivingRoom,
                HallAndStairs,
                WholeHome,
                SharedStairs,
                BinStore,
            ],
            Self::LiftFault => &[Lift],
            Self::Entryphone => &[HallAndStairs, Entrance],
            Self::Fence => &[Outside, SharedOutside, CarPark],
            Self::Stairs => &[
                HallAndStairs,
                Outside,
                SharedStairs,
                Entrance,
                SharedOutside,
            ],
            Self::Leak => &[
                Kitchen,
                Bathroom,
                Bedroom,
                LivingRoom,
                HallAndStairs,
                Outside,
                WholeHome,
                SharedStairs,
                Lift,
                SharedRoof,
                BinStore,
                CarPark,
            ],
            Self::Electrics => &[
                Kitchen,
                Bathroom,
                Bedroom,
                LivingRoom,
                HallAndStairs,
                Outside,
                WholeHome,
                SharedStairs,
                Lift,
                Entrance,
                SharedOutside,
                BinStore,
                CarPark,
                SharedLighting,
            ],
            Self::Door => &[
                Kitchen,
                Bathroom,
                Bedroom,
                LivingRoom,
                HallAndStairs,
                Outside,
                SharedStairs,
                Entrance,
                BinStore,
                CarPark,
            ],
            Self::Walls => &[
                Kitchen,
                Bathroom,
                Bedroom,
                LivingRoom,
                HallAndStairs,
                Outside,
                WholeHome,
                SharedStairs,
                Entrance,
                BinStore,
                CarPark,
            ],
            Self::Other => Room::ALL,
        }
    }

    /// The questions to ask about it, in order.
    pub const fn follow_ups(self) -> &'static [FollowUp] {
        match self {
            Self::Leak => &[FollowUp::WaterNearElectrics, FollowUp::MoreThanYouCanCatch],
            Self::Roof => &[
                FollowUp::WaterNearElectrics,
                FollowUp::CouldFall,
                FollowUp::HowBad,
            ],
            Self::Toilet => &[FollowUp::OnlyToilet, FollowUp::HowBad],
            Self::BlockedDrain => &[FollowUp::MoreThanYouCanCatch],
            Self::Electrics => &[FollowUp::Sparks, FollowUp::HowBad],
            Self::Door | Self::Window => &[FollowUp::NotLocked, FollowUp::HowBad],
            Self::LiftFault => &[FollowUp::PersonStuck, FollowUp::HowBad],
            Self::Walls | Self::Stairs | Self::Fence => &[FollowUp::CouldFall, FollowUp::HowBad],
            Self::Alarm => &[],
            _ => &[FollowUp::HowBad],
        }
    }

    /// What the case is called until someone names it better: "Damp or mould in the bedroom".
    pub fn default_title(self, room: Room) -> String {
        match (self, room) {
            (Self::LiftFault, _) | (Self::Roof, SharedRoof) => self.title().to_owned(),
            _ => format!("{} {}", self.title(), room.phrase()),
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Tap => "Tap fault",
            Self::Leak => "Water leak",
            Self::WaterSupply => "Water supply fault",
            Self::Toilet => "Toilet fault",
            Self::BlockedDrain => "Blocked sink, bath or drain",
            Self::Heating => "Heating or hot water fault",
            Self::Electrics => "Electrical fault",
            Self::Door => "Door or lock fault",
            Self::Window => "Window fault",
            Self::Damp => "Damp or mould",
            Self::Walls => "Wall, floor or ceiling fault",
            Self::Roof => "Roof or gutter fault",
            Self::KitchenUnits => "Unit or worktop fault",
            Self::ExtractorFan => "Fan not working",
            Self::Alarm => "Smoke or carbon monoxide alarm fault",
            Self::Pests => "Mice, rats or insects",
            Self::LiftFault => "Lift fault",
            Self::Entryphone => "Entryphone fault",
            Self::Fence => "Fence, gate or path fault",
            Self::Stairs => "Stair or handrail fault",
            Self::Other => "Repair",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_room_offers_problems_and_ends_with_something_else() {
        for room in Room::ALL {
            let offered: Vec<Problem> = Problem::in_room(*room).collect();
            assert!(offered.len() >= 2, "{room:?}");
            assert_eq!(offered.last(), Some(&Problem::Other), "{room:?}");
        }
    }

    #[test]
    fn titles_say_what_and_where() {
        assert_eq!(
            Problem::Damp.default_title(Bedroom),
            "Damp or mould in the bedroom"
        );
        assert_eq!(Problem::LiftFault.default_title(Lift), "Lift fault");
        assert_eq!(
            Problem::Roof.default_title(SharedRoof),
            "Roof or gutter fault"
        );
        assert_eq!(
            Problem::Electrics.default_title(SharedLighting),
            "Electrical fault in the shared areas"
        );
    }

    #[test]
    fn no_two_problems_of_a_room_have_the_same_title() {
        for room in Room::ALL {
            let titles: BTreeSet<String> = Problem::in_room(*room)
                .map(|problem| problem.default_title(*room))
                .collect();
            assert_eq!(titles.len(), Problem::in_room(*room).count());
        }
    }

    #[test]
    fn the_two_questions_that_the_law_turns_on_are_asked() {
        assert!(Problem::Toilet.follow_ups().contains(&FollowUp::OnlyToilet));
        assert!(
            Problem::Leak
                .follow_ups()
                .contains(&FollowUp::WaterNearElectrics)
        );
    }
}
