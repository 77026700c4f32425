//! Rooms that often go together.

use crate::repairs::Room;
use Room::{
    Bathroom, Bedroom, BinStore, CarPark, Entrance, HallAndStairs, Kitchen, Lift, LivingRoom,
    Outside, SharedLighting, SharedOutside, SharedRoof, SharedStairs, WholeHome,
};

/// Where water comes out.
pub const WET: &[Room] = &[Kitchen, Bathroom];

/// Each room of the home, and all of it.
pub const INSIDE: &[Room] = &[
    Kitchen,
    Bathroom,
    Bedroom,
    LivingRoom,
    HallAndStairs,
    WholeHome,
];

/// Each room of the home.
pub const ROOMS: &[Room] = &[Kitchen, Bathroom, Bedroom, LivingRoom, HallAndStairs];

/// Each room of the home, and the shared stairs and entrance.
pub const ROOMS_AND_SHARED: &[Room] = &[
    Kitchen,
    Bathroom,
    Bedroom,
    LivingRoom,
    HallAndStairs,
    WholeHome,
    SharedStairs,
    Entrance,
    BinStore,
    CarPark,
];

/// The shared parts that have a roof over them.
pub const SHARED_INSIDE: &[Room] = &[SharedStairs, Entrance, BinStore, CarPark];

/// The shared parts in the open.
pub const SHARED_OPEN: &[Room] = &[SharedOutside, CarPark];

/// All around the building.
pub const AROUND: &[Room] = &[Outside, SharedOutside];

/// All that has shared lights.
pub const LIT: &[Room] = &[
    SharedStairs,
    Entrance,
    SharedOutside,
    BinStore,
    CarPark,
    SharedLighting,
    Lift,
    SharedRoof,
];
