use std::fmt;

/// Why a letter was not taken or not delivered: a fixed set of words, so that nothing personal can be among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// No answer within the time limit; the provider may have the letter all the same.
    Timeout,
    /// No connection to the provider.
    Unreachable,
    /// The connection ended before the answer did; the provider may have the letter all the same.
    ConnectionLost,
    /// The certificate did not prove who the provider is, or the provider offers no encryption.
    Tls,
    /// An answer that makes no sense, or half of one; the provider may have the letter all the same.
    GarbledAnswer,
    /// Too many requests just now.
    RateLimited,
    /// The account's allowance for the day is spent.
    DailyLimit,
    /// The account has no credit left.
    NoCredit,
    /// The provider says it is in trouble.
    ProviderError,
    /// Key, user name or password refused.
    RejectedKey,
    /// Our clock and the provider's differ by more than it allows.
    ClockSkew,
    /// The mail server asks us to come back (greylisting, mailbox busy or full).
    ComeBackLater,
    /// Not an address, or nobody lives there.
    BadAddress,
    /// The account may not write to this address (a trial or team key).
    NotAllowed,
    /// Longer than the channel carries.
    TooLong,
    /// Refused for its content or form.
    BadRequest,
    /// A letter for another channel than this carrier's.
    WrongChannel,
    /// The provider knows no such letter.
    NotFound,
    /// Tried and given up for now: phone off, mailbox full.
    TemporaryFailure,
    /// The provider itself failed to pass it on.
    TechnicalFailure,
    /// Taken back before it went out.
    Cancelled,
}

impl Reason {
    /// The word kept in the database and shown to officers through the message's own words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Timeout => "timeout",
            Self::Unreachable => "unreachable",
            Self::ConnectionLost => "connection_lost",
            Self::Tls => "tls",
            Self::GarbledAnswer => "garbled_answer",
            Self::RateLimited => "rate_limited",
            Self::DailyLimit => "daily_limit",
            Self::NoCredit => "no_credit",
            Self::ProviderError => "provider_error",
            Self::RejectedKey => "rejected_key",
            Self::ClockSkew => "clock_skew",
            Self::ComeBackLater => "come_back_later",
            Self::BadAddress => "bad_address",
            Self::NotAllowed => "not_allowed",
            Self::TooLong => "too_long",
            Self::BadRequest => "bad_request",
            Self::WrongChannel => "wrong_channel",
            Self::NotFound => "not_found",
            Self::TemporaryFailure => "temporary_failure",
            Self::TechnicalFailure => "technical_failure",
            Self::Cancelled => "cancelled",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
