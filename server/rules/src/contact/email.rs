//! Email addresses: the part of RFC 5321 that real mailboxes use.

/// Longest address that a mail server must take (RFC 5321 4.5.3.1.3, less the angle brackets).
const MOST_CHARACTERS: usize = 254;
/// Longest name before the `@` (RFC 5321 4.5.3.1.1).
const MOST_NAME_CHARACTERS: usize = 64;
/// Longest stretch between two dots of a domain (RFC 1035 2.3.4).
const MOST_LABEL_CHARACTERS: usize = 63;

/// An email address with its domain in lower case. `Debug` hides it, so that it cannot slip into a log.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Reads an address, without the space around it.
    ///
    /// # Errors
    /// When it is empty, longer than 254 characters, or not `name@domain` in plain ASCII.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(EmailError::Empty);
        }
        if text.chars().count() > MOST_CHARACTERS {
            return Err(EmailError::TooLong);
        }
        let (name, domain) = text.rsplit_once('@').ok_or(EmailError::Malformed)?;
        if !is_name(name) || !is_domain(domain) {
            return Err(EmailError::Malformed);
        }
        Ok(Self(format!("{name}@{}", domain.to_ascii_lowercase())))
    }

    /// The address as mail goes to it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address in lower case throughout. No provider in use tells `Ada@` from `ada@`, and people type either.
    pub fn lookup_key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= MOST_NAME_CHARACTERS
        && name
            .split('.')
            .all(|atom| !atom.is_empty() && atom.bytes().all(is_atom_byte))
}

fn is_atom_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&byte)
}

fn is_domain(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let ends_in_a_name = labels
        .last()
        .is_some_and(|last| last.len() >= 2 && !last.bytes().all(|b| b.is_ascii_digit()));
    labels.len() >= 2 && ends_in_a_name && labels.iter().all(|label| is_label(label))
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= MOST_LABEL_CHARACTERS
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

impl std::fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EmailAddress(hidden)")
    }
}

reads_from_text!(EmailAddress, EmailError);

/// Why an email address was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailError {
    Empty,
    TooLong,
    Malformed,
}

impl EmailError {
    /// What to do about it, in plain words.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "Enter your email address",
            Self::TooLong => "Enter an email address of 254 letters or fewer",
            Self::Malformed => "Enter an email address like name@example.com",
        }
    }
}

speaks_plainly!(EmailError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn everyday_addresses_are_taken() {
        for (typed, kept) in [
            ("  ada@example.com ", "ada@example.com"),
            ("Ada.Love+rent@EXAMPLE.co.uk", "Ada.Love+rent@example.co.uk"),
            ("o'brien_9@mail.xn--p1ai", "o'brien_9@mail.xn--p1ai"),
        ] {
            assert_eq!(EmailAddress::parse(typed).unwrap().as_str(), kept);
        }
    }

    #[test]
    fn malformed_addresses_are_refused() {
        for typed in [
            "ada",
            "@example.com",
            "ada@",
            "ada@example",
            "ada@.com",
            "a b@example.com",
            "ada@exa mple.com",
            "ada@@example.com",
            ".ada@example.com",
            "ada.@example.com",
            "a..b@example.com",
            "ada@-example.com",
            "ada@example-.com",
            "ada@1.2.3.4",
            "ada@example.com\nBcc: x@example.com",
            "ada\0@example.com",
            "ada\u{202e}@example.com",
            "\"ada\"@example.com",
            "ada@exämple.com",
            "<ada@example.com>",
        ] {
            assert_eq!(
                EmailAddress::parse(typed),
                Err(EmailError::Malformed),
                "{typed:?}"
            );
        }
        assert_eq!(EmailAddress::parse(" "), Err(EmailError::Empty));
    }

    #[test]
    fn an_address_of_254_characters_is_taken_and_of_255_refused() {
        let domain = format!(
            "{}.{}.{}.com",
            "d".repeat(63),
            "d".repeat(63),
            "d".repeat(57)
        );
        let longest = format!("{}@{domain}", "n".repeat(64));
        assert_eq!(longest.len(), 254);
        assert!(EmailAddress::parse(&longest).is_ok());
        assert_eq!(
            EmailAddress::parse(&format!("{longest}x")),
            Err(EmailError::TooLong)
        );
        assert_eq!(
            EmailAddress::parse(&format!("{}@example.com", "n".repeat(65))),
            Err(EmailError::Malformed)
        );
    }

    proptest! {
        #[test]
        fn an_address_reads_back_as_it_was_shown(name in "[a-zA-Z0-9_+-]{1,20}", domain in "[a-zA-Z0-9]{1,20}\\.[a-z]{2,6}") {
            let address = EmailAddress::parse(&format!("{name}@{domain}")).unwrap();
            prop_assert_eq!(EmailAddress::parse(&address.to_string()), Ok(address));
        }

        #[test]
        fn nothing_typed_makes_it_fall_over_or_keep_a_control_character(text in "\\PC{0,40}|.{0,40}") {
            if let Ok(address) = EmailAddress::parse(&text) {
                prop_assert!(address.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
            }
        }
    }
}
