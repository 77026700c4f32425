//! The page before every report: is anyone in danger now, and whom to ring.

use super::Priority;

keyed_enum! {
    /// What is happening now. Gas, carbon monoxide and fire are never taken by the form alone.
    pub enum Emergency {
        GasSmell = "gas_smell", "I can smell gas";
        CarbonMonoxide = "carbon_monoxide", "A carbon monoxide alarm is going off";
        Fire = "fire", "There is a fire or a burning smell";
        BareWires = "bare_wires", "There are bare wires, sparks or shocks";
        Flood = "flood", "Water is near electrics, or I cannot stop it";
        NotSecure = "not_secure", "I cannot lock my home";
        NoPower = "no_power", "I have no power at all";
        PersonStuck = "person_stuck", "Someone is stuck in a lift";
        None = "none", "None of these";
    }
}

keyed_enum! {
    /// Whom to ring.
    pub enum Call {
        Gas = "gas", "Gas emergency line";
        Fire = "fire", "Fire service";
        CouncilEmergency = "council_emergency", "Our emergency line";
        PowerCut = "power_cut", "Power cut line";
    }
}

impl Call {
    /// The number to dial, free at any hour. `None` for the council's own line, which is a setting.
    pub const fn number(self) -> Option<&'static str> {
        match self {
            Self::Gas => Some("0800 111 999"),
            Self::Fire => Some("999"),
            Self::CouncilEmergency => None,
            Self::PowerCut => Some("105"),
        }
    }
}

/// What to do in an emergency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Whom to ring first.
    pub call: Call,
    /// What to do, in order, a sentence each.
    pub steps: &'static [&'static str],
    /// Whether ringing takes the place of a report here. If not, the report goes on after the call.
    pub replaces_report: bool,
    /// How urgent the repair is at least, if one is reported.
    pub priority: Priority,
}

impl Emergency {
    /// What to do about it. `None` when there is no emergency.
    pub const fn advice(self) -> Option<Advice> {
        let (call, steps, replaces_report): (Call, &'static [&'static str], bool) = match self {
            Self::GasSmell => (Call::Gas, GAS, true),
            Self::CarbonMonoxide => (Call::Gas, CARBON_MONOXIDE, true),
            Self::Fire => (Call::Fire, FIRE, true),
            Self::BareWires => (Call::CouncilEmergency, BARE_WIRES, false),
            Self::Flood => (Call::CouncilEmergency, FLOOD, false),
            Self::NotSecure => (Call::CouncilEmergency, NOT_SECURE, false),
            Self::NoPower => (Call::PowerCut, NO_POWER, false),
            Self::PersonStuck => (Call::CouncilEmergency, PERSON_STUCK, false),
            Self::None => return None,
        };
        Some(Advice {
            call,
            steps,
            replaces_report,
            priority: Priority::Emergency,
        })
    }
}

const GAS: &[&str] = &[
    "Do not smoke, light a flame or touch any switch.",
    "Open the doors and windows if it is safe.",
    "Turn off the gas at the meter if you can do so safely.",
    "Get everyone out.",
    "Then ring 0800 111 999 from outside. The call is free, day and night.",
];

const CARBON_MONOXIDE: &[&str] = &[
    "Turn off the boiler, fires and cooker if it is safe.",
    "Open the doors and windows.",
    "Get everyone out into the fresh air.",
    "Then ring 0800 111 999 from outside. The call is free, day and night.",
    "If someone feels sick, dizzy or faint, ring 999.",
];

const FIRE: &[&str] = &[
    "Get everyone out and stay out.",
    "Ring 999 and ask for the fire service.",
    "Do not use the lift.",
    "Do not go back in until the fire crew say it is safe.",
];

const BARE_WIRES: &[&str] = &[
    "Do not touch the wires, the switch or the plug.",
    "Turn off the power at the fuse box if it is safe.",
    "If someone had a shock and is hurt, ring 999.",
    "Ring our emergency line and tell us what is wrong.",
];

const FLOOD: &[&str] = &[
    "Turn off the water at the stop tap.",
    "Do not touch lights, plugs or switches that are wet.",
    "Turn off the power at the fuse box if it is dry and safe to reach.",
    "Ring our emergency line and tell us what is wrong.",
];

const NOT_SECURE: &[&str] = &[
    "If someone is breaking in now, or you are in danger, ring 999.",
    "If your home was broken into, tell the police on 101.",
    "Ring our emergency line. We will make your home safe.",
];

const NO_POWER: &[&str] = &[
    "Look at your meter. Does it need a top up?",
    "Look at the fuse box. Has a switch tripped?",
    "If the street is dark too, ring 105. The call is free.",
    "If it is only your home, ring our emergency line.",
    "If someone needs power for medical kit, say so when you ring.",
];

const PERSON_STUCK: &[&str] = &[
    "If someone is hurt or ill, ring 999.",
    "Press the alarm button in the lift.",
    "Do not force the doors and do not climb out.",
    "Ring our emergency line and tell us where the lift is.",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gas_carbon_monoxide_and_fire_are_never_taken_by_the_form_alone() {
        for emergency in Emergency::ALL {
            let alone = matches!(
                emergency,
                Emergency::GasSmell | Emergency::CarbonMonoxide | Emergency::Fire
            );
            assert_eq!(
                emergency
                    .advice()
                    .is_some_and(|advice| advice.replaces_report),
                alone,
                "{emergency:?}"
            );
        }
    }

    #[test]
    fn every_emergency_says_whom_to_ring_and_the_number_stands_in_its_steps() {
        for emergency in Emergency::ALL
            .iter()
            .filter(|emergency| **emergency != Emergency::None)
        {
            let advice = emergency.advice().unwrap();
            let named = advice.call.number().unwrap_or("our emergency line");
            assert!(
                advice.steps.iter().any(|step| step.contains(named)),
                "{emergency:?}"
            );
            assert_eq!(advice.priority, Priority::Emergency);
        }
        assert_eq!(Emergency::None.advice(), None);
    }

    #[test]
    fn numbers_are_the_published_ones() {
        assert_eq!(
            Call::ALL
                .iter()
                .map(|call| call.number())
                .collect::<Vec<_>>(),
            [Some("0800 111 999"), Some("999"), None, Some("105")]
        );
    }
}
