//! What the home page says.

pub const TITLE: &str = "Home";
pub const MORNING: &str = "Good morning";
pub const AFTERNOON: &str = "Good afternoon";
pub const EVENING: &str = "Good evening";
pub const NOTHING_OPEN: &str = "Nothing is open";
pub const NOTHING_OPEN_TEXT: &str =
    "When you report a repair, you can see here what we will do and by when.";
pub const SEE_ALL: &str = "See all your repairs";
pub const NEW: &str = "New";
pub const WHAT_DO_YOU_NEED: &str = "What do you need?";
pub const REPORT: &str = "Report a repair";
pub const YOUR_REPAIRS: &str = "Your repairs";
pub const PAY_RENT: &str = "Pay your rent";
pub const MESSAGES: &str = "Messages";
pub const YOUR_ACCOUNT: &str = "Your account";
