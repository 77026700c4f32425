//! Reporting a repair, one question a page. [`Step`] is the table of questions; `question` opens, saves and frames
//! each of them; a question is a file with its form, what it takes, and its view.

mod access;
mod addresses;
mod advice;
mod check;
mod contact;
mod describe;
mod emergency;
mod fault;
mod found;
mod gone;
mod help;
mod known;
mod more;
mod photos;
mod place;
mod problem;
mod question;
mod risk;
mod room;
mod routes;
mod search;
mod send;
mod sent;
mod start;
mod step;
mod summary;
mod when;
mod who;

#[cfg(test)]
mod fixture;

pub use routes::ReportRoutes;
pub use step::Step;
