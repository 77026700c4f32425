//! Checks that what tenants read here can be read at nine years of age, and that keys are sound.

use super::catalogue::{Care, Catalogue, Fault, Responsible, Trade};
use super::hazard::Hazard;
use super::right_to_repair::Defect;
use super::state::RepairState;
use super::*;
use crate::contact::{ContactError, EmailError, MobileError};
use crate::money::MoneyError;
use crate::postcode::PostcodeError;
use crate::reference::{CaseKind, ReferenceError};
use crate::text::TextError;
use std::collections::BTreeSet;

/// The highest Flesch–Kincaid grade allowed: United States school year 6 at the most.
const HIGHEST_GRADE: f64 = 6.0;

#[test]
fn the_scorer_tells_easy_from_hard() {
    assert!(grade(&["The cat sat on the mat. The dog ran off."]) < 1.0);
    let hard = "Notwithstanding any contractual obligation, the organisation's liability for consequential deterioration is excluded.";
    assert!(grade(&[hard]) > 18.0);
    assert_eq!(
        [
            "the", "table", "asked", "needed", "create", "fire", "medical"
        ]
        .map(syllables),
        [1, 2, 1, 2, 2, 1, 3]
    );
}

#[test]
fn each_emergency_can_be_read_at_nine() {
    for advice in Emergency::ALL
        .iter()
        .filter_map(|emergency| emergency.advice())
    {
        assert!(
            grade(advice.steps) <= HIGHEST_GRADE,
            "{} {:?}",
            grade(advice.steps),
            advice.steps
        );
    }
}

#[test]
fn every_list_of_sentences_can_be_read_at_nine() {
    for (name, sentences) in lists() {
        let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
        assert!(
            grade(&sentences) <= HIGHEST_GRADE,
            "{name}: {:.1}",
            grade(&sentences)
        );
    }
}

#[test]
fn no_single_step_is_hard_to_read() {
    let steps = Emergency::ALL
        .iter()
        .filter_map(|emergency| emergency.advice())
        .flat_map(|advice| advice.steps);
    for sentence in steps {
        let grade = grade(&[sentence]);
        assert!(grade <= HIGHEST_GRADE, "{grade:.1} {sentence}");
    }
}

#[test]
fn every_key_is_unique_and_safe_in_a_form_and_a_database() {
    let lists: [Vec<&str>; 15] = [
        keys(Defect::ALL, Defect::key),
        keys(Hazard::ALL, Hazard::key),
        keys(Trade::ALL, Trade::key),
        keys(Responsible::ALL, Responsible::key),
        keys(Care::ALL, Care::key),
        keys(Emergency::ALL, Emergency::key),
        keys(Call::ALL, Call::key),
        keys(Where::ALL, Where::key),
        keys(Room::ALL, Room::key),
        keys(AtRisk::ALL, AtRisk::key),
        keys(Since::ALL, Since::key),
        keys(Worse::ALL, Worse::key),
        keys(Priority::ALL, Priority::key),
        keys(RepairState::ALL, RepairState::key),
        keys(CaseKind::ALL, CaseKind::key),
    ];
    for list in lists {
        assert_eq!(
            list.iter().collect::<BTreeSet<_>>().len(),
            list.len(),
            "{list:?}"
        );
        assert!(
            list.iter().all(|key| key
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')),
            "{list:?}"
        );
    }
    assert!("nonsense".parse::<Room>().is_err());
}

fn keys<T: Copy>(members: &[T], key: fn(T) -> &'static str) -> Vec<&'static str> {
    members.iter().copied().map(key).collect()
}

/// What tenants read, list by list. Labels make one list each: a label on its own is too short to score.
fn lists() -> Vec<(&'static str, Vec<String>)> {
    vec![
        ("emergencies", owned(keys(Emergency::ALL, Emergency::label))),
        ("since when", owned(keys(Since::ALL, Since::label))),
        ("people at risk", owned(keys(AtRisk::ALL, AtRisk::label))),
        ("defects", owned(keys(Defect::ALL, Defect::label))),
        ("hazards", owned(keys(Hazard::ALL, Hazard::label))),
        (
            "who is responsible",
            owned(keys(Responsible::ALL, Responsible::label)),
        ),
        (
            "elements",
            owned(
                Catalogue::current()
                    .elements
                    .iter()
                    .map(|it| it.label)
                    .collect(),
            ),
        ),
        ("faults", owned(faults().map(|it| it.label).collect())),
        ("fault titles", owned(faults().map(|it| it.title).collect())),
        (
            "answers",
            owned(
                faults()
                    .flat_map(|fault| fault.questions)
                    .flat_map(|question| question.answers)
                    .map(|answer| answer.label)
                    .collect(),
            ),
        ),
        ("states", owned(keys(RepairState::ALL, RepairState::label))),
        ("titles", titles()),
        ("error messages", owned(messages())),
    ]
}

fn owned(sentences: Vec<&str>) -> Vec<String> {
    sentences.into_iter().map(str::to_owned).collect()
}

fn titles() -> Vec<String> {
    let in_room = |room: &Room| {
        let elements = Catalogue::current().elements_in(*room);
        let faults = elements.flat_map(|element| element.faults_in(*room));
        faults
            .map(|fault| fault.title_in(*room))
            .collect::<Vec<_>>()
    };
    Room::ALL.iter().flat_map(in_room).collect()
}

fn messages() -> Vec<&'static str> {
    assert!(
        TextError::TooLong { most: 5, length: 6 }
            .message()
            .starts_with("Enter 5 characters")
    );
    vec![
        ContactError::Neither.message(),
        EmailError::Empty.message(),
        EmailError::TooLong.message(),
        EmailError::Malformed.message(),
        MobileError::Empty.message(),
        MobileError::NotANumber.message(),
        MobileError::NotUk.message(),
        MobileError::NotMobile.message(),
        MobileError::WrongLength.message(),
        MoneyError::Empty.message(),
        MoneyError::Malformed.message(),
        MoneyError::TooLarge.message(),
        PostcodeError::Empty.message(),
        PostcodeError::Malformed.message(),
        ReferenceError::Empty.message(),
        ReferenceError::Malformed.message(),
    ]
}

/// Every sentence of the catalogue that a tenant may read by itself.
fn sentences_of_the_catalogue() -> BTreeSet<&'static str> {
    let mut sentences = BTreeSet::new();
    for fault in faults() {
        let outcome = &fault.outcome;
        sentences.extend([outcome.why, outcome.because]);
        sentences.extend(outcome.in_winter.map(|(_, why)| why));
        sentences.extend(outcome.self_help);
        for question in fault.questions {
            sentences.insert(question.text);
            sentences.extend(question.hint);
            for then in question.answers.iter().map(|answer| answer.then) {
                sentences.extend(then.priority.map(|(_, why)| why));
                sentences.extend(then.in_winter.map(|(_, why)| why));
                sentences.extend(then.responsible.map(|(_, because)| because));
            }
        }
    }
    sentences.extend(
        Catalogue::current()
            .elements
            .iter()
            .filter_map(|it| it.hint),
    );
    sentences
}

