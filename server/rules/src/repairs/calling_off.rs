//! What a tenant may call off by themselves.

use super::Priority;
use super::right_to_repair::Defect;

/// Parts of the keys of elements and faults that may harm someone, or spread, if nobody comes.
const DANGERS: &[&str] = &[
    "leak",
    "damp",
    "mould",
    "gas",
    "electr",
    "power",
    "socket",
    "wires",
    "alarm",
    "fire",
    "fumes",
    "flue",
    "asbestos",
    "flood",
    "disaster",
    "heating",
    "crack",
    "bulge",
    "sags",
    "roof",
    "ceiling",
    "drain",
    "lift",
    "stairs",
    "rail",
    "restrictor",
    "unsafe",
    "not_safe",
    "rats",
    "open",
];

/// Whether a repair may simply be called off. A hazard, a leak or an emergency may not: an officer looks at it first.
/// `what` holds the keys of what was reported.
pub fn may_call_off(what: &str, priority: Option<Priority>, defect: Option<Defect>) -> bool {
    let harmless = matches!(
        defect,
        None | Some(
            Defect::SinkBathBlocked | Defect::TapStuck | Defect::Entryphone | Defect::Extractor
        )
    );
    harmless
        && priority != Some(Priority::Emergency)
        && !DANGERS.iter().any(|danger| what.contains(danger))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tap_may_be_called_off_and_a_leak_may_not() {
        let routine = Some(Priority::Routine);
        assert!(may_call_off("tap drips", routine, None));
        assert!(may_call_off("tap", routine, Some(Defect::TapStuck)));
        assert!(!may_call_off("tap", routine, Some(Defect::LeakPipeTank)));
        assert!(!may_call_off("bath leaks", routine, None));
        assert!(!may_call_off("electrics socket_dead", routine, None));
        assert!(!may_call_off("damp", routine, None));
    }

    #[test]
    fn an_emergency_is_never_simply_called_off() {
        assert!(!may_call_off("tap", Some(Priority::Emergency), None));
    }
}
