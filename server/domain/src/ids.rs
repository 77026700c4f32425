//! Keys of rows. UUIDv7: unique without asking, and in order of birth so that indexes stay compact.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
        #[sqlx(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }

            /// Reads a key from a form or an address; anything else is no key.
            pub fn parse(text: &str) -> Option<Self> {
                Uuid::try_parse(text).ok().map(Self)
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A rent account.
    AccountId,
    ArrangementId,
    AttachmentId,
    CaseId,
    ClockId,
    ContractorId,
    ContactId,
    DraftId,
    EventId,
    HazardId,
    /// A line of a ledger.
    LineId,
    MessageId,
    MoratoriumId,
    OfficerId,
    OrderId,
    OutgoingId,
    /// A payment by card.
    PaymentId,
    PersonId,
    PropertyId,
    RefundId,
    SessionId,
    SignInId,
    TemplateId,
    TenancyId,
    VisitId,
    /// Made with a form, sent with it: the same key twice is the same submission.
    SubmissionKey,
}
