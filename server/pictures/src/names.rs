//! File names as people may see them. They are shown, never used as a path.

/// Longest name shown, in characters.
const LONGEST: usize = 80;

/// The last part of a sent file name, without control and direction-changing characters, at most
/// 80 characters; "Photo" when nothing is left.
pub fn name_for_display(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|letter| !is_hidden(*letter)).collect();
    let shown: String = shown.trim().chars().take(LONGEST).collect();
    match shown.trim_matches(['.', ' ']) {
        "" => "Photo".to_owned(),
        _ => shown,
    }
}

/// Control characters, and those that turn or hide the text around them
/// (Unicode Standard Annex 9, and the zero-width ones).
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
