//! What the account pages say.

pub const SIGN_IN: &str = "Sign in";
pub const CONTACT_LABEL: &str = "Your email address or mobile number";
pub const CONTACT_HINT: &str = "We will send you a code. Use the one that we have for you.";
pub const SEND_CODE: &str = "Send me a code";
