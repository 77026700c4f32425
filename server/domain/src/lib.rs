//! Nouns and verbs of a council landlord's tenant services, and the SQL under them.
//!
//! Nothing here is reached without a principal: [`Tenant`], [`Officer`], [`Visitor`] or [`System`]. A principal opens a
//! transaction ([`Db::begin`]), and the verbs are methods of that transaction: `tenant.repair(&reference)`. The
//! transaction also tells Postgres who is asking, and row-level security holds the same fence a second time.

pub mod account;
pub mod cases;
pub mod clock;
pub mod db;
pub mod demo;
pub mod error;
pub mod ids;
pub mod imports;
pub mod messages;
pub mod people;
pub mod photos;
pub mod principals;
pub mod rent;
pub mod repairs;
pub mod secrets;

pub use clock::Clock;
pub use db::{Db, Tx};
pub use error::{Error, Result};
pub use ids::*;
pub use principals::{BrowserKey, Contractor, Officer, Principal, Role, System, Tenant, Visitor};
