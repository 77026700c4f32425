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
    /// The check digit is wrong: most likely a slip of the finger.
    WrongCheckDigit,
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
            Self::WrongCheckDigit => "Check the reference. One of the digits looks wrong",
        }
    }
}

speaks_plainly!(ReferenceError);

/// What is left of a reference in capitals without spaces and dashes, split into its letters and its digits.
fn letters_and_digits(text: &str) -> Result<(String, String), ReferenceError> {
    let is_filler =
        |c: &char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | '\u{2010}'..='\u{2015}');
    let packed: String = text
        .chars()
        .filter(|c| !is_filler(c))
        .map(|c| c.to_ascii_uppercase())
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
