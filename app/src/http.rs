//! How a page or a server function meets a request: who asks, what they typed, and how to answer.

mod action;
mod ctx;
mod form;
mod page;
mod reply;

pub use action::{FLASH, Next, act};
pub use ctx::{CardPayments, Ctx, Shared, Visit};
pub use form::{Filled, Problems, Refused};
pub use page::loaded;
pub use reply::{
    clear_site_data, end_session_cookie, forms_may_lead_to, local_path, see_other, session_cookie,
    session_cookie_text,
};
