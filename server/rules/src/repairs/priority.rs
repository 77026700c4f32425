//! The council's priority bands: its policy, not law.

use crate::clock::Period;

keyed_enum! {
    /// How soon a repair is due, the most urgent first.
    pub enum Priority {
        Emergency = "emergency", "Emergency";
        Urgent = "urgent", "Urgent";
        Routine = "routine", "Routine";
        Planned = "planned", "Planned";
    }
}

impl Priority {
    /// The policy row that says how soon someone comes. Only emergencies have one.
    pub const fn attend_key(self) -> Option<&'static str> {
        match self {
            Self::Emergency => Some("repairs.emergency.attend"),
            _ => None,
        }
    }

    /// The policy row that says how soon the work is done, or for an emergency made safe.
    pub const fn complete_key(self) -> &'static str {
        match self {
            Self::Emergency => "repairs.emergency.complete",
            Self::Urgent => "repairs.urgent.complete",
            Self::Routine => "repairs.routine.complete",
            Self::Planned => "repairs.planned.complete",
        }
    }

    /// How soon someone comes, where no policy row says otherwise.
    pub const fn default_attend(self) -> Option<Period> {
        match self {
            Self::Emergency => Some(Period::Hours(4)),
            _ => None,
        }
    }

    /// How soon the work is done or made safe, where no policy row says otherwise.
    pub const fn default_complete(self) -> Period {
        match self {
            Self::Emergency => Period::Hours(24),
            Self::Urgent => Period::WorkingDays(3),
            Self::Routine => Period::WorkingDays(20),
            Self::Planned => Period::WorkingDays(60),
        }
    }

    /// One band more urgent; an emergency stays one.
    pub const fn raised(self) -> Self {
        match self {
            Self::Emergency | Self::Urgent => Self::Emergency,
            Self::Routine => Self::Urgent,
            Self::Planned => Self::Routine,
        }
    }

    /// Whether it is due sooner than the other.
    pub fn is_more_urgent_than(self, other: Self) -> bool {
        self < other
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use crate::clock::due;

    #[test]
    fn a_more_urgent_band_is_due_sooner_and_each_has_its_own_policy_row() {
        let trigger = "2026-12-23T10:00:00Z".parse().unwrap();
        let dues: Vec<_> = Priority::ALL
            .iter()
            .map(|band| due(band.default_complete(), trigger, &Calendar::england()))
            .collect();
        assert!(dues.is_sorted_by(|sooner, later| sooner < later));
        let keys: std::collections::BTreeSet<_> = Priority::ALL
            .iter()
            .map(|band| band.complete_key())
            .collect();
        assert_eq!(keys.len(), Priority::ALL.len());
    }

    #[test]
    fn raising_goes_up_one_band_and_stops_at_the_top() {
        assert_eq!(Priority::Planned.raised(), Priority::Routine);
        assert_eq!(Priority::Emergency.raised(), Priority::Emergency);
        assert!(Priority::Urgent.is_more_urgent_than(Priority::Routine));
    }
}
