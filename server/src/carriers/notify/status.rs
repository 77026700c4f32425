use crate::carriers::{Delivery, Reason};

/// What a status of Notify means to us; `None` for a word that Notify does not publish.
///
/// The words are those of `app/constants.py` in alphagov/notifications-api, letters' among them. `sent` says that an international
/// network took the text and will never say more: we do not claim that it arrived.
pub fn delivery(status: &str) -> Option<Delivery> {
    let failed = |permanent, reason| Some(Delivery::Failed { permanent, reason });
    match status {
        "created" | "sending" | "pending" | "sent" | "pending-virus-check" | "accepted" => {
            Some(Delivery::Pending)
        }
        "delivered" | "received" => Some(Delivery::Delivered),
        "permanent-failure" | "returned-letter" => failed(true, Reason::BadAddress),
        "temporary-failure" => failed(false, Reason::TemporaryFailure),
        "technical-failure" | "failed" => failed(false, Reason::TechnicalFailure),
        "validation-failed" | "virus-scan-failed" => failed(true, Reason::BadRequest),
        "cancelled" => failed(false, Reason::Cancelled),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_published_status_has_a_meaning() {
        let published = [
            "cancelled",
            "created",
            "sending",
            "sent",
            "delivered",
            "pending",
            "failed",
            "technical-failure",
            "temporary-failure",
            "permanent-failure",
            "pending-virus-check",
            "validation-failed",
            "virus-scan-failed",
            "returned-letter",
            "accepted",
            "received",
        ];
        assert!(published.iter().all(|status| delivery(status).is_some()));
        assert_eq!(delivery("Delivered"), None);
    }

    #[test]
    fn only_a_wrong_address_is_permanent_among_the_failures_of_texts_and_email() {
        let permanent = |status| {
            matches!(
                delivery(status),
                Some(Delivery::Failed {
                    permanent: true,
                    ..
                })
            )
        };
        assert!(permanent("permanent-failure"));
        assert!(
            !permanent("temporary-failure")
                && !permanent("technical-failure")
                && !permanent("failed")
        );
    }
}
