//! Everything a page is made of: the document, the page frames, the fields and the cards.
//!
//! All of it is rendered on the server and works without JavaScript. The markup follows the GOV.UK Design System, which
//! has been tested with people and assistive technology; the look is our own (`style/`).
//!
//! `cargo test -p app gallery` writes a page of each kind to `target/gallery/`, to be looked at in a browser.

mod balance;
mod cards;
mod chart;
mod confirmation;
mod conversation;
mod counted_days;
mod desk;
mod details;
mod document;
mod emergency;
mod error_page;
mod error_summary;
mod fields;
mod form;
mod frame;
pub mod icons;
mod link;
mod maybe_text;
mod money;
mod notice;
mod pagination;
mod photo_grid;
mod plot;
mod promise;
mod queue;
mod summary_list;
mod tag;
mod tenant_page;
mod tiles;
mod timeline;
mod viewer;

#[cfg(test)]
mod gallery;
#[cfg(test)]
mod tests;

pub use balance::{Balance, Ledger, LedgerLine};
pub use cards::{CaseCard, Empty};
pub use chart::{Bar, BarChart};
pub use confirmation::Confirmation;
pub use conversation::ConversationMessage;
pub use counted_days::{CountedDays, counted_days};
pub use desk::{DeskNav, OfficerPage, SideItem};
pub use details::{Details, Inset};
pub use document::{AssetPaths, PhoneTag, shell};
pub use emergency::{EmergencyAdvice, EmergencyBox};
pub use error_page::error_page;
pub use error_summary::ErrorSummary;
pub use fields::{
    Checkboxes, Choice, CodeField, DateFields, FileField, PasswordField, Radios, Select, TextArea,
    TextField,
};
pub use form::{Button, ButtonKind, ButtonLink, Form};
pub use icons::{Icon, Picture};
pub use link::Link;
pub use maybe_text::MaybeText;
pub use money::{Money, pounds};
pub use notice::Notice;
pub use pagination::Pagination;
pub use photo_grid::{PhotoGrid, PhotoTile};
pub use plot::{LinePlot, PlotPoint};
pub use promise::{Promise, PromiseDate, Promised};
pub use queue::{Keys, QueueRow};
pub use summary_list::{SummaryList, SummaryRow};
pub use tag::{Tag, Tone};
pub use tenant_page::{Nav, TenantPage};
pub use tiles::{TaskTiles, Tile};
pub use timeline::{Timeline, TimelineEntry};
pub use viewer::Viewer;
