//! Cleaning what people write before it is stored or shown to someone else.

/// The text with one sort of newline, no space around it, and none of the characters that nobody types but that
/// break a database (NUL), a terminal (controls) or the reader's eye (bidirectional overrides, which can make text
/// read backwards). Letters of every script, joiners and emoji stay.
///
/// # Errors
/// When more than `max_chars` characters are left. Characters are Unicode scalar values, as Postgres counts them.
pub fn tidy(text: &str, max_chars: usize) -> Result<String, TextError> {
    let one_newline = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let kept: String = one_newline.chars().filter_map(kept_as).collect();
    let tidied = kept.trim().to_owned();
    let length = tidied.chars().count();
    if length > max_chars {
        Err(TextError::TooLong {
            most: max_chars,
            length,
        })
    } else {
        Ok(tidied)
    }
}

fn kept_as(character: char) -> Option<char> {
    match character {
        '\n' => Some('\n'),
        '\t' => Some(' '),
        // Embeddings, overrides and isolates; the byte order mark; the stand-ins for objects that are not there.
        '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffc}' => None,
        _ if character.is_control() => None,
        _ => Some(character),
    }
}

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// Both in characters.
    TooLong { most: usize, length: usize },
}

impl TextError {
    /// What to do about it, in plain words.
    pub fn message(self) -> String {
        match self {
            Self::TooLong { most, length } => {
                format!(
                    "Enter {most} characters or fewer. You have {} too many",
                    length - most
                )
            }
        }
    }
}

speaks_plainly!(TextError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn newlines_become_one_sort_and_the_ends_are_trimmed() {
        assert_eq!(
            tidy(" \r\none\r\ntwo\rthree\u{2028}four\tfive \n", 50).unwrap(),
            "one\ntwo\nthree\nfour five"
        );
    }

    #[test]
    fn characters_nobody_types_are_dropped() {
        assert_eq!(
            tidy("a\0b\u{7}c\u{1b}[31m\u{202e}d\u{2066}e\u{feff}f\u{9b}", 50).unwrap(),
            "abc[31mdef"
        );
    }

    #[test]
    fn emoji_and_every_script_stay() {
        for text in [
            "👩‍👧 mould 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            "الماء يتسرب",
            "נזילה במטבח",
            "می‌خواهم",
            "Zażółć",
            "水漏れ",
        ] {
            assert_eq!(tidy(text, 50).unwrap(), text);
        }
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(tidy("ééééé", 5).unwrap(), "ééééé");
        let refused = tidy("éééééé", 5).unwrap_err();
        assert_eq!(refused, TextError::TooLong { most: 5, length: 6 });
        assert_eq!(
            refused.message(),
            "Enter 5 characters or fewer. You have 1 too many"
        );
        assert_eq!(tidy("  ééééé  \r\n", 5).unwrap(), "ééééé");
    }

    proptest! {
        #[test]
        fn what_is_tidy_stays_as_it_is(text in "(\\PC|[\u{0}-\u{1f}\u{202a}-\u{202e}\r\n]){0,60}") {
            let once = tidy(&text, 60).unwrap();
            prop_assert_eq!(tidy(&once, 60).unwrap(), once.clone());
            prop_assert!(!once.chars().any(|c| c != '\n' && c.is_control()));
        }
    }
}
