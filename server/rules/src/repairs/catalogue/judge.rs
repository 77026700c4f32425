//! A fault, the answers and the circumstances, brought together. An officer confirms what comes out.

use super::outcome::{Care, Qualifying, Responsible, Trade};
use super::shape::{Answer, Fault};
use crate::repairs::hazard::Hazard;
use crate::repairs::right_to_repair::Defect;
use crate::repairs::{AtRisk, Emergency, Priority, Where, Worse, is_heating_season};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What bears on a repair beside the fault and its questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// The date of the report in London, which decides the season.
    pub reported_on: NaiveDate,
    /// The Right to Repair covers no shared part but the entryphone.
    pub place: Where,
    /// What was chosen on the emergency page.
    pub emergency: Emergency,
    pub at_risk: BTreeSet<AtRisk>,
    pub worse: Option<Worse>,
}

impl Circumstances {
    /// Nothing told yet but the date of the report and the place.
    pub fn new(reported_on: NaiveDate, place: Where) -> Self {
        Self {
            reported_on,
            place,
            emergency: Emergency::None,
            at_risk: BTreeSet::new(),
            worse: None,
        }
    }
}

/// What it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    pub priority: Priority,
    /// Why this priority, in a sentence to the tenant.
    pub why: &'static str,
    /// A defect of the Schedule, for an officer to decide on.
    pub right_to_repair: Option<Defect>,
    /// The hazard to look into first.
    pub hazard: Option<Hazard>,
    /// Whether that hazard has to be made safe within 24 hours.
    pub hazard_is_emergency: bool,
    /// Another hazard that was named.
    pub other_hazard: Option<Hazard>,
    /// Whom to ring before anything else.
    pub danger: Option<Emergency>,
    pub responsible: Responsible,
    /// Why they have to see to it, in a sentence to the tenant.
    pub because: &'static str,
    pub trade: Trade,
    /// How long a usual visit takes.
    pub visit_minutes: u16,
    pub self_help: &'static [&'static str],
}

