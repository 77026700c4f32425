//! Defects that the Right to Repair covers (Secure Tenants of Local Housing Authorities (Right to Repair)
//! Regulations 1994, SI 1994/133, Schedule). Whether one qualifies an officer decides.

use super::is_heating_season;
use crate::clock::Period;
use chrono::NaiveDate;

mod compensation;
mod cover;
mod step;
mod trade;

pub use compensation::{Basis, Compensation, days_late};
pub use cover::{Cover, NotCovered, Tenure};
pub use step::{Lapse, RightStep};

keyed_enum! {
    /// A defect of the Schedule.
    pub enum Defect {
        PowerTotal = "power_total", "No power at all";
        PowerPartial = "power_partial", "No power in part of the home";
        SocketUnsafe = "socket_unsafe", "A socket, light or wire that is not safe";
        WaterTotal = "water_total", "No water at all";
        WaterPartial = "water_partial", "Too little water";
        GasLoss = "gas_loss", "No gas, or not enough";
        FlueBlocked = "flue_blocked", "A blocked flue";
        HeatingWinter = "heating_winter", "No heat or hot water in the cold months";
        HeatingSummer = "heating_summer", "No heat or hot water in the warm months";
        DrainSoilPan = "drain_soil_pan", "A blocked or leaking drain, soil pipe or toilet";
        ToiletNoFlush = "toilet_no_flush", "The only toilet does not flush";
        SinkBathBlocked = "sink_bath_blocked", "A blocked sink, bath or basin";
        TapStuck = "tap_stuck", "A tap that will not turn";
        LeakPipeTank = "leak_pipe_tank", "A leak from a pipe or tank";
        RoofLeak = "roof_leak", "A leaking roof";
        InsecureOpening = "insecure_opening", "A window, door or lock that is not secure";
        Bannister = "bannister", "A loose handrail or banister";
        RottenTread = "rotten_tread", "A rotten floor or stair";
        Entryphone = "entryphone", "The entryphone does not work";
        Extractor = "extractor", "The fan in a kitchen or bathroom with no window does not work";
    }
}

impl Defect {
    /// The loss of heat or hot water that counts on the date of the report.
    pub fn heating(reported_on: NaiveDate) -> Self {
        if is_heating_season(reported_on) {
            Self::HeatingWinter
        } else {
            Self::HeatingSummer
        }
    }

    /// Working days of the Schedule for it, where no policy row says otherwise.
    pub const fn days(self) -> u32 {
        match self {
            Self::PowerPartial
            | Self::WaterPartial
            | Self::HeatingSummer
            | Self::SinkBathBlocked
            | Self::TapStuck
            | Self::Bannister
            | Self::RottenTread => 3,
            Self::RoofLeak | Self::Entryphone | Self::Extractor => 7,
            _ => 1,
        }
    }

    /// The same as a length of a clock.
    pub const fn period(self) -> Period {
        Period::WorkingDays(self.days())
    }

    /// The policy row that holds the length: `rtr.` and the key.
    pub fn policy_key(self) -> String {
        format!("rtr.{}", self.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schedule_has_twenty_defects_of_one_three_and_seven_days() {
        let with = |days| Defect::ALL.iter().filter(|it| it.days() == days).count();
        assert_eq!((with(1), with(3), with(7)), (10, 7, 3));
        assert_eq!(Defect::TapStuck.policy_key(), "rtr.tap_stuck");
    }

    #[test]
    fn the_season_turns_on_the_first_of_november_and_of_may() {
        let on = |month, day| Defect::heating(NaiveDate::from_ymd_opt(2027, month, day).unwrap());
        assert_eq!(on(10, 31), Defect::HeatingSummer);
        assert_eq!(on(11, 1), Defect::HeatingWinter);
        assert_eq!(on(4, 30), Defect::HeatingWinter);
        assert_eq!(on(5, 1), Defect::HeatingSummer);
    }
}
