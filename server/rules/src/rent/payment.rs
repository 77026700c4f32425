//! A card payment: how much it may be, where it stands, and what may follow what. The states are those of GOV.UK Pay
//! (its "payment status lifecycle"), with one of ours at each end.

use crate::money::Pence;

/// The least that is taken by card.
pub const LEAST: Pence = Pence(100);
/// The most that is taken by card at once.
pub const MOST: Pence = Pence(500_000);
/// How long the provider's pages wait for a payer.
pub const MINUTES_TO_PAY: i64 = 90;

keyed_enum! {
    /// Where a payment stands.
    pub enum PaymentState {
        /// Ours: the provider has not answered yet, so nobody could pay.
        Begun = "begun", "Not started";
        Created = "created", "Not paid yet";
        Started = "started", "Not paid yet";
        Submitted = "submitted", "Not confirmed yet";
        Capturable = "capturable", "Being checked";
        Success = "success", "Paid";
        Failed = "failed", "Not paid";
        Cancelled = "cancelled", "Stopped";
        Error = "error", "Not paid";
        /// Ours: the provider never answered, so nobody could pay.
        Abandoned = "abandoned", "Not paid";
    }
}

impl PaymentState {
    /// Whether nothing can follow.
    pub const fn is_final(self) -> bool {
        self.step() == 5
    }

    const fn step(self) -> u8 {
        match self {
            Self::Begun => 0,
            Self::Created => 1,
            Self::Started => 2,
            Self::Submitted => 3,
            Self::Capturable => 4,
            Self::Success | Self::Failed | Self::Cancelled | Self::Error | Self::Abandoned => 5,
        }
    }

    /// Whether `new` is news after `self`. News comes late, twice and out of order: a payment never goes back, and what is
    /// final stays.
    pub const fn is_followed_by(self, new: Self) -> bool {
        new.step() > self.step()
    }
}

/// Why a payment did not go through, for the words a payer reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPaid {
    /// P0010: the bank or its checks said no.
    Declined,
    /// P0020: not finished within 90 minutes.
    Expired,
    /// P0030: they pressed "Cancel payment" themselves.
    CancelledByPayer,
    /// P0040: we stopped it.
    CancelledByUs,
    /// P0050 and anything else: a fault on the way.
    Fault,
}

impl NotPaid {
    /// From a final state other than success, and the provider's code if it gave one.
    pub fn from(state: PaymentState, code: Option<&str>) -> Self {
        match (state, code) {
            (_, Some("P0010")) => Self::Declined,
            (_, Some("P0020")) => Self::Expired,
            (_, Some("P0030")) => Self::CancelledByPayer,
            (_, Some("P0040")) | (PaymentState::Cancelled, None) => Self::CancelledByUs,
            _ => Self::Fault,
        }
    }
}

/// What is wrong with an amount for a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    TooLittle,
    TooMuch,
}

impl AmountError {
    /// What to do about it, in plain words.
    pub const fn message(self) -> &'static str {
        match self {
            Self::TooLittle => "Enter £1.00 or more",
            Self::TooMuch => "Enter £5,000.00 or less. To pay more, make two payments or call us",
        }
    }
}

/// The amount, if a card can pay it.
///
/// # Errors
/// Below [`LEAST`] or above [`MOST`].
pub const fn payable(amount: Pence) -> Result<Pence, AmountError> {
    if amount.0 < LEAST.0 {
        Err(AmountError::TooLittle)
    } else if amount.0 > MOST.0 {
        Err(AmountError::TooMuch)
    } else {
        Ok(amount)
    }
}

/// Whether it is more than the account needs for four weeks: perhaps a slip of the finger.
pub fn is_unusual(amount: Pence, owed: Pence, week: Pence) -> bool {
    amount.0 > owed.0.max(0).saturating_add(week.0.saturating_mul(4))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_state() -> impl Strategy<Value = PaymentState> {
        prop::sample::select(PaymentState::ALL)
    }

    #[test]
    fn a_card_pays_from_one_pound_to_five_thousand() {
        assert_eq!(payable(Pence(99)), Err(AmountError::TooLittle));
        assert_eq!(payable(Pence(100)), Ok(Pence(100)));
        assert_eq!(payable(Pence(500_000)), Ok(Pence(500_000)));
        assert_eq!(payable(Pence(500_001)), Err(AmountError::TooMuch));
        assert_eq!(payable(Pence(-500)), Err(AmountError::TooLittle));
    }

    #[test]
    fn more_than_is_owed_and_four_weeks_is_unusual() {
        let (owed, week) = (Pence(11_610), Pence(11_610));
        assert!(!is_unusual(Pence(58_050), owed, week));
        assert!(is_unusual(Pence(58_051), owed, week));
        assert!(is_unusual(Pence(46_441), Pence(-5_000), week));
    }

    #[test]
    fn each_code_has_its_reason() {
        let reason = |code| NotPaid::from(PaymentState::Failed, Some(code));
        assert_eq!(reason("P0010"), NotPaid::Declined);
        assert_eq!(reason("P0020"), NotPaid::Expired);
        assert_eq!(reason("P0030"), NotPaid::CancelledByPayer);
        assert_eq!(reason("P0040"), NotPaid::CancelledByUs);
        assert_eq!(reason("P0050"), NotPaid::Fault);
        assert_eq!(
            NotPaid::from(PaymentState::Cancelled, None),
            NotPaid::CancelledByUs
        );
    }

    proptest! {
        #[test]
        fn whatever_the_order_of_news_the_first_final_word_stays(news in prop::collection::vec(any_state(), 0..20)) {
            let mut state = PaymentState::Begun;
            let mut ended = None;
            for new in news {
                if state.is_followed_by(new) {
                    state = new;
                }
                prop_assert!(ended.is_none_or(|end| end == state));
                if state.is_final() {
                    ended = Some(state);
                }
            }
        }
    }
}