type Reason = (Priority, &'static str);

/// What a fault comes to, with answers by question key. The priority is the most urgent of what the fault, the season,
/// any answer, any danger and its getting worse call for, raised by one band when it could harm someone in the home more
/// than others. Nobody is ever put in a lower band for who they are. Answers that are not asked or not known count for
/// nothing.
pub fn judge(
    fault: &Fault,
    answers: &BTreeMap<String, String>,
    circumstances: &Circumstances,
) -> Judged {
    let given: Vec<&Answer> = fault
        .asked(answers)
        .filter_map(|question| question.given(answers))
        .collect();
    let danger = danger(fault, &given, circumstances);
    let (priority, why) = priority(fault, &given, circumstances);
    let (responsible, because) = responsible(fault, &given, circumstances);
    let (hazard, other_hazard) = hazards(fault, &given, danger, circumstances);
    let outcome = &fault.outcome;
    Judged {
        priority,
        why,
        right_to_repair: right_to_repair(fault, &given, circumstances)
            .filter(|_| responsible != Responsible::Tenant),
        hazard,
        hazard_is_emergency: priority == Priority::Emergency
            && hazard.is_some_and(|hazard| hazard.phase().is_some()),
        other_hazard,
        danger,
        responsible,
        because,
        trade: last(&given, |answer| answer.then.trade).unwrap_or(outcome.trade),
        visit_minutes: outcome.visit_minutes,
        self_help: outcome.self_help,
    }
}

fn last<T>(given: &[&Answer], found: impl Fn(&Answer) -> Option<T>) -> Option<T> {
    given.iter().rev().find_map(|answer| found(answer))
}

/// Gas, carbon monoxide and fire before all else, wherever they were named.
fn danger(fault: &Fault, given: &[&Answer], circumstances: &Circumstances) -> Option<Emergency> {
    let named = given.iter().filter_map(|answer| answer.then.danger);
    std::iter::once(circumstances.emergency)
        .chain(fault.outcome.danger)
        .chain(named)
        .filter(|danger| *danger != Emergency::None)
        .min_by_key(|danger| danger.advice().is_none_or(|advice| !advice.replaces_report))
}

fn priority(fault: &Fault, given: &[&Answer], circumstances: &Circumstances) -> Reason {
    let plain = by_what_was_told(fault, given, circumstances);
    let care = fault.outcome.care;
    let stays = plain.0 == Priority::Emergency
        || care == Care::Comfort
        || (plain.0 == Priority::Urgent && care != Care::Essential);
    if circumstances.at_risk.is_empty() || stays {
        return plain;
    }
    (
        plain.0.raised(),
        "Someone in your home could be harmed more than most.",
    )
}

/// The most urgent reason; of two alike the first, as an answer says more than the fault alone.
fn by_what_was_told(fault: &Fault, given: &[&Answer], circumstances: &Circumstances) -> Reason {
    let outcome = &fault.outcome;
    let named = circumstances.emergency.advice().map(|advice| {
        let why = "You told us that someone may be in danger now.";
        (advice.priority, why)
    });
    let answered = given.iter().filter_map(|answer| answer.then.priority);
    let by_answer = given.iter().filter_map(|answer| answer.then.in_winter);
    let cold = by_answer
        .chain(outcome.in_winter)
        .filter(|_| is_heating_season(circumstances.reported_on));
    let spreads = outcome.spreads && circumstances.worse == Some(Worse::Yes);
    let worse = spreads.then_some((Priority::Urgent, "It is getting worse."));
    let base = (outcome.priority, outcome.why);
    answered
        .chain(named)
        .chain(cold)
        .chain([base])
        .chain(worse)
        .min_by_key(|reason| reason.0)
        .unwrap_or(base)
}

fn right_to_repair(
    fault: &Fault,
    given: &[&Answer],
    circumstances: &Circumstances,
) -> Option<Defect> {
    let defect = |qualifying| match qualifying {
        Qualifying::Always(defect) => defect,
        Qualifying::Heating => Defect::heating(circumstances.reported_on),
    };
    let by_answers = given
        .iter()
        .filter_map(|answer| answer.then.right_to_repair);
    let in_scope =
        |defect: &Defect| circumstances.place == Where::Home || *defect == Defect::Entryphone;
    by_answers
        .chain(fault.outcome.right_to_repair)
        .map(defect)
        .filter(in_scope)
        .min_by_key(|defect| defect.days())
}

/// With someone at risk we may do what is otherwise the tenant's own to fix.
fn responsible(
    fault: &Fault,
    given: &[&Answer],
    circumstances: &Circumstances,
) -> (Responsible, &'static str) {
    let plain = last(given, |answer| answer.then.responsible)
        .unwrap_or((fault.outcome.responsible, fault.outcome.because));
    if plain.0 == Responsible::Tenant && !circumstances.at_risk.is_empty() {
        let because = "You told us who lives with you, so we may do this for you.";
        return (Responsible::MayHelp, because);
    }
    plain
}

/// The hazard of a danger comes first, as it cannot wait; then that of an answer, then that of the fault. A home without
/// heat is too cold first of all, whatever else the lost heating brings with it.
fn hazards(
    fault: &Fault,
    given: &[&Answer],
    danger: Option<Emergency>,
    circumstances: &Circumstances,
) -> (Option<Hazard>, Option<Hazard>) {
    let cold = is_heating_season(circumstances.reported_on);
    let mut named = [
        danger.and_then(of_danger),
        last(given, |answer| answer.then.hazard),
        fault.outcome.hazard,
    ];
    if fault.outcome.hazard == Some(Hazard::ExcessCold) {
        named.swap(1, 2);
    }
    let mut found = named
        .into_iter()
        .flatten()
        .filter(|hazard| cold || *hazard != Hazard::ExcessCold);
    let first = found.next();
    let other = found.find(|hazard| Some(*hazard) != first);
    (first, other)
}

const fn of_danger(danger: Emergency) -> Option<Hazard> {
    match danger {
        Emergency::GasSmell => Some(Hazard::FuelGas),
        Emergency::CarbonMonoxide => Some(Hazard::CarbonMonoxide),
        Emergency::Fire => Some(Hazard::Fire),
        Emergency::BareWires | Emergency::Flood => Some(Hazard::Electrical),
        Emergency::NotSecure => Some(Hazard::Intruders),
        Emergency::PersonStuck | Emergency::NoPower | Emergency::None => None,
    }
}
