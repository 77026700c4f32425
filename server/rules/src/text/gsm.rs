//! How many text messages a text takes (3GPP TS 23.038 for the alphabet, TS 23.040 for joined messages).

/// The GSM 7-bit default alphabet: one septet each.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Its extension table: two septets each, an escape and the character.
const EXTENDED: &str = "\u{c}^{}\\[~]|€";

/// Room in one message alone, and in each of several joined ones, in septets and in UTF-16 units.
const SEPTETS: (usize, usize) = (160, 153);
const UTF16_UNITS: (usize, usize) = (70, 67);

/// How many messages the carrier will charge for. Nothing at all takes none.
pub fn gsm_segments(text: &str) -> usize {
    let septets: Option<Vec<usize>> = text.chars().map(septets_of).collect();
    match septets {
        Some(costs) => messages(costs, SEPTETS),
        None => messages(text.chars().map(char::len_utf16).collect(), UTF16_UNITS),
    }
}

/// Whether every character is in the GSM alphabet. One that is not (an emoji, `’`, `−`) more than halves the room.
pub fn is_gsm(text: &str) -> bool {
    text.chars()
        .all(|character| septets_of(character).is_some())
}

/// Whether it goes out as one message.
pub fn fits_one_text(text: &str) -> bool {
    gsm_segments(text) <= 1
}

fn septets_of(character: char) -> Option<usize> {
    if BASIC.contains(character) {
        Some(1)
    } else {
        EXTENDED.contains(character).then_some(2)
    }
}

/// A character is never split between two messages, so room at the end of one may stay empty.
fn messages(costs: Vec<usize>, (alone, joined): (usize, usize)) -> usize {
    if costs.iter().sum::<usize>() <= alone {
        return usize::from(!costs.is_empty());
    }
    let (mut count, mut used) = (1, 0);
    for cost in costs {
        if used + cost > joined {
            count += 1;
            used = 0;
        }
        used += cost;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_messages_split_at_160_and_then_every_153() {
        for (length, count) in [
            (0, 0),
            (1, 1),
            (160, 1),
            (161, 2),
            (306, 2),
            (307, 3),
            (459, 3),
            (460, 4),
        ] {
            assert_eq!(gsm_segments(&"a".repeat(length)), count, "{length}");
        }
    }

    #[test]
    fn messages_with_other_characters_split_at_70_and_then_every_67() {
        for (length, count) in [(1, 1), (70, 1), (71, 2), (134, 2), (135, 3)] {
            assert_eq!(gsm_segments(&"’".repeat(length)), count, "{length}");
        }
        assert_eq!(gsm_segments(&"😀".repeat(35)), 1);
        assert_eq!(gsm_segments(&"😀".repeat(36)), 2);
    }

    #[test]
    fn a_character_is_never_split_between_messages() {
        assert_eq!(gsm_segments(&"€".repeat(80)), 1);
        assert_eq!(gsm_segments(&"€".repeat(81)), 2);
        assert_eq!(gsm_segments(&"€".repeat(152)), 2, "76 fit in 153 septets");
        assert_eq!(gsm_segments(&"€".repeat(153)), 3);
        assert_eq!(gsm_segments(&"😀".repeat(67)), 3, "33 fit in 67 units");
    }

    #[test]
    fn the_alphabet_holds_what_we_write_and_not_what_we_must_avoid() {
        assert!(is_gsm(
            "You owe £116.10. Ring 01632 960000 [ref R-26-004812] @ 5:30pm {~}"
        ));
        for character in ["’", "−", "–", "ç", "😀", "\t", "`"] {
            assert!(!is_gsm(character), "{character}");
        }
        assert_eq!(
            BASIC.chars().count(),
            127,
            "128 places, one of them the escape"
        );
    }

    proptest! {
        #[test]
        fn more_text_never_takes_fewer_messages(text in "[a-z€’😀]{0,400}", more in "[a-z€’😀]{0,10}") {
            let longer = text.clone() + &more;
            prop_assert!(gsm_segments(&longer) >= gsm_segments(&text));
            prop_assert_eq!(fits_one_text(&text), gsm_segments(&text) <= 1);
        }
    }
}
