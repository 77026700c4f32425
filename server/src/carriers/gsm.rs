//! The GSM 03.38 alphabet: what a text message can hold at full length (ETSI TS 123 038, 6.2.1).

const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENDED: &str = "^{}\\[~]|€";

/// How many places `text` takes: an extended character takes two. `None` if a character is outside the alphabet.
pub fn length(text: &str) -> Option<usize> {
    text.chars().map(places).sum()
}

/// The same text in the alphabet: typographic marks become plain ones, anything else becomes `?`.
pub fn plain(text: &str) -> String {
    text.chars().map(substitute).collect()
}

fn places(c: char) -> Option<usize> {
    if BASIC.contains(c) {
        Some(1)
    } else {
        EXTENDED.contains(c).then_some(2)
    }
}

fn substitute(c: char) -> String {
    let same = match c {
        '‘' | '’' | '‚' | '`' | '´' => "'",
        '“' | '”' | '„' => "\"",
        '–' | '—' | '‐' | '‑' | '−' => "-",
        '…' => "...",
        '\t' | '\u{a0}' | '\u{2009}' | '\u{202f}' => " ",
        '\r' | '\u{200b}' | '\u{feff}' => "",
        '\u{85}' | '\u{2028}' | '\u{2029}' => "\n",
        c if places(c).is_some() => return c.into(),
        _ => "?",
    };
    same.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_euro_sign_takes_two_places_and_an_emoji_has_none() {
        assert_eq!(length("£5"), Some(2));
        assert_eq!(length("€5"), Some(3));
        assert_eq!(length("🔧"), None);
    }

    #[test]
    fn typographic_marks_become_plain_ones() {
        assert_eq!(
            plain("It’s “fixed” – 9…10\u{a0}am 🔧\r\n"),
            "It's \"fixed\" - 9...10 am ?\n"
        );
    }

    proptest::proptest! {
        #[test]
        fn plain_text_is_always_within_the_alphabet(text in ".*") {
            proptest::prop_assert!(length(&plain(&text)).is_some());
        }
    }
}
