//! What the list of messages says.

pub const MESSAGES: &str = "Messages";
pub const NONE: &str = "No messages yet";
pub const NONE_TEXT: &str =
    "When you or we write about a repair or your rent, you can read it here.";
pub const YOUR_REPAIRS: &str = "Your repairs";
pub const YOU: &str = "Your home";
pub const US: &str = "Us";
pub const NEWER: &str = "Newer messages";
pub const OLDER: &str = "Older messages";
