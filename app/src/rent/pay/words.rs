//! What is said about paying by card. Never how much somebody must pay, and never that they must.

use rules::london;
use rules::money::Pence;
use rules::rent::NotPaid;

pub const PAY: &str = "Pay by card";
pub const AMOUNT: &str = "How much do you want to pay?";
pub const AMOUNT_HINT: &str = "In pounds and pence, like 20.00. From £1.00 to £5,000.00.";
pub const GO: &str = "Go to the payment page";
pub const GO_ON: &str = "Yes, go to the payment page";
pub const SECURE: &str = "You type your card details on GOV.UK Pay, the government's own payment page. We never see them.";
pub const OTHER_WAYS: &str = "Other ways to pay";
pub const WAYS_TO_PAY: &str = "/rent/ways-to-pay";
pub const MONEY_TIGHT: &str = "Money is tight: what can we do?";
pub const HELP: &str = "/rent/help";
pub const RENT: &str = "Your rent";

pub const NOT_HERE: &str = "You cannot pay by card here";
pub const NOT_HERE_TEXT: &str = "There are other ways to pay your rent. See which suits you best.";

pub const WHAT_FOR: &str = "What is it for?";
pub const ON_HOLD_HINT: &str =
    "You do not have to pay this now, and we will not ask you for it. You may if you want to.";
pub const SURE: &str = "Are you sure about the amount?";
pub const AWAY_TITLE: &str = "The payment page is not working right now";
pub const AWAY: &str = "Nothing was taken from your card. What you typed is kept here. Try again in a few minutes, or pay another way.";
pub const SIGNED_OUT: &str = "You were signed out before you sent this. Nothing was taken. Check the amount and send it again";

pub fn since(day: chrono::NaiveDate) -> String {
    format!("Rent since {}", london::long_date(day))
}

pub fn on_hold(pence: Pence) -> String {
    format!("The part that is on hold ({pence})")
}

pub fn sure(pence: Pence) -> String {
    format!(
        "You typed {pence}. That is more than this account needs for the next 4 weeks. If it is right, go on. If not, change it."
    )
}

pub fn begun_before(pence: Pence, at: chrono::DateTime<chrono::Utc>) -> String {
    format!(
        "You began to pay {pence} at {}, and it is not finished.",
        london::long_moment(at)
    )
}
pub const BEGUN_TITLE: &str = "A payment is not finished";
pub const SEE_IT: &str = "See that payment";

pub const PAYMENT: &str = "Your payment";
pub const PAID: &str = "Thank you. We have your payment";
pub const ON_ACCOUNT: &str = "It is on your account now.";
pub const KEEP_COPY: &str =
    "To keep a copy, print this page or save it as a PDF. We have also sent you a receipt.";
pub const SEE_ACCOUNT: &str = "See your account";
pub const CHECKED_TITLE: &str = "We are looking at your payment";
pub const CHECKED: &str = "The amount that was taken is not the amount you asked to pay. A person here looks at it. You do not need to do anything, and please do not pay again.";

pub const OPEN_TITLE: &str = "You have not paid yet";
pub const SUBMITTED: &str = "You have typed your card details, but not pressed \"Confirm payment\" yet. Nothing is taken until you do.";
pub const BEING_CHECKED_TITLE: &str = "Your payment is being checked";
pub const BEING_CHECKED: &str = "You do not need to do anything. When it is done it shows on your account by itself, and we send you a receipt. Please do not pay again.";
pub const CANNOT_ASK: &str = "We could not ask GOV.UK Pay how it went just now. If you paid, it shows on your account by itself, and we send you a receipt. Please do not pay again.";
pub const CHECK_AGAIN: &str = "Check again";
pub const STOP: &str = "I do not want to pay this";
pub const TRY_AGAIN: &str = "Try again";
pub const NOT_STARTED: &str = "This payment did not start";
pub const NOTHING_TAKEN: &str = "Nothing was taken from your card.";

/// Until when the provider's page waits.
pub fn waits_until(begun: chrono::DateTime<chrono::Utc>) -> String {
    let until = begun + chrono::TimeDelta::minutes(rules::rent::payment::MINUTES_TO_PAY);
    format!(
        "Nothing was taken. The payment page waits for you until {}.",
        london::long_moment(until)
    )
}

pub fn go_on_to_pay(pence: Pence) -> String {
    format!("Go on and pay {pence}")
}

/// The heading and what to do, for each way in which a payment did not go through.
pub const fn not_paid(why: NotPaid) -> (&'static str, &'static str) {
    match why {
        NotPaid::Declined => (
            "Your bank did not take this payment",
            "Nothing was taken. The bank does not tell us why. Check the card number and that there is enough money, try another card, or pay another way.",
        ),
        NotPaid::Expired => (
            "The payment page closed before you finished",
            "It waits for 90 minutes. We did not take any money. If your bank shows the amount as pending, it goes away by itself.",
        ),
        NotPaid::CancelledByPayer => (
            "You stopped this payment",
            "Nothing was taken. You can pay whenever you want.",
        ),
        NotPaid::CancelledByUs => (
            "This payment was stopped",
            "Nothing was taken. You can pay whenever you want.",
        ),
        NotPaid::Fault => (
            "Something went wrong with this payment",
            "It was not your fault, and nothing was taken. Try again, or pay another way.",
        ),
    }
}

pub fn sent_back(pence: Pence, at: chrono::DateTime<chrono::Utc>, done: bool) -> String {
    let day = london::long_date(london::date_of(at));
    if done {
        format!("{pence} was sent back to your card on {day}.")
    } else {
        format!("{pence} has been on its way back to your card since {day}.")
    }
}
