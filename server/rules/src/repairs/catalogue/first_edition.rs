//! The first edition, a flat list, kept so that its cases stay readable. Nothing new is reported under it, and it never
//! changes.

use crate::repairs::Room;
use std::collections::BTreeMap;

/// Key, the words of the choice, and the title of the case.
const PROBLEMS: [(&str, &str, &str); 21] = [
    ("tap", "A tap drips or will not turn", "Tap fault"),
    ("leak", "Water is leaking", "Water leak"),
    (
        "water_supply",
        "No water, or very little",
        "Water supply fault",
    ),
    (
        "toilet",
        "The toilet will not flush, is blocked or leaks",
        "Toilet fault",
    ),
    (
        "blocked_drain",
        "A sink, bath or drain is blocked",
        "Blocked sink, bath or drain",
    ),
    (
        "heating",
        "No heating or hot water",
        "Heating or hot water fault",
    ),
    ("electrics", "Lights, plugs or switches", "Electrical fault"),
    ("door", "A door or lock", "Door or lock fault"),
    ("window", "A window", "Window fault"),
    ("damp", "Damp or mould", "Damp or mould"),
    (
        "walls",
        "Walls, floors or ceilings",
        "Wall, floor or ceiling fault",
    ),
    ("roof", "Roof or gutters", "Roof or gutter fault"),
    (
        "kitchen_units",
        "Kitchen units or worktop",
        "Unit or worktop fault",
    ),
    (
        "extractor_fan",
        "The fan that clears steam",
        "Fan not working",
    ),
    (
        "alarm",
        "A smoke or carbon monoxide alarm",
        "Smoke or carbon monoxide alarm fault",
    ),
    ("pests", "Mice, rats or insects", "Mice, rats or insects"),
    ("lift", "The lift", "Lift fault"),
    ("entryphone", "The entryphone", "Entryphone fault"),
    (
        "fence",
        "A fence, gate or path",
        "Fence, gate or path fault",
    ),
    ("stairs", "Stairs or a handrail", "Stair or handrail fault"),
    ("other", "Something else", "Repair"),
];

/// Questions answered with yes or no, the graver answer always yes.
const FOLLOW_UPS: [(&str, &str); 7] = [
    (
        "water_near_electrics",
        "Is the water near lights, plugs or wires?",
    ),
    (
        "more_than_you_can_catch",
        "Is it more water than you can catch or stop?",
    ),
    (
        "only_toilet",
        "Is it the only toilet in your home that works?",
    ),
    ("sparks", "Are there sparks, bare wires or shocks?"),
    ("not_locked", "Does it mean you cannot lock up your home?"),
    ("person_stuck", "Is someone stuck in the lift now?"),
    (
        "could_fall",
        "Could some of it fall, or could someone trip or fall?",
    ),
];

const HOW_BAD: &str = "How bad is it?";

const SEVERITIES: [(&str, &str); 3] = [
    ("bad", "It does not work at all, or it is very bad"),
    ("some", "It works a bit, or it is quite bad"),
    ("small", "It is a small fault"),
];

/// The answers of the first edition as they were kept, by question key: the follow-up questions answered with yes, and how
/// bad it is.
pub fn answers<'a>(
    yes: impl IntoIterator<Item = &'a str>,
    severity: Option<&str>,
) -> BTreeMap<String, String> {
    let yes = yes
        .into_iter()
        .map(|key| (key.to_owned(), "yes".to_owned()));
    let severity = severity.map(|key| ("severity".to_owned(), key.to_owned()));
    yes.chain(severity).collect()
}

/// What was told, as questions and answers in words. What is not known is left out.
pub(super) fn told(
    problem: &str,
    answers: &BTreeMap<String, String>,
) -> Vec<(&'static str, &'static str)> {
    let found = PROBLEMS.iter().find(|(key, ..)| *key == problem);
    let wrong = found.map(|(_, words, _)| ("What is wrong?", *words));
    let yes = FOLLOW_UPS
        .iter()
        .filter(|(key, _)| answers.get(*key).is_some_and(|answer| answer == "yes"))
        .map(|(_, question)| (*question, "Yes"));
    let severity = answers.get("severity").and_then(|given| {
        let found = SEVERITIES.iter().find(|(key, _)| key == given);
        found.map(|(_, words)| (HOW_BAD, *words))
    });
    wrong.into_iter().chain(yes).chain(severity).collect()
}

/// What the case is called. `None` for a problem that is not on the list.
pub(super) fn title(problem: &str, room: Room) -> Option<String> {
    let (key, _, title) = PROBLEMS.iter().find(|(key, ..)| *key == problem)?;
    Some(match (*key, room) {
        ("lift", _) | ("roof", Room::SharedRoof) => (*title).to_owned(),
        _ => format!("{title} {}", room.phrase()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_of_the_first_edition_is_told_in_its_words() {
        let kept = answers(["sparks", "nonsense"], Some("bad"));
        assert_eq!(
            told("electrics", &kept),
            [
                ("What is wrong?", "Lights, plugs or switches"),
                ("Are there sparks, bare wires or shocks?", "Yes"),
                (HOW_BAD, "It does not work at all, or it is very bad"),
            ]
        );
        assert!(told("nonsense", &answers([], None)).is_empty());
    }

    #[test]
    fn a_case_of_the_first_edition_keeps_its_title() {
        let title_of = |problem, room| title(problem, room).unwrap_or_default();
        assert_eq!(
            title_of("damp", Room::Bedroom),
            "Damp or mould in the bedroom"
        );
        assert_eq!(title_of("lift", Room::Lift), "Lift fault");
        assert_eq!(title_of("roof", Room::SharedRoof), "Roof or gutter fault");
        assert_eq!(title("nonsense", Room::Lift), None);
    }
}
