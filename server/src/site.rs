//! What every request handler and every job of the program shares.

use crate::carriers::Carriers;
use crate::config::Secret;
use crate::files::FileStore;
use app::http::Shared;
use std::sync::Arc;

#[derive(Clone)]
pub struct Site {
    pub shared: Shared,
    pub files: FileStore,
    pub carriers: Arc<Carriers>,
    pub notify_token: Option<Secret>,
    /// With which GOV.UK Pay signs its notices; without it none is believed.
    pub pay_secret: Option<Secret>,
}
