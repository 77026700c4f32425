//! What a step asks, as data: the heading, the fields with their answers, what is wrong with them.

use super::record::Record;
use super::words;
use rules::repairs::catalogue::{Catalogue, Question};
use rules::repairs::offline::{AVAILABILITY, Problem, REACH_BY, Step, Wire};
use rules::repairs::{AtRisk, Emergency, Since, Where, Worse};

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name, and the id that errors lead to.
    pub name: String,
    /// Empty where the step's heading says it.
    pub label: &'static str,
    pub hint: &'static str,
    pub kind: Kind,
    pub error: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    One(Vec<Choice>),
    Many(Vec<Choice>),
    /// Several lines of text.
    Text(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: &'static str,
    pub chosen: bool,
}

/// A row of the answers to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub step: Step,
    pub label: &'static str,
    pub value: String,
}

/// The question over the step.
pub fn heading(step: Step, wire: &Wire) -> &'static str {
    match step {
        Step::Room if in_shared_area(wire) => words::SHARED_ROOM,
        _ => step.label(),
    }
}

/// The fields of a step, with the answers given and what is wrong with them.
pub fn fields(step: Step, record: &Record, problems: &[Problem]) -> Vec<Field> {
    let mut fields = asked(step, record);
    for field in &mut fields {
        let problem = problems.iter().find(|problem| problem.field == field.name);
        field.error = problem
            .map(|problem| problem.sentence.clone())
            .unwrap_or_default();
    }
    fields
}

fn asked(step: Step, record: &Record) -> Vec<Field> {
    let wire = &record.answers;
    match step {
        Step::Emergency => {
            let choices = keyed(
                Emergency::ALL,
                |it| (it.key(), it.label()),
                &[wire.one("emergency")],
            );
            vec![field(
                "emergency",
                "",
                words::EMERGENCY_HINT,
                Kind::One(choices),
            )]
        }
        Step::Place => place(record),
        Step::Room => vec![field("room", "", "", Kind::One(rooms(wire)))],
        Step::Element => vec![field("element", "", "", Kind::One(elements(wire)))],
        Step::Fault => vec![field("fault", "", "", Kind::One(faults(wire)))],
        Step::Safety => wire
            .questions()
            .into_iter()
            .map(|question| safety(question, wire))
            .collect(),
        Step::When => vec![
            field(
                "since",
                words::SINCE,
                "",
                Kind::One(keyed(
                    Since::ALL,
                    |it| (it.key(), it.label()),
                    &[wire.one("since")],
                )),
            ),
            field(
                "worse",
                words::WORSE,
                "",
                Kind::One(keyed(
                    Worse::ALL,
                    |it| (it.key(), it.label()),
                    &[wire.one("worse")],
                )),
            ),
        ],
        Step::Describe => vec![field(
            "description",
            "",
            words::DESCRIBE_HINT,
            Kind::Text(wire.one("description").to_owned()),
        )],
        Step::Risk => {
            let choices = keyed(
                AtRisk::ALL,
                |it| (it.key(), it.label()),
                &all(wire.all("at_risk")),
            );
            vec![field("at_risk", "", words::RISK_HINT, Kind::Many(choices))]
        }
        Step::Access => vec![
            field(
                "availability",
                "",
                words::ACCESS_HINT,
                Kind::Many(keyed(
                    &AVAILABILITY,
                    |it| it,
                    &all(wire.all("availability")),
                )),
            ),
            field(
                "access",
                words::ACCESS_NOTES,
                words::ACCESS_NOTES_HINT,
                Kind::Text(wire.one("access").to_owned()),
            ),
        ],
        Step::Contact => {
            let choices = keyed(&REACH_BY, |it| it, &all(wire.all("reach_by")));
            vec![field(
                "reach_by",
                "",
                words::CONTACT_HINT,
                Kind::Many(choices),
            )]
        }
        Step::Ring | Step::RingSince | Step::Photos | Step::Check => Vec::new(),
    }
}

