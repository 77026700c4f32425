//! `/officer/rent`: what is truly owed, by whom, and what is done about it. For the income team alone.

pub mod account;
pub mod arrangement;
pub mod breathing;
mod form;
mod ledger;
mod letters;
mod list;
pub mod reports;
mod routes;
mod search;
mod shown;
mod words;

pub use account::{
    AddContact, AdjustAccount, LeaveLadder, NoteProtocol, SaveIncome, TakeStep, add_contact,
    adjust_account, leave_ladder, note_protocol, save_income, take_step,
};
pub(super) use form::account_of;
pub use ledger::{LedgerPage, TakeLineBack, take_line_back};
pub use letters::{LetterPage, MakeLetters, PrintedLettersPage, make_letters};
pub use list::RentListPage;
pub use routes::RentDeskRoutes;
pub use search::{FindAccounts, find_accounts};
