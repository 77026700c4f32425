//! Where in or around the home the fault is.

keyed_enum! {
    /// Whose part of the building it is.
    pub enum Where {
        Home = "home", "In my home";
        SharedArea = "shared", "In a shared area";
    }
}

keyed_enum! {
    /// A room of the home, or a shared part of the building or estate.
    pub enum Room {
        Kitchen = "kitchen", "Kitchen";
        Bathroom = "bathroom", "Bathroom or toilet";
        Bedroom = "bedroom", "Bedroom";
        LivingRoom = "living_room", "Living room";
        HallAndStairs = "hall_stairs", "Hall and stairs";
        Outside = "outside", "Outside my home";
        WholeHome = "whole_home", "The whole home";
        SharedStairs = "shared_stairs", "Stairs and landings";
        Lift = "lift", "Lift";
        Entrance = "entrance", "Main door and entryphone";
        SharedOutside = "shared_outside", "Outside areas";
        BinStore = "bin_store", "Bin store";
        SharedRoof = "shared_roof", "Roof and gutters";
        CarPark = "car_park", "Car park";
        SharedLighting = "shared_lighting", "Shared lights";
    }
}

impl Where {
    /// The rooms to choose from there, in the order to show them.
    pub fn rooms(self) -> impl Iterator<Item = Room> {
        Room::ALL
            .iter()
            .copied()
            .filter(move |room| room.place() == self)
    }
}

impl Room {
    /// Whose part of the building it is.
    pub const fn place(self) -> Where {
        match self {
            Self::Kitchen
            | Self::Bathroom
            | Self::Bedroom
            | Self::LivingRoom
            | Self::HallAndStairs
            | Self::Outside
            | Self::WholeHome => Where::Home,
            _ => Where::SharedArea,
        }
    }

    /// How a sentence says it: "in the kitchen".
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::Kitchen => "in the kitchen",
            Self::Bathroom => "in the bathroom",
            Self::Bedroom => "in the bedroom",
            Self::LivingRoom => "in the living room",
            Self::HallAndStairs => "in the hall or on the stairs",
            Self::Outside => "outside the home",
            Self::WholeHome => "in the whole home",
            Self::SharedStairs => "on the shared stairs",
            Self::Lift => "in the lift",
            Self::Entrance => "at the main door",
            Self::SharedOutside => "in the shared outside area",
            Self::BinStore => "in the bin store",
            Self::SharedRoof => "on the shared roof",
            Self::CarPark => "in the car park",
            Self::SharedLighting => "in the shared areas",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_room_belongs_to_one_place_and_both_places_have_rooms() {
        assert_eq!(Where::Home.rooms().count(), 7);
        assert_eq!(Where::SharedArea.rooms().count(), 8);
    }
}
