//! The closed lists of rent: kinds of account, of ledger line, and what a service charge is for.

keyed_enum! {
    /// Accounts of one tenancy are never mixed: each kind has its own balance, its own way to be paid and its own rules.
    pub enum AccountKind {
        Rent = "rent", "Rent";
        Garage = "garage", "Garage";
        CourtCosts = "court_costs", "Court costs";
        Recharge = "recharge", "Repairs you have to pay for";
        Former = "former", "Former home";
        OverpaidBenefit = "overpaid_benefit", "Housing Benefit to pay back";
        UseAndOccupation = "use_and_occupation", "Use of the home";
        Leasehold = "leasehold", "Service charges";
    }
}

impl AccountKind {
    /// Whether it is charged every week, so that weeks owed mean something.
    pub const fn is_charged_weekly(self) -> bool {
        matches!(self, Self::Rent | Self::Garage | Self::UseAndOccupation)
    }
}

keyed_enum! {
    /// What a line of a ledger is, in the words a tenant reads.
    pub enum LineKind {
        RentDebit = "rent_debit", "Rent for the week";
        ServiceChargeDebit = "service_charge_debit", "Service charge";
        GarageDebit = "garage_debit", "Garage for the week";
        HeatingCharge = "heating_charge", "Heating";
        SupportCharge = "support_charge", "Support";
        WaterCharge = "water_charge", "Water";
        HousingBenefit = "hb_credit", "Housing Benefit";
        UniversalCredit = "uc_apa_credit", "Universal Credit, paid to us";
        ThirdPartyDeduction = "tpd_credit", "Taken from your benefit for arrears";
        DirectDebit = "dd_credit", "Direct Debit";
        DirectDebitReturned = "dd_reversal", "Direct Debit returned by the bank";
        Card = "card_credit", "Card payment";
        Cash = "cash_credit", "PayPoint or Post Office payment";
        StandingOrder = "standing_order", "Standing order";
        BankTransfer = "bank_transfer", "Bank transfer";
        Refund = "refund", "Money paid back to you";
        TransferIn = "transfer_in", "Moved from another account";
        TransferOut = "transfer_out", "Moved to another account";
        WriteOff = "write_off", "Debt we no longer ask for";
        WriteOn = "write_on", "Debt put back";
        CourtCost = "court_cost", "Court costs";
        Recharge = "recharge", "Repair you have to pay for";
        Compensation = "compensation_credit", "Compensation";
        RightToRepairSetOff = "rtr_set_off", "Compensation for a late repair, taken off what you owe";
        HousingPayment = "crf_credit", "Housing Payment from the Crisis and Resilience Fund";
        DiscretionaryPayment = "dhp_credit", "Discretionary Housing Payment (before April 2026)";
        RentAdjustment = "rent_adjustment", "Rent put right";
        BackdatedAdjustment = "backdated_adjustment", "Earlier weeks put right";
        OpeningBalance = "opening_balance", "Balance brought forward";
        LeaseholdCharge = "leasehold_charge", "Service charge bill";
        BenefitOverpayment = "hb_overpayment", "Housing Benefit paid too much";
    }
}

/// On which side of zero lines of a kind stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Adds to what is owed.
    Charge,
    /// Takes off what is owed.
    Payment,
    /// May be either.
    Either,
}

impl LineKind {
    pub const fn side(self) -> Side {
        match self {
            Self::RentDebit
            | Self::ServiceChargeDebit
            | Self::GarageDebit
            | Self::HeatingCharge
            | Self::SupportCharge
            | Self::WaterCharge
            | Self::DirectDebitReturned
            | Self::Refund
            | Self::TransferOut
            | Self::WriteOn
            | Self::CourtCost
            | Self::Recharge
            | Self::LeaseholdCharge
            | Self::BenefitOverpayment => Side::Charge,
            Self::HousingBenefit
            | Self::UniversalCredit
            | Self::ThirdPartyDeduction
            | Self::DirectDebit
            | Self::Card
            | Self::Cash
            | Self::StandingOrder
            | Self::BankTransfer
            | Self::WriteOff
            | Self::Compensation
            | Self::RightToRepairSetOff
            | Self::HousingPayment
            | Self::DiscretionaryPayment => Side::Payment,
            Self::TransferIn
            | Self::RentAdjustment
            | Self::BackdatedAdjustment
            | Self::OpeningBalance => Side::Either,
        }
    }

