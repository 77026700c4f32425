//! Breathing space (Debt Respite Scheme Regulations 2020, SI 2020/1311): entered by an income officer from the scheme's notice, or
//! said by a tenant and then checked. While it lasts nobody is asked for the debt: `gate` is the one place that says so, and it
//! stays shut after the last day until an officer has looked.

mod ending;
mod entering;
mod gate;
mod locks;
mod over;
mod saying;
mod standing;

pub use entering::{Entered, NewMoratorium};
pub use locks::Lock;
pub use saying::{OwnMoratorium, OwnSpace, Said};
pub use standing::{Debt, Debtor, DoneDuty, Hold, Moratorium, Space};
