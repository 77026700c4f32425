//! Accounts without a weekly charge: what is left of a tenancy, costs of a court, repairs to pay for, a leaseholder's bills.

use rules::rent::{AccountKind, LineKind};

/// An account that is its lines and no more. Days are counted back from the day the demo is loaded.
pub(super) struct Bare {
    pub tenancy: u32,
    pub kind: AccountKind,
    pub opened: i64,
    /// Days ago, what, signed pence, the words read.
    pub lines: &'static [(i64, LineKind, i64, &'static str)],
}

const CARD: &str = LineKind::Card.label();
const STANDING_ORDER: &str = LineKind::StandingOrder.label();
const FROM_BENEFIT: &str = LineKind::ThirdPartyDeduction.label();

pub(super) const BARE: &[Bare] = &[
    // Gordon Blythe, formerly of 3 Quarrybank Court.
    Bare {
        tenancy: 48_217,
        kind: AccountKind::Former,
        opened: 95,
        lines: &[
            (
                95,
                LineKind::TransferIn,
                56_220,
                "Owed when your tenancy ended",
            ),
            (80, LineKind::Card, -2_000, CARD),
            (52, LineKind::Card, -2_000, CARD),
            (24, LineKind::Card, -2_000, CARD),
        ],
    },
    // Stanley Fox, leaseholder: a share of a new roof.
    Bare {
        tenancy: 48_212,
        kind: AccountKind::Leasehold,
        opened: 430,
        lines: &[
            (
                204,
                LineKind::LeaseholdCharge,
                48_650,
                "Service charge for the half-year",
            ),
            (
                186,
                LineKind::BankTransfer,
                -48_650,
                LineKind::BankTransfer.label(),
            ),
            (
                60,
                LineKind::LeaseholdCharge,
                284_310,
                "Your share of the new roof (section 20 works)",
            ),
            (
                32,
                LineKind::BankTransfer,
                -50_000,
                LineKind::BankTransfer.label(),
            ),
            (
                21,
                LineKind::LeaseholdCharge,
                48_650,
                "Service charge for the half-year",
            ),
        ],
    },
    // Viktor Petrov pays off what a court ordered long ago.
    Bare {
        tenancy: 48_226,
        kind: AccountKind::CourtCosts,
        opened: 300,
        lines: &[
            (
                300,
                LineKind::CourtCost,
                40_400,
                "Costs ordered by the court",
            ),
            (270, LineKind::StandingOrder, -2_000, STANDING_ORDER),
            (240, LineKind::StandingOrder, -2_000, STANDING_ORDER),
            (210, LineKind::StandingOrder, -2_000, STANDING_ORDER),
            (180, LineKind::StandingOrder, -2_000, STANDING_ORDER),
            (150, LineKind::StandingOrder, -2_000, STANDING_ORDER),
            (120, LineKind::StandingOrder, -2_000, STANDING_ORDER),
            (90, LineKind::StandingOrder, -2_000, STANDING_ORDER),
        ],
    },
    // Carlos and Lúcia Mendes.
    Bare {
        tenancy: 48_222,
        kind: AccountKind::Recharge,
        opened: 150,
        lines: &[
            (
                150,
                LineKind::Recharge,
                6_200,
                "Lock changed after keys were lost",
            ),
            (121, LineKind::Card, -2_000, CARD),
            (93, LineKind::Card, -2_000, CARD),
        ],
    },
    // Jamal Edwards.
    Bare {
        tenancy: 48_238,
        kind: AccountKind::Recharge,
        opened: 75,
        lines: &[(
            75,
            LineKind::Recharge,
            11_850,
            "New front door key fob and lock",
        )],
    },
    // Ahmed Farouk.
    Bare {
        tenancy: 48_236,
        kind: AccountKind::OverpaidBenefit,
        opened: 120,
        lines: &[
            (
                120,
                LineKind::BenefitOverpayment,
                31_880,
                LineKind::BenefitOverpayment.label(),
            ),
            (92, LineKind::ThirdPartyDeduction, -4_620, FROM_BENEFIT),
            (64, LineKind::ThirdPartyDeduction, -4_620, FROM_BENEFIT),
            (36, LineKind::ThirdPartyDeduction, -4_620, FROM_BENEFIT),
        ],
    },
];
