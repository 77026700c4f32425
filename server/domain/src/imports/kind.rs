//! What can be imported, in the order in which one needs another.

use crate::{Error, Officer, Result, Role};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ImportKind {
    Properties,
    People,
    Tenancies,
    FreeWeeks,
    Accounts,
    Charges,
    Rent,
}

impl ImportKind {
    pub const ALL: [Self; 7] = [
        Self::Properties,
        Self::People,
        Self::Tenancies,
        Self::FreeWeeks,
        Self::Accounts,
        Self::Charges,
        Self::Rent,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Properties => "properties",
            Self::People => "people",
            Self::Tenancies => "tenancies",
            Self::FreeWeeks => "free-weeks",
            Self::Accounts => "accounts",
            Self::Charges => "charges",
            Self::Rent => "rent",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Self::Properties => "Homes",
            Self::People => "People",
            Self::Tenancies => "Tenancies",
            Self::FreeWeeks => "Rent-free weeks",
            Self::Accounts => "Rent accounts",
            Self::Charges => "Weekly charges",
            Self::Rent => "Rent transactions",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether it says what someone owes, or on which Mondays they are charged.
    pub const fn is_money(self) -> bool {
        matches!(
            self,
            Self::FreeWeeks | Self::Accounts | Self::Charges | Self::Rent
        )
    }

    /// Whether this officer may bring it in: money is the income team's, who lives where and how to reach them (which is a
    /// way to sign in) the administrators'.
    pub fn is_open_to(self, officer: &Officer) -> bool {
        if self.is_money() {
            officer.must_be_income().is_ok()
        } else {
            officer.role == Role::Admin
        }
    }

    /// The kinds open to this officer.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there are none: to them there is no such page.
    pub fn open_to(officer: &Officer) -> Result<Vec<Self>> {
        let kinds: Vec<_> = Self::ALL
            .into_iter()
            .filter(|kind| kind.is_open_to(officer))
            .collect();
        if kinds.is_empty() {
            return Err(Error::NotFound);
        }
        Ok(kinds)
    }
}
