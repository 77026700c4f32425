//! The desk's words about card payments.

use rules::rent::NotPaid;

pub const PAYMENTS: &str = "Card payments";
pub const PAYMENT: &str = "Card payment";
pub const ACCOUNT: &str = "The account";
pub const LEAD: &str = "Taken by GOV.UK Pay. A payment is on the account once GOV.UK Pay says that the money was taken. The newest hundred are shown.";
pub const NONE: &str = "No card payments";
pub const NONE_TEXT: &str = "Payments by card on this account appear here.";

pub const PAID: &str = "Paid";
pub const OPEN: &str = "Not finished";
pub const MISMATCH: &str = "Another amount: look";

pub const REFUNDS: &str = "Sent back";
pub const REFUND: &str = "Send money back";
pub const REFUND_AMOUNT: &str = "How much?";
pub const REFUND_REASON: &str = "Why?";
pub const REFUND_REASON_HINT: &str = "For the record; the tenant does not see it.";
pub const REFUND_BUTTON: &str = "Send it back to the card";
pub const REFUND_LEAD: &str = "It goes back to the card it came from, and onto the account as a line of its own once it went. Check other debts, overpaid Housing Benefit and uncleared Direct Debits first.";
pub const NOTHING_LEFT: &str = "There is nothing left to send back.";
pub const SENT: &str = "The money is on its way back.";
pub const LATER: &str =
    "GOV.UK Pay does not answer. The refund is kept and will be sent when it does.";
pub const REFUSED: &str = "GOV.UK Pay did not send it back. Nothing has changed on the account.";
pub const ENTER_REASON: &str = "Enter why";
pub const UNDER_WAY: &str =
    "Another refund of this payment is on its way to GOV.UK Pay. Try again in a few minutes";

pub fn up_to(pence: i64) -> String {
    format!("Enter £0.01 to {}", crate::ui::pounds(pence))
}

pub fn managers_only(pence: i64) -> String {
    format!(
        "You can send back up to {} of one payment. Ask a manager for more",
        crate::ui::pounds(pence)
    )
}

pub const fn not_paid(why: NotPaid) -> &'static str {
    match why {
        NotPaid::Declined => "The bank said no",
        NotPaid::Expired => "Not finished in 90 minutes",
        NotPaid::CancelledByPayer => "Stopped by the payer",
        NotPaid::CancelledByUs => "Stopped",
        NotPaid::Fault => "A fault on the way",
    }
}
