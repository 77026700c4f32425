//! Which trade puts a defect right: whoever is second must do the same.

use super::Defect;
use crate::repairs::catalogue::Trade;

impl Defect {
    /// The trade it needs.
    pub const fn trade(self) -> Trade {
        match self {
            Self::PowerTotal
            | Self::PowerPartial
            | Self::SocketUnsafe
            | Self::Entryphone
            | Self::Extractor => Trade::Electrician,
            Self::GasLoss | Self::FlueBlocked | Self::HeatingWinter | Self::HeatingSummer => {
                Trade::Gas
            }
            Self::WaterTotal
            | Self::WaterPartial
            | Self::DrainSoilPan
            | Self::ToiletNoFlush
            | Self::SinkBathBlocked
            | Self::TapStuck
            | Self::LeakPipeTank => Trade::Plumber,
            Self::RoofLeak => Trade::Roofer,
            Self::InsecureOpening | Self::Bannister | Self::RottenTread => Trade::Joiner,
        }
    }
}
