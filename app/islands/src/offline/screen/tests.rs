use super::*;
use rules::repairs::offline::Flat;

/// Answers a step's fields with their first choices.
fn answer(step: Step, record: &mut Record) {
    let mut given = Flat::new();
    for field in fields(step, record, &[]) {
        let value = match field.kind {
            Kind::One(choices) | Kind::Many(choices) if field.name == "emergency" => {
                choices.last().unwrap().value.clone()
            }
            Kind::One(choices) | Kind::Many(choices) => choices[0].value.clone(),
            Kind::Text(_) => "It drips".to_owned(),
        };
        given.insert(field.name, vec![value]);
    }
    record.answers.take(step, &given);
}

#[test]
fn whoever_answers_what_is_shown_comes_to_the_check_with_a_whole_report() {
    let mut record = Record::default();
    let mut step = Step::Emergency;
    for _ in 0..60 {
        if step == Step::Check {
            break;
        }
        answer(step, &mut record);
        if step.problems(&record.answers).is_empty() {
            step = step.onward(&record.answers);
        }
    }
    assert_eq!(step, Step::Check);
    assert!(record.answers.told().is_ok(), "{:?}", record.answers.told());
    let rows = rows(&record);
    assert!(rows.iter().all(|row| !row.value.is_empty()));
    assert!(
        rows.iter()
            .any(|row| row.step == Step::Photos && row.value == "0")
    );
    assert!(
        rows.iter().all(|row| row.value != words::NOT_SAID),
        "{rows:?}"
    );
}

#[test]
fn a_problem_stands_at_its_field_and_what_was_typed_stays() {
    let mut record = Record::default();
    record.answers.set("description", &[" "]);
    let problems = Step::Describe.problems(&record.answers);
    let fields = fields(Step::Describe, &record, &problems);
    assert_eq!(fields[0].error, "Tell us what is wrong");
    assert_eq!(fields[0].kind, Kind::Text(" ".into()));
}

#[test]
fn which_home_is_asked_only_if_the_server_asked() {
    let mut record = Record::default();
    assert_eq!(fields(Step::Place, &record, &[]).len(), 1);
    record.homes = vec![("1".into(), "14 Heron Wharf".into())];
    assert_eq!(fields(Step::Place, &record, &[])[1].name, "tenancy");
}

#[test]
fn every_step_that_asks_has_its_fields_named_as_its_problems() {
    let record = Record::default();
    for step in Step::ALL {
        let names: Vec<String> = fields(*step, &record, &[])
            .into_iter()
            .map(|field| field.name)
            .collect();
        for problem in step.problems(&record.answers) {
            assert!(names.contains(&problem.field), "{step:?} {problem:?}");
        }
    }
}
