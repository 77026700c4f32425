//! The references people quote on the phone. Each is read tolerantly and written in one way.

mod case;
mod payment;
mod tenancy;

pub use case::{CaseKind, CaseReference, tenant_path};
pub use payment::PaymentReference;
pub use tenancy::TenancyReference;

/// Why a reference was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceError {
    Empty,
    /// Not a reference of this sort.
    Malformed,
    /// The number is nought, or has more digits than such a reference holds.
    OutOfRange,
}

impl ReferenceError {
    /// What to do about it, in plain words.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "Enter the reference",
            Self::Malformed | Self::OutOfRange => {
                "Enter the reference as it is shown on our letter or message"
            }
        }
    }
}

speaks_plainly!(ReferenceError);

/// The most characters of a reference that the landlord's own system gave.
const MOST: usize = 20;

/// A reference as the landlord's own system has it, short enough to be copied as a number is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Own {
    text: [u8; MOST],
    length: usize,
}

impl Own {
    /// A digit is asked for because no word is a reference: neither what someone writes who has none at hand, nor a part of
    /// one of our addresses.
    fn of(packed: &str) -> Result<Self, ReferenceError> {
        if packed.is_empty() {
            return Err(ReferenceError::Empty);
        }
        let mut text = [0u8; MOST];
        let has_digit = packed.bytes().any(|byte| byte.is_ascii_digit());
        match text.get_mut(..packed.len()) {
            Some(room) if has_digit && packed.is_ascii() => room.copy_from_slice(packed.as_bytes()),
            _ => return Err(ReferenceError::Malformed),
        }
        Ok(Self {
            text,
            length: packed.len(),
        })
    }

    fn as_str(&self) -> &str {
        let text = self.text.get(..self.length).unwrap_or_default();
        std::str::from_utf8(text).unwrap_or_default()
    }
}

impl std::fmt::Debug for Own {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self.as_str(), f)
    }
}

/// What was typed in capitals, without spaces and with every sort of dash as `-`.
fn capitals(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' => '-',
            c => c.to_ascii_uppercase(),
        })
}

/// What is left of a reference in capitals without spaces and dashes, split into its letters and its digits.
fn letters_and_digits(text: &str) -> Result<(String, String), ReferenceError> {
    let packed: String = capitals(text)
        .filter(|c| !matches!(c, '-' | '/' | '.'))
        .collect();
    if packed.is_empty() {
        return Err(ReferenceError::Empty);
    }
    let letters: String = packed
        .chars()
        .take_while(char::is_ascii_uppercase)
        .collect();
    let digits = packed.get(letters.len()..).unwrap_or_default();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ReferenceError::Malformed);
    }
    Ok((letters, digits.to_owned()))
}