    /// Whether an amount (never zero) may stand on a line of this kind; a reversal stands on the other side.
    pub const fn takes(self, pence: i64, reversal: bool) -> bool {
        let charge = (pence > 0) != reversal;
        match self.side() {
            _ if pence == 0 => false,
            Side::Either => true,
            Side::Charge => charge,
            Side::Payment => !charge,
        }
    }

    /// Whether it is a weekly charge.
    pub const fn is_weekly_charge(self) -> bool {
        matches!(
            self,
            Self::RentDebit
                | Self::ServiceChargeDebit
                | Self::GarageDebit
                | Self::HeatingCharge
                | Self::SupportCharge
                | Self::WaterCharge
        )
    }
}

keyed_enum! {
    /// What is looked at before money is paid back: all of it, each time.
    pub enum RefundCheck {
        OtherDebt = "other_debt", "No other debt";
        OverpaidBenefit = "overpaid_benefit", "No Housing Benefit to give back";
        DirectDebit = "direct_debit", "No Direct Debit of the last 10 working days";
    }
}

keyed_enum! {
    /// What a weekly charge is for.
    pub enum ChargeItem {
        Rent = "rent", "Rent";
        Cleaning = "cleaning", "Cleaning of shared areas";
        Lighting = "lighting", "Lighting of shared areas";
        DoorEntry = "door_entry", "Door entry system";
        Grounds = "grounds", "Gardens and grounds";
        Lift = "lift", "Lift";
        Cctv = "cctv", "Cameras in shared areas";
        Heating = "heating", "Heating of your home";
        Laundry = "laundry", "Laundry room";
        Aerial = "tv_aerial", "TV aerial";
        Support = "support", "Support";
        Water = "water", "Water";
        Garage = "garage", "Garage";
    }
}

impl ChargeItem {
    /// Whether Housing Benefit and Universal Credit usually pay for it (personal heating, water and support they do not).
    pub const fn benefit_usually_pays(self) -> bool {
        !matches!(
            self,
            Self::Heating | Self::Support | Self::Water | Self::Garage
        )
    }

    /// What the tenant gets for it, in a sentence; empty where the label says it all.
    pub const fn explained(self) -> &'static str {
        match self {
            Self::Rent => "For your home itself.",
            Self::Cleaning => "Stairs, landings and entrances.",
            Self::Lighting => "Electricity and repairs of the lights outside your door.",
            Self::DoorEntry => "Looking after the entryphone.",
            Self::Grounds => "Grass, hedges and paths of your estate.",
            Self::Lift => "Service, safety checks and repairs.",
            Self::Cctv => "Looking after the cameras.",
            Self::Heating => {
                "Heat and hot water from the shared boiler. Benefits do not pay for this."
            }
            Self::Laundry => "The machines and their electricity.",
            Self::Aerial => "The shared aerial.",
            Self::Support => "Help to live on your own. Housing Benefit does not pay for this.",
            Self::Water => "Collected for the water company. Benefits do not pay for this.",
            Self::Garage => "Let to you beside your home.",
        }
    }

    /// The kind of line it makes on a ledger.
    pub const fn line(self) -> LineKind {
        match self {
            Self::Rent => LineKind::RentDebit,
            Self::Heating => LineKind::HeatingCharge,
            Self::Support => LineKind::SupportCharge,
            Self::Water => LineKind::WaterCharge,
            Self::Garage => LineKind::GarageDebit,
            _ => LineKind::ServiceChargeDebit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_charge_adds_a_payment_takes_off_and_a_reversal_does_the_opposite() {
        assert!(LineKind::RentDebit.takes(11_610, false) && !LineKind::RentDebit.takes(-1, false));
        assert!(LineKind::Card.takes(-5_000, false) && !LineKind::Card.takes(5_000, false));
        assert!(LineKind::Card.takes(5_000, true) && LineKind::RentDebit.takes(-11_610, true));
        assert!(
            LineKind::RentAdjustment.takes(1, false) && LineKind::RentAdjustment.takes(-1, false)
        );
        assert!(
            LineKind::ALL
                .iter()
                .all(|kind| !kind.takes(0, false) && !kind.takes(0, true))
        );
    }

    #[test]
    fn every_item_makes_a_weekly_charge() {
        assert!(
            ChargeItem::ALL
                .iter()
                .all(|item| item.line().is_weekly_charge())
        );
    }
}
