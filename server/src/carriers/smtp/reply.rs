use lettre::transport::smtp::Error;

use crate::carriers::{Reason, SendError};

/// What a failed conversation means. The server's own words may repeat the address, so they end here.
pub fn send_error(error: &Error) -> SendError {
    match error.status().map(u16::from) {
        Some(code) => by_code(code),
        None if error.is_tls() => SendError::Retry(Reason::Tls),
        None if error.is_timeout() => SendError::Retry(Reason::Timeout),
        None if error.is_response() => SendError::Retry(Reason::GarbledAnswer),
        None => SendError::Retry(lost(error)),
    }
}

/// Reply codes of RFC 5321, 4.2.3 and RFC 4954, 6. A refused password concerns every letter, so those letters wait until it is put right.
fn by_code(code: u16) -> SendError {
    match code {
        421 => SendError::Retry(Reason::ProviderError),
        400..=499 => SendError::Retry(Reason::ComeBackLater),
        530 | 534 | 535 | 538 => SendError::Retry(Reason::RejectedKey),
        550 | 551 | 553 => SendError::Refused(Reason::BadAddress),
        552 => SendError::Refused(Reason::TooLong),
        _ => SendError::Refused(Reason::BadRequest),
    }
}

fn lost(error: &Error) -> Reason {
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        if let Some(io) = cause.downcast_ref::<std::io::Error>() {
            return match io.kind() {
                std::io::ErrorKind::ConnectionRefused => Reason::Unreachable,
                std::io::ErrorKind::InvalidData => Reason::Tls,
                std::io::ErrorKind::TimedOut => Reason::Timeout,
                _ => Reason::ConnectionLost,
            };
        }
        source = cause.source();
    }
    Reason::Unreachable
}
