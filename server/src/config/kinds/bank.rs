use super::Kind;

/// A bank account that money is sent to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bank {
    /// "20-00-00".
    pub sort_code: String,
    /// Eight digits.
    pub number: String,
    /// Whose it is, as the payer's bank checks it.
    pub name: String,
}

impl Bank {
    /// Of the demo council: no bank has it.
    #[must_use]
    pub fn invented() -> Self {
        Self {
            sort_code: "00-00-00".into(),
            number: "00000000".into(),
            name: "Ebbsmarsh (not a real account)".into(),
        }
    }
}

impl Kind for Bank {
    fn read(text: &str) -> Result<Self, String> {
        let mut parts = text.splitn(3, ' ');
        let mut next = || parts.next().unwrap_or_default().trim().to_owned();
        let (sort_code, number, name) = (next(), next(), next());
        let digits = |text: &str, many: usize| {
            text.len() == many && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        let is_sort_code = sort_code.len() == 8 && sort_code.split('-').all(|it| digits(it, 2));
        let is_line = !name.is_empty() && !name.contains(char::is_control);
        if is_sort_code && digits(&number, 8) && is_line {
            Ok(Self {
                sort_code,
                number,
                name,
            })
        } else {
            Err(
                "a sort code, an account number and a name, such as 20-00-00 12345678 Your Council"
                    .into(),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_read_whole_or_refused() {
        let bank = Bank::read("20-00-00 12345678 Saltfleet District Council").unwrap();
        assert_eq!(bank.name, "Saltfleet District Council");
        for text in [
            "20-00-00 12345678",
            "200000 12345678 A",
            "20-00-00 1234567 A",
            "20-00-0x 12345678 A",
            "2-000-00 12345678 A",
            "20-00-00  12345678 A",
        ] {
            assert!(Bank::read(text).is_err(), "{text}");
        }
    }
}
