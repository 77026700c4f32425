//! Payments by card, which a provider takes: nothing of a card is ever known here. A payment is begun, handed to the
//! provider, and from then on the provider's own word, asked for, decides. No transaction is open while the provider is asked.

pub mod asking;
pub mod beginning;
pub mod elsewhere;
mod listing;
pub mod provider;
pub mod recording;
pub mod refunding;
pub mod refunds;

pub use asking::Asked;
pub use beginning::{Begun, NewPayment, Step, Towards};
pub use listing::{PaymentRow, RefundRow};
pub use provider::{Answer, Provider, Reason, RefundSeen, RefundState, Seen, Trouble, Wanted};
pub use refunds::NewRefund;
