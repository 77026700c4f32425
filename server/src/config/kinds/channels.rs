use super::Kind;

/// How emails go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailChannel {
    /// Kept for `/demo/outbox`, sent to nobody.
    Capture,
    Smtp,
    Notify,
}

/// How texts go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmsChannel {
    /// Kept for `/demo/outbox`, sent to nobody.
    Capture,
    Notify,
    TextMarketer,
    /// Not at all: emails and phone calls only.
    None,
}

impl Kind for EmailChannel {
    fn read(text: &str) -> Result<Self, String> {
        match text {
            "capture" => Ok(Self::Capture),
            "smtp" => Ok(Self::Smtp),
            "notify" => Ok(Self::Notify),
            _ => Err("smtp, notify or capture".into()),
        }
    }
}

impl Kind for SmsChannel {
    fn read(text: &str) -> Result<Self, String> {
        match text {
            "capture" => Ok(Self::Capture),
            "notify" => Ok(Self::Notify),
            "text-marketer" => Ok(Self::TextMarketer),
            "none" => Ok(Self::None),
            _ => Err("notify, text-marketer, none or capture".into()),
        }
    }
}
