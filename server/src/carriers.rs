//! Carriers: the adapters that hand a finished message to the outside world.
//!
//! A carrier is told one [`Letter`] and answers that it was [`Handed`] over, or why not. It keeps nothing, retries nothing and
//! knows no database: when to try again, and what to fall back to, is decided where the message's row is.

mod capture;
mod gsm;
pub(crate) mod http;
mod mobile;
pub mod notify;
mod reason;
pub mod smtp;
pub mod text_marketer;

use std::fmt;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use uuid::Uuid;

pub use capture::{Capture, NoTexts};
pub use notify::{Notify, NotifySettings};
pub use reason::Reason;
pub use smtp::{Smtp, SmtpSettings};
pub use text_marketer::{TextMarketer, TextMarketerSettings};

/// The way a message travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Channel {
    Email,
    Sms,
}

/// One message, ready to be handed over.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// Our message id, given to the provider so that a repeat can be recognised.
    pub reference: Uuid,
    pub channel: Channel,
    /// An email address, or a UK mobile number in any usual form.
    pub to: String,
    /// Shown by email only; made one line and cut at 200 characters on the way out.
    pub subject: String,
    /// Plain text; blank lines part paragraphs.
    pub text: String,
    /// The kind of message (`repair_closed`), which may select a template at the provider.
    pub kind: String,
}

/// Leaves out who it goes to and what it says, so that a letter may stand in a log line.
impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            reference,
            channel,
            kind,
            ..
        } = self;
        f.debug_struct("Letter")
            .field("reference", reference)
            .field("channel", channel)
            .field("kind", kind)
            .finish_non_exhaustive()
    }
}

/// The provider has taken the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    pub provider: &'static str,
    /// What [`Carrier::delivery`] is asked with later.
    pub provider_reference: String,
}

/// What is known of a letter after it was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    Pending,
    Delivered,
    /// Final for this letter. `permanent` says that another letter to the same address would fail as well.
    Failed {
        permanent: bool,
        reason: Reason,
    },
}

/// A status never goes back: what is final stays, whatever arrives late, twice or out of order.
pub fn supersedes(old: Delivery, new: Delivery) -> bool {
    old == Delivery::Pending && new != Delivery::Pending
}

/// Why a letter was not handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Worth another try, later: nothing is wrong with this letter.
    #[error("try again: {0}")]
    Retry(Reason),
    /// This carrier will never take this letter: fall back.
    #[error("refused: {0}")]
    Refused(Reason),
}

impl SendError {
    pub fn reason(self) -> Reason {
        match self {
            Self::Retry(reason) | Self::Refused(reason) => reason,
        }
    }
}

/// Settings that cannot work; the text names the setting and says what to do, and never holds a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{setting}: {problem}")]
pub struct SettingsError {
    pub setting: &'static str,
    pub problem: &'static str,
}

impl SettingsError {
    pub(crate) fn new(setting: &'static str, problem: &'static str) -> Self {
        Self { setting, problem }
    }
}

/// One way out. Every method ends within its own time limit, with an answer or an error.
pub trait Carrier: Send + Sync {
    /// A short name kept with each attempt (`notify`).
    fn name(&self) -> &'static str;

    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<Handed, SendError>>;

    /// Asks how a letter fared. Carriers that are never told answer `Pending` for ever; see [`Carrier::reports`].
    fn delivery<'a>(
        &'a self,
        provider_reference: &'a str,
    ) -> BoxFuture<'a, Result<Delivery, SendError>>;

    /// Whether asking for [`Carrier::delivery`] can ever answer more than `Pending`.
    fn reports(&self) -> bool {
        true
    }

    /// Looks for a letter that may have been taken although we saw no answer (time-out, crash), before it is sent again.
    /// `None` means unknown to the provider, or that the provider cannot say.
    fn find(&self, _reference: Uuid) -> BoxFuture<'_, Result<Option<Handed>, SendError>> {
        Box::pin(async { Ok(None) })
    }
}

/// The carriers of this council, one for each channel.
#[derive(Clone)]
pub struct Carriers {
    pub email: Arc<dyn Carrier>,
    pub sms: Arc<dyn Carrier>,
}

impl Carriers {
    /// For the demo and for tests: nothing leaves the house.
    pub fn capture() -> Self {
        Self {
            email: Arc::new(Capture),
            sms: Arc::new(Capture),
        }
    }

    pub fn on(&self, channel: Channel) -> &dyn Carrier {
        match channel {
            Channel::Email => &*self.email,
            Channel::Sms => &*self.sms,
        }
    }
}