fn place(record: &Record) -> Vec<Field> {
    let wire = &record.answers;
    let mut places = keyed(
        Where::ALL,
        |it| (it.key(), it.label()),
        &[wire.one("place")],
    );
    if let Some(shared) = places.last_mut() {
        shared.hint = words::SHARED_HINT;
    }
    let mut fields = vec![field("place", "", "", Kind::One(places))];
    if !record.homes.is_empty() {
        let homes = record.homes.iter().map(|(key, address)| Choice {
            value: key.clone(),
            label: address.clone(),
            hint: "",
            chosen: wire.one("tenancy") == key,
        });
        fields.push(field(
            "tenancy",
            words::TENANCY,
            "",
            Kind::One(homes.collect()),
        ));
    }
    fields
}

fn rooms(wire: &Wire) -> Vec<Choice> {
    let place = wire.place().unwrap_or(Where::Home);
    let rooms = place
        .rooms()
        .map(|room| choice(room.key(), room.label(), "", &[wire.one("room")]));
    rooms.collect()
}

fn elements(wire: &Wire) -> Vec<Choice> {
    let Some(room) = wire.room() else {
        return Vec::new();
    };
    let elements = Catalogue::current().elements_in(room);
    elements
        .map(|element| {
            choice(
                element.key,
                element.label,
                element.hint.unwrap_or(""),
                &[wire.one("element")],
            )
        })
        .collect()
}

fn faults(wire: &Wire) -> Vec<Choice> {
    let (Some(room), Some(element)) = (wire.room(), wire.element()) else {
        return Vec::new();
    };
    let faults = element.faults_in(room);
    faults
        .map(|fault| choice(fault.key, fault.label, "", &[wire.one("fault")]))
        .collect()
}

/// Questions that depend on another's answer are asked together with it; what does not apply may be left.
fn safety(question: &'static Question, wire: &Wire) -> Field {
    let given = wire.one(question.key);
    let answers = question
        .answers
        .iter()
        .map(|answer| choice(answer.key, answer.label, "", &[given]));
    field(
        question.key,
        question.text,
        question.hint.unwrap_or(""),
        Kind::One(answers.collect()),
    )
}

/// The answers to check, in the order they were asked.
pub fn rows(record: &Record) -> Vec<Row> {
    let asked = Step::ALL
        .iter()
        .copied()
        .filter(|step| step.is_asked(&record.answers));
    asked.flat_map(|step| rows_of(step, record)).collect()
}

fn rows_of(step: Step, record: &Record) -> Vec<Row> {
    if step == Step::Photos {
        let value = record.photos.len().to_string();
        return vec![Row {
            step,
            label: step.label(),
            value,
        }];
    }
    let row = |field: Field| Row {
        step,
        label: if field.label.is_empty() {
            heading(step, &record.answers)
        } else {
            field.label
        },
        value: said(&field.kind),
    };
    asked(step, record).into_iter().map(row).collect()
}

fn said(kind: &Kind) -> String {
    let text = match kind {
        Kind::Text(text) => text.trim().to_owned(),
        Kind::One(choices) | Kind::Many(choices) => {
            let chosen: Vec<&str> = choices
                .iter()
                .filter(|it| it.chosen)
                .map(|it| it.label.as_str())
                .collect();
            chosen.join("\n")
        }
    };
    if text.is_empty() {
        words::NOT_SAID.to_owned()
    } else {
        text
    }
}

/// What the report is called in the list.
pub fn title(wire: &Wire) -> String {
    match (wire.fault(), wire.room()) {
        (Some(fault), Some(room)) => fault.title_in(room),
        _ => words::BEGUN.to_owned(),
    }
}

fn in_shared_area(wire: &Wire) -> bool {
    wire.place() == Some(Where::SharedArea)
}

fn field(name: &str, label: &'static str, hint: &'static str, kind: Kind) -> Field {
    Field {
        name: name.to_owned(),
        label,
        hint,
        kind,
        error: String::new(),
    }
}

fn all(keys: &[String]) -> Vec<&str> {
    keys.iter().map(String::as_str).collect()
}

fn keyed<T: Copy>(
    members: &[T],
    of: impl Fn(T) -> (&'static str, &'static str),
    chosen: &[&str],
) -> Vec<Choice> {
    let choice = |member: &T| {
        let (key, label) = of(*member);
        choice(key, label, "", chosen)
    };
    members.iter().map(choice).collect()
}

fn choice(key: &str, label: &str, hint: &'static str, chosen: &[&str]) -> Choice {
    Choice {
        value: key.to_owned(),
        label: label.to_owned(),
        hint,
        chosen: chosen.contains(&key),
    }
}

#[cfg(test)]
mod tests;
