//! What a contractor's operative sees: their firm's visits, and what to record of each. On a phone, at a front door.

mod days;
mod door;
mod job;
mod routes;
mod verbs;
mod words;

pub use routes::ContractorRoutes;
pub use verbs::{ContractorNoAccess, ContractorOnMyWay, FinishVisit, PHOTO_FORM};
