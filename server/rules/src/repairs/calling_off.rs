//! What a tenant may call off by themselves.

use super::Priority;
use super::right_to_repair::Defect;

/// Parts of the keys of elements and problems that may harm someone, or spread, if nobody comes.
const DANGERS: &[&str] = &[
    "leak",
    "damp",
    "mould",
    "gas",
    "electr",
    "alarm",
    "fire",
    "asbestos",
    "flood",
    "boiler",
    "heating",
    "structure",
    "crack",
    "roof",
    "drain",
    "lift",
    "stairs",
    "window_safety",
];

/// Whether a repair may simply be called off. A hazard, a leak or an emergency may not: an officer looks at it first.
/// `problem` is the key of what was reported.
pub fn may_call_off(problem: &str, priority: Option<Priority>, defect: Option<Defect>) -> bool {
    let harmless = matches!(
        defect,
        None | Some(
            Defect::SinkBathBlocked | Defect::TapStuck | Defect::Entryphone | Defect::Extractor
        )
    );
    harmless
        && priority != Some(Priority::Emergency)
        && !DANGERS.iter().any(|danger| problem.contains(danger))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tap_may_be_called_off_and_a_leak_may_not() {
        let routine = Some(Priority::Routine);
        assert!(may_call_off("tap", routine, None));
        assert!(may_call_off("tap", routine, Some(Defect::TapStuck)));
        assert!(!may_call_off("tap", routine, Some(Defect::LeakPipeTank)));
        assert!(!may_call_off("leak", routine, None));
        assert!(!may_call_off("electrics", routine, None));
        assert!(!may_call_off("damp", routine, None));
    }

    #[test]
    fn an_emergency_is_never_simply_called_off() {
        assert!(!may_call_off("tap", Some(Priority::Emergency), None));
    }
}
