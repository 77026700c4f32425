//! Ways to reach a person: an email address or a UK mobile number.

mod email;
mod mobile;

pub use email::{EmailAddress, EmailError};
pub use mobile::{MobileError, UkMobile};

/// What a person gave us to reach them with.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Contact {
    Email(EmailAddress),
    Mobile(UkMobile),
}

impl Contact {
    /// Reads one box that takes either: an `@` makes it an email address, digits make it a number.
    ///
    /// # Errors
    /// Says which of the two it looked like, and what to put right.
    pub fn parse(text: &str) -> Result<Self, ContactError> {
        if text.trim().is_empty() {
            return Err(ContactError::Empty);
        }
        if text.contains('@') {
            return EmailAddress::parse(text)
                .map(Self::Email)
                .map_err(ContactError::Email);
        }
        if text.chars().any(char::is_alphabetic) {
            return Err(ContactError::Neither);
        }
        UkMobile::parse(text)
            .map(Self::Mobile)
            .map_err(ContactError::Mobile)
    }

    /// The one form to look an account up by: `+447700900123`, or the address in lower case throughout.
    pub fn lookup_key(&self) -> String {
        match self {
            Self::Email(address) => address.lookup_key(),
            Self::Mobile(number) => number.as_e164().to_owned(),
        }
    }
}

impl std::fmt::Display for Contact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Email(address) => address.fmt(f),
            Self::Mobile(number) => number.fmt(f),
        }
    }
}

reads_from_text!(Contact, ContactError);

/// Why a contact was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactError {
    Empty,
    /// Words, not an address or a number.
    Neither,
    Email(EmailError),
    Mobile(MobileError),
}

impl ContactError {
    /// What to do about it, in plain words.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty | Self::Neither => {
                "Enter an email address like name@example.com, or a UK mobile number like 07700 900123"
            }
            Self::Email(error) => error.message(),
            Self::Mobile(error) => error.message(),
        }
    }
}

speaks_plainly!(ContactError);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_box_takes_an_address_or_a_number() {
        assert_eq!(
            Contact::parse("Ada@Example.com").unwrap().to_string(),
            "Ada@example.com"
        );
        assert_eq!(
            Contact::parse("+44 7700 900123").unwrap().to_string(),
            "07700 900123"
        );
        assert_eq!(
            Contact::parse("Ada@Example.com").unwrap().lookup_key(),
            "ada@example.com"
        );
        assert_eq!(
            Contact::parse("07700 900123").unwrap().lookup_key(),
            "+447700900123"
        );
    }

    #[test]
    fn the_error_follows_what_was_meant() {
        assert_eq!(Contact::parse("  "), Err(ContactError::Empty));
        assert_eq!(Contact::parse("ada"), Err(ContactError::Neither));
        assert_eq!(
            Contact::parse("ada@"),
            Err(ContactError::Email(EmailError::Malformed))
        );
        assert_eq!(
            Contact::parse("01632 960000"),
            Err(ContactError::Mobile(MobileError::NotMobile))
        );
    }

    #[test]
    fn debug_output_hides_the_contact() {
        let shown = format!(
            "{:?} {:?}",
            Contact::parse("ada@example.com"),
            Contact::parse("07700900123")
        );
        assert!(
            !shown.contains("ada") && !shown.contains("900123"),
            "{shown}"
        );
    }
}
