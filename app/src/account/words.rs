//! What the account pages say.

use rules::reference::ReferenceError;

pub const SIGN_IN: &str = "Sign in";
pub const CONTACT_LABEL: &str = "Your email address or mobile number";
pub const CONTACT_HINT: &str = "We will send you a code. Use the one that we have for you.";
pub const SEND_CODE: &str = "Send me a code";
pub const OTHER_WAYS: &str = "Other ways in";
pub const FIRST_VISIT_LINK: &str = "This is my first visit";
pub const LOST_CONTACT_LINK: &str = "I no longer have that phone or email address";
pub const HAVE_LETTER_LINK: &str = "I have a letter with a code";

pub const CODE: &str = "Enter your code";
pub const CODE_LABEL: &str = "Your code";
pub const CODE_FIGURES_HINT: &str = "It has 6 figures.";
pub const CODE_LETTERS_HINT: &str =
    "It has 8 letters and figures, like K7QM-3XTA. Capitals and dashes do not matter.";
pub const CODE_HELD_HINT: &str =
    "A text has 6 figures. An email has 8 letters and figures, like K7QM-3XTA.";
pub const CODE_BY_EMAIL: &str = "If that is an email address we hold, a code is on its way to it. It can take a few minutes. It works for 10 minutes, in this browser only.";
pub const CODE_BY_TEXT: &str = "If that is a number we hold, a code is on its way to it. It can take a few minutes. It works for 10 minutes, in this browser only.";
pub const CODE_BY_HELD: &str = "If these are the details we hold, a code is on its way to your phone or your email address. It works for 10 minutes, in this browser only.";
pub const CODE_NONE: &str = "You have no code waiting. Ask for a new one.";
pub const CODE_MISSING: &str = "Enter the code that we sent you";
pub const CODE_OVER: &str = "That code is no longer good. Ask for a new one";
pub const ASK_AGAIN: &str = "Ask for a new code";
pub const CHECK_FOLDERS: &str = "Nothing came?";
pub const CHECK_FOLDERS_TEXT: &str = "Look in your junk or spam folder. Check that you gave us the right address or number. Then ask for a new code.";
pub const SHARED: &str = "Is anyone else using this device?";
pub const SHARED_LABEL: &str = "This is a shared or public computer";
pub const SHARED_HINT: &str = "We will sign you out sooner.";

pub const FIRST_VISIT: &str = "Your first visit";
pub const FIRST_VISIT_LEAD: &str = "Tell us who you are. We will send a code to the phone or email address that we already have for you.";
pub const TENANCY_LABEL: &str = "Your tenancy reference";
pub const TENANCY_HINT: &str = "It is on our letters, like T0048213.";
pub const TENANCY_MISSING: &str = "Enter your tenancy reference";
pub const TENANCY_WRONG: &str = "Enter your tenancy reference as on our letters, like T0048213";
pub const BORN_LEGEND: &str = "Your date of birth";
pub const BORN_HINT: &str = "For example, 27 3 1985";
pub const POSTCODE_LABEL: &str = "The postcode of your home";

pub const LETTER: &str = "Ask for a letter";
pub const LETTER_LEAD: &str = "If we have no phone or email address for you, or you cannot use it any more, we can post you a letter with a code.";
pub const NAME_LABEL: &str = "Your full name";
pub const NAME_MISSING: &str = "Enter your full name";
pub const TENANCY_OPTIONAL: &str = "Your tenancy reference, if you know it";
pub const ADDRESS_LABEL: &str = "The address of your home, with the postcode";
pub const ADDRESS_MISSING: &str = "Enter the address of your home";
pub const ASK_FOR_LETTER: &str = "Ask for a letter";
pub const LETTER_ASKED: &str = "We have your request";
pub const LETTER_ASKED_TEXT: &str = "We will check who you are and post a letter to your home. We may call you first. The letter has a code that signs you in.";

pub const LETTER_CODE: &str = "Sign in with your letter";
pub const LETTER_CODE_LABEL: &str = "The code in the letter";
pub const LETTER_CODE_WRONG: &str = "These do not fit a letter that we sent. Check your tenancy reference, your date of birth and the code. A letter works once, for 14 days";
pub const LETTER_WELCOME: &str =
    "You are signed in. Add a phone or email address now, so that you can sign in next time.";

pub const ACCOUNT: &str = "Your account";
pub const REACH: &str = "How we reach you";
pub const REACH_EMPTY: &str = "We have no email address or mobile number for you.";
pub const ADD_CONTACT: &str = "Add an email address or mobile number";
pub const ADD_CONTACT_LEAD: &str =
    "We will send a code there, to check that it is yours. Then you can use it to sign in.";
pub const NEW_CONTACT_LABEL: &str = "New email address or mobile number";
pub const ALREADY_YOURS: &str = "We already have that one for you. Enter another";
pub const TOO_MANY_CONTACTS: &str = "You have 10 already. Remove one first";
pub const CONFIRM_CONTACT: &str = "Confirm it is yours";
pub const ADD: &str = "Add";
pub const CONTACT_ADDED: &str = "Added. We have told your other contacts.";
pub const CONTACT_REMOVED: &str = "Removed. We have told your other contacts.";
pub const CONTACT_UNSAFE: &str =
    "We will not use that one any more, until you tell us that it is safe.";
pub const CONTACT_SAFE: &str = "Thank you. We will use that one again.";
pub const CONTACT_TAKEN: &str =
    "That one belongs to another account. Use another, or call us if that is a mistake";
pub const LAST_CONTACT: &str =
    "This is the last safe way we have to reach you. Add another one first";
pub const REMOVE: &str = "Remove";
pub const MARK_UNSAFE: &str = "Someone else can read it";
pub const MARK_SAFE: &str = "It is safe again";
pub const UNSAFE_TAG: &str = "Not used: someone else can read it";
pub const DEVICES: &str = "Where you are signed in";
pub const THIS_DEVICE: &str = "This device";
pub const SIGN_OUT: &str = "Sign out";
pub const SIGN_OUT_OTHERS: &str = "Sign out everywhere else";
pub const SIGNED_OUT_ONE: &str = "That device is signed out.";
pub const SIGNED_OUT_OTHERS: &str = "You are signed out everywhere else.";
pub const HELP: &str = "Help and information";
pub const HOMES: &str = "Your home";
pub const SIGN_IN_AGAIN: &str = "Check it is you";
pub const SIGN_IN_AGAIN_TEXT: &str = "To keep your account safe, sign in again before you change how we reach you. We will send you a code.";
pub const SIGN_IN_AGAIN_BUTTON: &str = "Sign in again";
pub const CONTINUE: &str = "Continue";

pub fn wrong_code(tries_left: i32) -> String {
    match tries_left {
        1 => "That code is not right. You have 1 try left".to_owned(),
        more => format!("That code is not right. You have {more} tries left"),
    }
}

pub fn tenancy_problem(error: ReferenceError) -> String {
    match error {
        ReferenceError::Empty => TENANCY_MISSING,
        _ => TENANCY_WRONG,
    }
    .to_owned()
}
