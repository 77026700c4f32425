use super::PhotoWords;

/// Where a photo stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    Chosen,
    Preparing,
    Waiting,
    /// With the share sent, in percent.
    Sending(u32),
    TryingAgain,
    /// On the server, under this id, with this many bytes if we know.
    Ready {
        id: String,
        bytes: Option<u32>,
    },
    /// Not on the server, as far as we know. `again`: a retry may help, so the server may even have it.
    Failed {
        why: String,
        again: bool,
    },
    Removing,
}

impl State {
    /// The words in the tile's bar.
    pub fn caption(&self, words: &PhotoWords) -> String {
        match self {
            Self::Chosen | Self::Preparing => words.preparing.clone(),
            Self::Waiting => words.waiting.clone(),
            Self::Sending(percent) => words.sending.replace("{percent}", &percent.to_string()),
            Self::TryingAgain => words.trying_again.clone(),
            Self::Ready {
                bytes: Some(bytes), ..
            } => format!("{} · {}", words.ready, in_words(*bytes)),
            Self::Ready { bytes: None, .. } => words.ready.clone(),
            Self::Failed { .. } => words.not_sent.clone(),
            Self::Removing => words.removing.clone(),
        }
    }

    /// Whether the photo would be lost if the page were left now.
    pub fn is_unsent(&self) -> bool {
        !matches!(
            self,
            Self::Ready { .. } | Self::Removing | Self::Failed { again: false, .. }
        )
    }

    /// Whether it takes one of the places for photos being sent.
    pub fn is_being_sent(&self) -> bool {
        matches!(self, Self::Sending(_) | Self::TryingAgain)
    }

    /// The share sent, in percent, while there is one to show.
    pub fn percent(&self) -> Option<u32> {
        if let Self::Sending(percent) = self {
            Some(*percent)
        } else {
            None
        }
    }

    /// Why it could not be sent.
    pub fn complaint(&self) -> String {
        if let Self::Failed { why, .. } = self {
            why.clone()
        } else {
            String::new()
        }
    }

    /// Whether "Try again" makes sense.
    pub fn can_be_retried(&self) -> bool {
        matches!(self, Self::Failed { again: true, .. })
    }
}

/// "310 KB", "1.2 MB": thousands, as phones count. The space does not break, because the tile is narrow.
fn in_words(bytes: u32) -> String {
    if bytes < 1_000_000 {
        format!("{}\u{a0}KB", bytes.div_ceil(1000))
    } else {
        format!(
            "{}.{}\u{a0}MB",
            bytes / 1_000_000,
            bytes % 1_000_000 / 100_000
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_phones_show_them() {
        assert_eq!(in_words(309_400), "310\u{a0}KB");
        assert_eq!(in_words(999_999), "1000\u{a0}KB");
        assert_eq!(in_words(1_250_000), "1.2\u{a0}MB");
    }

    #[test]
    fn only_photos_that_could_still_arrive_hold_the_tenant_on_the_page() {
        let failed = |again| State::Failed {
            why: String::new(),
            again,
        };
        assert!(State::Waiting.is_unsent());
        assert!(failed(true).is_unsent());
        assert!(!failed(false).is_unsent());
        assert!(
            !State::Ready {
                id: "1".into(),
                bytes: None
            }
            .is_unsent()
        );
    }
}
