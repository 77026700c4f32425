//! Rooms, and those that often go together.

use crate::repairs::Room;
pub(super) use crate::repairs::Room::{
    Bathroom, Bedroom, BinStore, CarPark, Entrance, HallAndStairs, Kitchen, Lift, LivingRoom,
    Outside, SharedLighting, SharedOutside, SharedRoof, SharedStairs, WholeHome,
};

/// Where water comes out.
pub const WET: &[Room] = &[Kitchen, Bathroom];

/// Each room of the home.
pub const ROOMS: &[Room] = &[Kitchen, Bathroom, Bedroom, LivingRoom, HallAndStairs];

/// Each room of the home, and all of it.
pub const INSIDE: &[Room] = &[
    Kitchen,
    Bathroom,
    Bedroom,
    LivingRoom,
    HallAndStairs,
    WholeHome,
];

/// The shared parts that have a roof over them.
pub const SHARED_INSIDE: &[Room] = &[SharedStairs, Entrance, BinStore, CarPark];
