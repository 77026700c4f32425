//! What a provider of card payments is asked, and answers. The adapter stands in the program; the domain knows these words only.

use crate::PaymentId;
use chrono::NaiveDate;
use rules::money::Pence;
use rules::rent::PaymentState;
use std::pin::Pin;

/// An answer that is on its way. It ends within its own time limit.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, Trouble>> + Send + 'a>>;

/// A payment to be taken. Nothing in it says who pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Ours; the same twice is the same payment.
    pub id: PaymentId,
    pub pence: Pence,
    /// The payment reference of the account.
    pub reference: String,
    /// What the payer reads on the provider's pages.
    pub description: String,
    /// Where the payer comes back to.
    pub return_url: String,
}

/// A payment as the provider sees it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub provider_id: String,
    pub pence: Pence,
    pub state: PaymentState,
    /// Why it failed: P0010 and its like.
    pub code: Option<String>,
    /// Where the payer goes on, once; none when there is nothing left to do.
    pub next_url: Option<String>,
    pub settled_on: Option<NaiveDate>,
}

/// Where a refund stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundState {
    /// Ours: the provider has not answered yet.
    Begun,
    Submitted,
    Success,
    Error,
}

impl RefundState {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Submitted => "submitted",
            Self::Success => "success",
            Self::Error => "error",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        [Self::Begun, Self::Submitted, Self::Success, Self::Error]
            .into_iter()
            .find(|state| state.key() == key)
    }

    pub const fn is_final(self) -> bool {
        matches!(self, Self::Success | Self::Error)
    }
}

/// A refund as the provider sees it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundSeen {
    pub provider_id: String,
    pub pence: Pence,
    pub state: RefundState,
}

/// Why the provider gave no answer that helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Worth asking again, later.
    #[error("ask again: {0}")]
    Later(Reason),
    /// Asking the same again is no use.
    #[error("refused: {0}")]
    Refused(Reason),
}

impl Trouble {
    pub const fn reason(self) -> Reason {
        match self {
            Self::Later(reason) | Self::Refused(reason) => reason,
        }
    }
}

/// A fixed set of words, so that nothing personal can be among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No answer in time; it may have been done all the same.
    Timeout,
    Unreachable,
    /// The connection ended before the answer did; it may have been done all the same.
    ConnectionLost,
    /// An answer that makes no sense; it may have been done all the same.
    GarbledAnswer,
    RateLimited,
    ProviderError,
    RejectedKey,
    /// The provider's firewall, or an account that may not take payments.
    NotAllowed,
    /// A value it does not take.
    BadRequest,
    NotFound,
    /// Our key came with another payment before.
    KeyUsed,
    NotRefundable,
    /// Not what is still available: this refund or another was made already.
    AmountMoved,
    /// Too late to stop it.
    NotCancellable,
}

impl Reason {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Timeout => "timeout",
            Self::Unreachable => "unreachable",
            Self::ConnectionLost => "connection_lost",
            Self::GarbledAnswer => "garbled_answer",
            Self::RateLimited => "rate_limited",
            Self::ProviderError => "provider_error",
            Self::RejectedKey => "rejected_key",
            Self::NotAllowed => "not_allowed",
            Self::BadRequest => "bad_request",
            Self::NotFound => "not_found",
            Self::KeyUsed => "key_used",
            Self::NotRefundable => "not_refundable",
            Self::AmountMoved => "amount_moved",
            Self::NotCancellable => "not_cancellable",
        }
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A provider of card payments.
pub trait Provider: Send + Sync {
    /// The same [`Wanted::id`] again gives the payment there is.
    fn create<'a>(&'a self, wanted: &'a Wanted) -> Answer<'a, Seen>;

    fn look<'a>(&'a self, payment: &'a str) -> Answer<'a, Seen>;

    /// Stops a payment that nobody has confirmed.
    fn cancel<'a>(&'a self, payment: &'a str) -> Answer<'a, ()>;

    /// Pays back a part or the whole. `available` is what we think can still be paid back: sent twice, the second is refused.
    fn refund<'a>(
        &'a self,
        payment: &'a str,
        pence: Pence,
        available: Pence,
    ) -> Answer<'a, RefundSeen>;

    fn look_at_refund<'a>(&'a self, payment: &'a str, refund: &'a str) -> Answer<'a, RefundSeen>;

    /// All refunds of a payment. May be a little behind.
    fn refunds<'a>(&'a self, payment: &'a str) -> Answer<'a, Vec<RefundSeen>>;
}
