//! Classes of hazard in a home, and from when Awaab's Law covers them (Hazards in Social Housing (Prescribed
//! Requirements) (England) Regulations 2025, SI 2025/1042). A competent investigator decides what is found.

pub mod course;

use chrono::NaiveDate;

keyed_enum! {
    /// A class of the Housing Health and Safety Rating System. The keys stand for both schemes: the one of 2006 with 29
    /// classes, and the one of 23 June 2026 (SI 2026/571), which joins some of them.
    pub enum Hazard {
        DampAndMould = "damp_mould", "Damp and mould";
        ExcessCold = "excess_cold", "Too cold";
        ExcessHeat = "excess_heat", "Too hot";
        Asbestos = "asbestos", "Asbestos";
        Biocides = "biocides", "Harm from pest or mould killer";
        CarbonMonoxide = "carbon_monoxide", "Fumes from a boiler or fire";
        Lead = "lead", "Lead";
        Radiation = "radiation", "Radon gas";
        FuelGas = "fuel_gas", "Gas leak";
        Vapours = "vapours", "Fumes from paint or glue";
        Crowding = "crowding", "Too little space";
        Intruders = "intruders", "Someone could break in";
        Lighting = "lighting", "Too little light";
        Noise = "noise", "Noise";
        Hygiene = "hygiene", "Pests or waste";
        FoodSafety = "food_safety", "No safe place for food";
        PersonalHygiene = "personal_hygiene", "Toilet, washing or drains";
        WaterSupply = "water_supply", "Unsafe water";
        FallsBath = "falls_bath", "Falls in a bath or shower";
        FallsLevel = "falls_level", "Trips and falls on a floor or path";
        FallsStairs = "falls_stairs", "Falls on stairs or steps";
        FallsBetweenLevels = "falls_between_levels", "Falls from a height";
        Electrical = "electrical", "Electric shock";
        Fire = "fire", "Fire";
        HotSurfaces = "hot_surfaces", "Burns and scalds";
        Collision = "collision", "Cuts, bumps or traps";
        Explosions = "explosions", "Explosion";
        Amenities = "amenities", "Hard to use or to reach";
        Structural = "structural", "Part of the building could fall";
    }
}

/// Since when each phase of the law applies. Dates of law: a council's policy rows may bring news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phases {
    pub first: NaiveDate,
    pub second: NaiveDate,
    /// Announced for 2027, with no date.
    pub third: Option<NaiveDate>,
}

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MAX,
    }
}

impl Default for Phases {
    fn default() -> Self {
        Self {
            first: day(2025, 10, 27),
            second: day(2026, 11, 30),
            third: None,
        }
    }
}

impl Phases {
    /// The first day of a phase. `None` when it has no date.
    pub const fn starts(&self, phase: u8) -> Option<NaiveDate> {
        match phase {
            1 => Some(self.first),
            2 => Some(self.second),
            _ => self.third,
        }
    }
}

/// The scheme in force on a date: 1 from 2006, 2 from 23 June 2026 (SI 2026/571).
pub fn scheme_version(on: NaiveDate) -> u8 {
    if on < day(2026, 6, 23) { 1 } else { 2 }
}

impl Hazard {
    /// The phase that brings significant hazards of this class under the law. `None` for crowding, which stays out.
    pub const fn phase(self) -> Option<u8> {
        match self {
            Self::DampAndMould => Some(1),
            Self::ExcessCold
            | Self::ExcessHeat
            | Self::FallsBath
            | Self::FallsLevel
            | Self::FallsStairs
            | Self::FallsBetweenLevels
            | Self::Structural
            | Self::Fire
            | Self::Explosions
            | Self::Electrical
            | Self::Hygiene
            | Self::PersonalHygiene
            | Self::FoodSafety => Some(2),
            Self::Crowding => None,
            _ => Some(3),
        }
    }

    /// Whether a significant hazard that we came to know of on that date is under the law.
    pub fn in_scope(self, on: NaiveDate) -> bool {
        self.in_scope_under(on, &Phases::default())
    }

    /// The same, with the dates given.
    pub fn in_scope_under(self, on: NaiveDate, phases: &Phases) -> bool {
        let since = self.phase().and_then(|phase| phases.starts(phase));
        since.is_some_and(|since| since <= on)
    }

    /// Whether an emergency hazard that we came to know of on that date is under the law: every class but crowding.
    pub fn in_scope_as_emergency(self, on: NaiveDate, phases: &Phases) -> bool {
        self.phase().is_some() && phases.first <= on
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_phase_starts_on_its_day() {
        assert!(!Hazard::DampAndMould.in_scope(day(2025, 10, 26)));
        assert!(Hazard::DampAndMould.in_scope(day(2025, 10, 27)));
        assert!(!Hazard::ExcessCold.in_scope(day(2026, 11, 29)));
        assert!(Hazard::ExcessCold.in_scope(day(2026, 11, 30)));
        assert!(!Hazard::Noise.in_scope(day(2040, 1, 1)));
        let dated = Phases {
            third: Some(day(2027, 10, 1)),
            ..Phases::default()
        };
        assert!(Hazard::Noise.in_scope_under(day(2027, 10, 1), &dated));
        assert!(!Hazard::Crowding.in_scope_under(day(2040, 1, 1), &dated));
    }

    #[test]
    fn an_emergency_of_any_class_but_crowding_is_under_the_law_from_the_first_day() {
        let first = Phases::default();
        for hazard in Hazard::ALL {
            let is_crowding = *hazard == Hazard::Crowding;
            assert_eq!(
                hazard.in_scope_as_emergency(first.first, &first),
                !is_crowding
            );
            assert!(!hazard.in_scope_as_emergency(day(2025, 10, 26), &first));
        }
    }

    #[test]
    fn the_scheme_changed_in_june() {
        assert_eq!(scheme_version(day(2026, 6, 22)), 1);
        assert_eq!(scheme_version(day(2026, 6, 23)), 2);
    }
}
