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
#[derive(Debug)]
pub(super) struct Entry {
    element: &'static Element,
    fault: &'static Fault,
    /// Each word with how much it counts.
    words: Vec<(String, u32)>,
    phrases: Vec<Vec<String>>,
}

impl Catalogue {
    /// The faults that fit the words best, the best first and at most eight. Small slips in spelling are forgiven. Of two
    /// that fit alike, the one in the home comes first.
    pub fn search(&self, words: &str, place: Option<Where>) -> Vec<Found> {
        let asked = tokens(words);
        let index = self.index.get_or_init(|| entries(self.elements));
        let entries: Vec<&Entry> = index.iter().filter(|it| it.is_in(place)).collect();
        let mut scores = vec![0; entries.len()];
        for token in &asked {
            weigh(token, &entries, &mut scores);
        }
        for (entry, score) in entries.iter().zip(&mut scores) {
            *score += phrase_bonus(entry, &asked);
        }
        let best = scores.iter().copied().max().unwrap_or(0);
        let mut found: Vec<(u32, &Entry)> = scores
            .into_iter()
            .zip(entries)
            .filter(|(score, _)| *score > 0 && *score * 4 >= best)
            .collect();
        found.sort_by_key(|(score, entry)| {
            (std::cmp::Reverse(*score), !entry.is_in(Some(Where::Home)))
        });
        let best = found.into_iter().take(MOST);
        best.map(|(_, entry)| entry.found(place)).collect()
    }
}

fn entries(elements: &'static [Element]) -> Vec<Entry> {
    let of = |element: &'static Element| {
        let faults = element.faults.iter();
        faults.map(move |fault| Entry::new(element, fault))
    };
    elements.iter().flat_map(of).collect()
}

impl Entry {
    fn new(element: &'static Element, fault: &'static Fault) -> Self {
        let phrases: Vec<Vec<String>> = fault
            .words
            .split(',')
            .chain([fault.label, fault.title])
            .map(tokens)
            .collect();
        let of_element = tokens(element.label).into_iter().map(|word| (word, 4));
        let of_fault = phrases.iter().flatten().cloned().map(|word| (word, 3));
        let mut words: Vec<(String, u32)> = Vec::new();
        for (word, weight) in of_element.chain(of_fault) {
            if !words.iter().any(|(known, _)| *known == word) {
                words.push((word, weight));
            }
        }
        Self {
            element,
            fault,
            words,
            phrases,
        }
    }

    fn rooms(&self, place: Option<Where>) -> impl Iterator<Item = Room> {
        let rooms = self.fault.rooms.unwrap_or(self.element.rooms).iter();
        rooms
            .copied()
            .filter(move |room| place.is_none_or(|place| room.place() == place))
    }

    fn is_in(&self, place: Option<Where>) -> bool {
        self.rooms(place).next().is_some()
    }

    fn found(&self, place: Option<Where>) -> Found {
        Found {
            element: self.element,
            fault: self.fault,
            rooms: self.rooms(place).collect(),
        }
    }
}

/// Adds what one asked word is worth: the rarer in the catalogue, the more. A word that says little decides only between
/// faults that are alike.
fn weigh(token: &str, entries: &[&Entry], scores: &mut [u32]) {
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
        *score += if WEAK.contains(&token) {
            fit / 4
        } else {
            fit * rare
        };
    }
}

/// A whole phrase of ours among the asked words says more than its words one by one.
fn phrase_bonus(entry: &Entry, asked: &[String]) -> u32 {
    let whole = |phrase: &&Vec<String>| {
        let least = if phrase.len() > 1 { SLIP } else { SAME };
        let same = |fit: u32| fit >= least && fit != FORM;
        let known = |word: &String| asked.iter().any(|token| same(fit(token, word)));
        !phrase.is_empty() && phrase.iter().all(known)
    };
    let worth = |phrase: &Vec<String>| u32::try_from(phrase.len() * phrase.len()).unwrap_or(0) * 8;
    let phrases = entry.phrases.iter().filter(whole);
    phrases.map(worth).max().unwrap_or(0)
}

const SAME: u32 = 4;

/// An asked word that is another form of ours, or only a part of it.
const FORM: u32 = 3;

/// A slip in spelling.
const SLIP: u32 = 2;

/// How well an asked word fits one of ours. Nothing is 0.
fn fit(asked: &str, ours: &str) -> u32 {
    if asked == ours {
        return SAME;
    }
    let shorter = asked.len().min(ours.len());
    let form = asked.starts_with(ours) || ours.starts_with(asked);
    if form && shorter >= 3 && asked.len().abs_diff(ours.len()) <= 3 {
        return FORM;
    }
    let slip = shorter >= 4 && one_slip(asked.as_bytes(), ours.as_bytes());
    if slip { SLIP } else { 0 }
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

/// The words that matter, in one spelling and without endings: "won't" and "does not" are both "not".
fn tokens(text: &str) -> Vec<String> {
    let text = text.to_ascii_lowercase().replace(['\'', '’'], "");
    text.split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty() && !EMPTY.contains(word))
        .map(|word| {
            if NOT.contains(&word) {
                "not"
            } else {
                stem(word)
            }
            .to_owned()
        })
        .collect()
}

/// "tripped", "tripping" and "trips" are all "trip".
fn stem(word: &str) -> &str {
    let endings = ["ing", "ed", "es", "s"];
    let bare = endings.into_iter().find_map(|ending| {
        let bare = word.strip_suffix(ending)?;
        (bare.len() >= 3).then_some(bare)
    });
    let bare = bare.unwrap_or(word);
    let mut letters = bare.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    match last {
        Some(letter) if last == before && letter.is_ascii_alphabetic() => {
            bare.strip_suffix(letter).unwrap_or(bare)
        }
        _ => bare,
    }
}

/// Words that say little about what is wrong, by their stem.
const WEAK: &[&str] = &[
    "not", "broken", "work", "fault", "kitchen", "bathroom", "bedroom", "room", "house", "home",
    "living", "hall",
];

const EMPTY: &[&str] = &[
    "a", "an", "and", "am", "are", "at", "be", "been", "but", "do", "does", "for", "from", "has",
    "have", "i", "im", "in", "is", "it", "its", "ive", "me", "my", "of", "on", "or", "our",
    "please", "so", "that", "the", "there", "this", "to", "up", "very", "when", "we", "with",
];

const NOT: &[&str] = &[
    "arent", "cannot", "cant", "couldnt", "didnt", "doesnt", "dont", "hasnt", "isnt", "never",
    "wont",
];
