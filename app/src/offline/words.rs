//! What the page of reports on a phone says. The questions themselves are the island's.

pub const TITLE: &str = "Reports on this phone";
pub const LEAD: &str = "You can report a repair here without a signal. We keep it on this phone, and send it when you have \
     a signal again.";
pub const NEEDS_SCRIPT: &str = "This page needs JavaScript. Without it, use the pages under “Report a repair” when you \
     have a signal, or ring us.";
pub const DANGER: &str = "Is anyone in danger now? See whom to ring";
