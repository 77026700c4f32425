//! The council whose tenants we serve: its name, its colour, and how to reach it.

/// What a page says about the council. A deployment fills it from its settings; a page reads it from the context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Council {
    /// The short name in the header: "Ebbsmarsh".
    pub name: String,
    /// The small line under the name: "Borough Council housing".
    pub strapline: String,
    /// The name in full, for titles and letters: "Ebbsmarsh Borough Council".
    pub full_name: String,
    /// The letter in the crest, when no picture is set.
    pub initial: String,
    /// The housing office's line, in office hours, as people write it: "01632 960 100".
    pub phone: String,
    /// The line that is answered day and night.
    pub emergency_phone: String,
    pub email: String,
    /// The housing office, one line, parted by commas.
    pub address: String,
    /// The council's own colour as `#rrggbb`; ours when unset.
    pub brand: Option<String>,
    /// Where a card is taken by phone and a Direct Debit is set up; that way is not shown without it.
    pub rent_phone: Option<String>,
    /// Where rent is sent by bank; that way is not shown without it.
    pub rent_bank: Option<BankAccount>,
}

/// An account that money is sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankAccount {
    /// "20-00-00".
    pub sort_code: String,
    /// Eight digits.
    pub number: String,
    pub name: String,
}

impl Council {
    /// The invented council of the demo. Its numbers come from the ranges that Ofcom keeps for drama and never gives out.
    pub fn ebbsmarsh() -> Self {
        Self {
            name: "Ebbsmarsh".into(),
            strapline: "Borough Council housing".into(),
            full_name: "Ebbsmarsh Borough Council".into(),
            initial: "E".into(),
            phone: "01632 960 100".into(),
            emergency_phone: "08081 570 999".into(),
            email: "housing@ebbsmarsh.example".into(),
            address: "Civic Offices, Wharfinger Walk, Ebbsmarsh, ZZ99 1AA".into(),
            brand: None,
            rent_phone: None,
            rent_bank: None,
        }
    }

    /// Where the income team is reached: the line for rent, or else the housing office's.
    pub fn rent_line(&self) -> &str {
        self.rent_phone.as_deref().unwrap_or(&self.phone)
    }

    /// A phone number as a link opens it: `tel:` and the digits.
    pub fn dial(number: &str) -> String {
        format!("tel:{}", number.replace(' ', ""))
    }
}

#[cfg(test)]
mod tests {
    use super::Council;

    #[test]
    fn rent_has_a_line_of_its_own_or_the_offices() {
        let office = Council::ebbsmarsh();
        assert_eq!(office.rent_line(), office.phone);
        let own = Council {
            rent_phone: Some("01632 960 200".into()),
            ..office
        };
        assert_eq!(own.rent_line(), "01632 960 200");
    }

    #[test]
    fn the_demo_council_uses_only_numbers_that_are_never_given_out() {
        let council = Council::ebbsmarsh();
        for number in [council.phone, council.emergency_phone] {
            let digits = number.replace(' ', "");
            assert!(
                digits.starts_with("01632960") || digits.starts_with("08081570"),
                "{number}"
            );
            assert_eq!(digits.len(), 11, "{number}");
        }
    }
}