fn faults() -> impl Iterator<Item = &'static Fault> {
    let elements = Catalogue::current().elements.iter();
    elements.flat_map(|element| element.faults)
}

#[test]
fn every_sentence_of_the_catalogue_can_be_read_at_nine() {
    let hard: Vec<String> = sentences_of_the_catalogue()
        .into_iter()
        .filter(|sentence| grade(&[sentence]) > HIGHEST_GRADE)
        .map(|sentence| format!("{:.1} {sentence}", grade(&[sentence])))
        .collect();
    assert!(hard.is_empty(), "{hard:#?}");
}

#[test]
fn the_choices_of_each_element_can_be_read_at_nine() {
    let hard: Vec<String> = Catalogue::current()
        .elements
        .iter()
        .filter_map(|element| {
            let labels: Vec<&str> = element.faults.iter().map(|fault| fault.label).collect();
            let grade = grade(&labels);
            (grade > HIGHEST_GRADE).then(|| format!("{grade:.1} {}: {labels:?}", element.key))
        })
        .collect();
    assert!(hard.is_empty(), "{hard:#?}");
}

/// Flesch–Kincaid grade: 0.39 words a sentence + 11.8 syllables a word − 15.59 (Kincaid and others, 1975).
/// Each list member ends a sentence. Numbers, codes and addresses are examples to look at and are not counted.
fn grade(texts: &[&str]) -> f64 {
    let sentences: f64 = texts
        .iter()
        .map(|text| {
            count(
                text.split_inclusive(['.', '?', '!'])
                    .filter(|s| has_words(s)),
            )
        })
        .sum();
    let words: Vec<&str> = texts
        .iter()
        .flat_map(|text| text.split_whitespace())
        .filter(|word| is_word(word))
        .collect();
    let spoken: f64 = words.iter().map(|word| f64::from(syllables(word))).sum();
    let counted = count(words.iter());
    0.39 * counted / sentences + 11.8 * spoken / counted - 15.59
}

fn count(items: impl Iterator) -> f64 {
    items.fold(0.0, |sum, _| sum + 1.0)
}

fn has_words(sentence: &str) -> bool {
    sentence.split_whitespace().any(is_word)
}

fn is_word(word: &str) -> bool {
    let bare = word.trim_matches(|character: char| !character.is_alphanumeric());
    !bare.is_empty()
        && bare
            .chars()
            .all(|character| character.is_alphabetic() || "'’-".contains(character))
}

/// Groups of vowels, less an e that is not sounded at the end.
fn syllables(word: &str) -> u32 {
    let word: String = word
        .to_lowercase()
        .chars()
        .filter(|character| character.is_alphabetic())
        .collect();
    let is_vowel = |character: char| "aeiouy".contains(character);
    let starts = word
        .chars()
        .zip(std::iter::once(' ').chain(word.chars()))
        .filter(|(now, before)| is_vowel(*now) && !is_vowel(*before));
    let groups = u32::try_from(starts.count()).unwrap();
    let ends = |ending: &str| word.ends_with(ending);
    let silent = (ends("e") && !ends("le") && !ends("ee"))
        || (ends("ed") && !ends("ted") && !ends("ded"))
        || (ends("es") && !ends("ses"));
    let hidden = u32::from(word.contains("rea") && ends("eate"));
    (groups + hidden).saturating_sub(u32::from(silent)).max(1)
}
