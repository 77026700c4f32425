//! The income officer's desk: the list of accounts, and what is done about one. All of it is for the income team alone.

pub mod contacts;
pub mod household;
pub mod incomes;
pub mod ladder;
pub mod letters;
pub mod list;
pub mod posting;
pub mod protocol;
pub mod reports;

use super::accounts::Account;
use crate::{Officer, Result, Tx};

impl Tx<Officer> {
    /// Whether nobody may be chased today for what is owed on the account: asked at the moment a step is taken, a letter made
    /// or printed, a contact noted, whatever was shown before.
    pub async fn rent_is_locked(&mut self, account: &Account) -> Result<bool> {
        self.is_frozen(account.id).await
    }
}
