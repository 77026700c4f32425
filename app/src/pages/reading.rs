//! Checks that what tenants read here can be read at nine years of age, page by page.

use super::cookies::CookiesPage;
use super::emergency::EmergencyPage;
use super::landing::LandingPage;
use super::privacy_notice::PrivacyNoticePage;
use leptos::prelude::*;

/// The highest Flesch–Kincaid grade allowed: United States school year 6 at the most.
const HIGHEST_GRADE: f64 = 6.0;
/// A notice must name laws, which pulls it up.
const HIGHEST_GRADE_OF_A_NOTICE: f64 = 8.0;

#[test]
fn the_scorer_tells_easy_from_hard() {
    assert!(grade(&["The cat sat on the mat. The dog ran off.".into()]) < 1.0);
    let hard = "Notwithstanding any contractual obligation, the organisation's liability for consequential deterioration is excluded.";
    assert!(grade(&[hard.into()]) > 18.0);
}

#[test]
fn pages_can_be_read_at_nine() {
    let pages = [
        ("landing", html(|| view! { <LandingPage/> })),
        ("emergency", html(|| view! { <EmergencyPage/> })),
        ("cookies", html(|| view! { <CookiesPage/> })),
    ];
    for (name, page) in pages {
        let grade = grade(&sentences(&page));
        assert!(grade <= HIGHEST_GRADE, "{name}: {grade:.1}");
    }
}

#[test]
fn the_notice_stays_plain_for_all_its_laws() {
    let grade = grade(&sentences(&html(|| view! { <PrivacyNoticePage/> })));
    assert!(grade <= HIGHEST_GRADE_OF_A_NOTICE, "{grade:.1}");
}

#[test]
fn the_words_of_repairs_home_and_messages_can_be_read_at_nine() {
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in [
        "repairs/record_words.rs",
        "home/words.rs",
        "messages/words.rs",
    ] {
        let source = std::fs::read_to_string(source.join(file)).unwrap();
        let sentences = constants(&source);
        assert!(sentences.len() > 5, "{file}");
        let grade = grade(&sentences);
        assert!(grade <= HIGHEST_GRADE, "{file}: {grade:.1}");
    }
}

fn html<V: IntoView>(page: impl FnOnce() -> V) -> String {
    Owner::new().with(|| page().into_view().to_html())
}

/// The texts of a page's main part, one for each paragraph, item or heading.
fn sentences(html: &str) -> Vec<String> {
    let main = html.split("<main").nth(1).unwrap();
    let main = main.split("</main>").next().unwrap();
    let blocks = ["</p>", "</li>", "</h1>", "</h2>", "</dt>", "</dd>"];
    let parted = blocks
        .iter()
        .fold(main.to_owned(), |text, end| text.replace(end, "\u{1}"));
    parted.split('\u{1}').map(without_tags).collect()
}

fn without_tags(html: &str) -> String {
    html.split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
        .collect()
}

/// The values of `pub const … : &str = "…"`.
fn constants(source: &str) -> Vec<String> {
    source
        .split("pub const ")
        .skip(1)
        .filter_map(|item| item.split('"').nth(1).map(str::to_owned))
        .collect()
}

/// Flesch–Kincaid grade: 0.39 words a sentence + 11.8 syllables a word − 15.59 (Kincaid and others, 1975).
fn grade(texts: &[String]) -> f64 {
    let sentences = count(
        texts
            .iter()
            .flat_map(|text| text.split_inclusive(['.', '?', '!', ':']))
            .filter(|sentence| sentence.split_whitespace().any(is_word)),
    );
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
    let groups = word
        .chars()
        .zip(std::iter::once(' ').chain(word.chars()))
        .filter(|(now, before)| is_vowel(*now) && !is_vowel(*before))
        .count();
    let ends = |ending: &str| word.ends_with(ending);
    let silent = (ends("e") && !ends("le") && !ends("ee"))
        || (ends("ed") && !ends("ted") && !ends("ded"))
        || (ends("es") && !ends("ses"));
    u32::try_from(groups)
        .unwrap()
        .saturating_sub(u32::from(silent))
        .max(1)
}
