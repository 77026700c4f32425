//! Messages to people: written in the transaction that gives rise to them, sent by a job, kept as part of the record.

pub mod delivery;
pub mod jobs;
pub mod outbox;
pub mod right_news;
pub mod sending;
pub mod words;

pub use jobs::Job;
pub use outbox::Letter;
pub use right_news::RightNews;
pub use words::{ArrangementNews, ContactChange, Letterhead, VisitNews, Words};
