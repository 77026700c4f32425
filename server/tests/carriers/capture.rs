use server::carriers::{Carriers, Channel, Delivery, supersedes};

use crate::email;

#[tokio::test]
async fn captured_letters_are_handed_over_and_delivered() {
    let carriers = Carriers::capture();
    for channel in [Channel::Email, Channel::Sms] {
        let carrier = carriers.on(channel);
        let letter = email();
        let handed = carrier.send(&letter).await.unwrap();
        assert_eq!(
            (handed.provider, handed.provider_reference.clone()),
            ("capture", letter.reference.to_string())
        );
        assert_eq!(
            carrier.delivery(&handed.provider_reference).await,
            Ok(Delivery::Delivered)
        );
    }
}

#[test]
fn a_final_status_is_never_overwritten() {
    use server::carriers::Reason;
    let lost = Delivery::Failed {
        permanent: false,
        reason: Reason::TemporaryFailure,
    };
    for last in [Delivery::Delivered, lost] {
        assert!(supersedes(Delivery::Pending, last));
        for late in [Delivery::Pending, Delivery::Delivered, lost] {
            assert!(!supersedes(last, late), "{last:?} then {late:?}");
        }
    }
    assert!(!supersedes(Delivery::Pending, Delivery::Pending));
}
