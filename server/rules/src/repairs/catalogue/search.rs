//! Finding a fault by the tenant's own words.

use super::Catalogue;
use super::shape::{Element, Fault};
use crate::repairs::{Room, Where};

/// The most that a search gives back.
const MOST: usize = 8;

/// A fault that fits the words.
#[derive(Clone, Debug)]
pub struct Found {
    pub element: &'static Element,
    pub fault: &'static Fault,
    /// Where it can be.
    pub rooms: Vec<Room>,
}

/// A fault as the search sees it.
struct Entry {
    element: &'static Element,
    fault: &'static Fault,
    rooms: Vec<Room>,
    /// Each word with how much it counts.
    words: Vec<(String, u32)>,
    phrases: Vec<Vec<String>>,
}

impl Catalogue {
    /// The faults that fit the words best, the best first and at most eight. Small slips in spelling are forgiven.
    pub fn search(&self, words: &str, place: Option<Where>) -> Vec<Found> {
        let asked = tokens(words);
        let entries = self.entries(place);
        let mut scores = vec![0; entries.len()];
        for token in &asked {
            weigh(token, &entries, &mut scores);
        }
        for (entry, score) in entries.iter().zip(&mut scores) {
            *score += phrase_bonus(entry, &asked);
        }
        let best = scores.iter().copied().max().unwrap_or(0);
        let mut found: Vec<(u32, Entry)> = scores
            .into_iter()
            .zip(entries)
            .filter(|(score, _)| *score > 0 && *score * 4 >= best)
            .collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found
            .into_iter()
            .take(MOST)
            .map(|(_, entry)| Found {
                element: entry.element,
                fault: entry.fault,
                rooms: entry.rooms,
            })
            .collect()
    }

    fn entries(&self, place: Option<Where>) -> Vec<Entry> {
        let faults = self
            .elements
            .iter()
            .flat_map(|element| element.faults.iter().map(move |fault| (element, fault)));
        faults
            .map(|(element, fault)| Entry::new(element, fault, place))
            .filter(|entry| !entry.rooms.is_empty())
            .collect()
    }
}

impl Entry {
    fn new(element: &'static Element, fault: &'static Fault, place: Option<Where>) -> Self {
        let rooms = fault.rooms.unwrap_or(element.rooms).iter().copied();
        let phrases: Vec<Vec<String>> = fault
            .words
            .split(',')
            .chain([fault.label, fault.title])
            .map(tokens)
            .collect();
        let told = [(fault.label, 3), (fault.title, 3), (element.label, 2)];
        let mut words: Vec<(String, u32)> = Vec::new();
        let all = phrases.iter().flatten().cloned().map(|word| (word, 3));
        let said = told
            .iter()
            .flat_map(|(text, weight)| tokens(text).into_iter().map(move |word| (word, *weight)));
        for (word, weight) in all.chain(said) {
            if !words.iter().any(|(known, _)| *known == word) {
                words.push((word, weight));
            }
        }
        Self {
            element,
            fault,
            rooms: rooms
                .filter(|room| place.is_none_or(|place| room.place() == place))
                .collect(),
            words,
            phrases,
        }
    }
}

/// Adds what one asked word is worth: the rarer in the catalogue, the more.
fn weigh(token: &str, entries: &[Entry], scores: &mut [u32]) {
    let fits: Vec<u32> = entries
        .iter()
        .map(|entry| {
            let worth = entry
                .words
                .iter()
                .map(|(word, weight)| weight * fit(token, word));
            worth.max().unwrap_or(0)
        })
        .collect();
    let count = fits.iter().filter(|fit| **fit > 0).count().max(1);
    let rare = (entries.len() / count).checked_ilog2().unwrap_or(0) + 1;
    for (score, fit) in scores.iter_mut().zip(fits) {
        *score += fit * rare;
    }
}

/// A whole phrase of ours among the asked words says more than its words one by one.
fn phrase_bonus(entry: &Entry, asked: &[String]) -> u32 {
    let whole = |phrase: &&Vec<String>| {
        let known = |word: &String| asked.iter().any(|token| fit(token, word) > 0);
        !phrase.is_empty() && phrase.iter().all(known)
    };
    let worth = |phrase: &Vec<String>| u32::try_from(phrase.len() * phrase.len()).unwrap_or(0) * 8;
    entry
        .phrases
        .iter()
        .filter(whole)
        .map(worth)
        .max()
        .unwrap_or(0)
}

/// How well an asked word fits one of ours: 4 the same, 3 another form of it, 2 a slip in spelling, 0 not at all.
fn fit(asked: &str, ours: &str) -> u32 {
    if asked == ours {
        return 4;
    }
    let shorter = asked.len().min(ours.len());
    let form = asked.starts_with(ours) || ours.starts_with(asked);
    if form && shorter >= 3 && asked.len().abs_diff(ours.len()) <= 3 {
        return 3;
    }
    if shorter >= 4 && one_slip(asked.as_bytes(), ours.as_bytes()) {
        2
    } else {
        0
    }
}

/// Whether one letter is missing, added, wrong or changed places with the next.
fn one_slip(one: &[u8], other: &[u8]) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let start = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[start..], &long[start..]);
    match long.len() - short.len() {
        0 => {
            let swapped = short.len() > 1 && short[0] == long[1] && short[1] == long[0];
            short.get(1..) == long.get(1..) || (swapped && short[2..] == long[2..])
        }
        1 => short == &long[1..],
        _ => false,
    }
}

/// The words that matter, in one spelling: "won't" and "does not" are both "not".
fn tokens(text: &str) -> Vec<String> {
    let text = text.to_ascii_lowercase().replace(['\'', '’'], "");
    text.split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty() && !EMPTY.contains(word))
        .map(|word| if NOT.contains(&word) { "not" } else { word }.to_owned())
        .collect()
}

const EMPTY: &[&str] = &[
    "a", "an", "and", "am", "are", "at", "be", "been", "but", "do", "does", "for", "from", "has",
    "have", "i", "im", "in", "is", "it", "its", "ive", "me", "my", "of", "on", "or", "our",
    "please", "so", "that", "the", "there", "this", "to", "very", "we", "with",
];

const NOT: &[&str] = &[
    "arent", "cannot", "cant", "couldnt", "didnt", "doesnt", "dont", "hasnt", "isnt", "never",
    "wont",
];
