//! What every household is charged, how it pays, and how it stands.

use super::{Benefit, Pays, Reaches, Stands, Terms};
use rules::rent::{AccountKind, LineKind};

/// The rent of a home charged every week, for the whole of its tenancy.
const fn home(tenancy: u32, price: i64, pays: Pays, stands: Stands) -> Terms {
    Terms {
        tenancy,
        kind: AccountKind::Rent,
        price,
        pattern: "every_week",
        pays,
        stands,
        also: &[],
        on_top: (0, 0),
        twice: None,
        benefit: Benefit::AsPaid,
        reaches: Reaches::FifteenMonths,
        began: None,
        ended: None,
    }
}

const fn garage(tenancy: u32, pays: Pays, stands: Stands) -> Terms {
    Terms {
        kind: AccountKind::Garage,
        ..home(tenancy, 1_350, pays, stands)
    }
}

const CASH: LineKind = LineKind::Cash;
const STANDING_ORDER: Pays = Pays::Weekly(LineKind::StandingOrder, 0);
const UP_TO_DATE: Stands = Stands::Behind(0);

pub(super) const TERMS: &[Terms] = &[
    // Priya and Arjun Sharma: one week, £116.10, that Housing Benefit pays for.
    home(48_213, 10_820, Pays::HousingBenefit(1), UP_TO_DATE),
    home(48_201, 9_640, STANDING_ORDER, UP_TO_DATE),
    home(48_202, 12_480, Pays::UniversalCredit(5), UP_TO_DATE),
    // Grace Adeyemi has just moved in; her claim has all it needs.
    Terms {
        benefit: Benefit::Claimed(true),
        ..home(48_203, 10_460, Pays::Nothing, UP_TO_DATE)
    },
    // Yusuf Demir: an arrangement he could not keep.
    Terms {
        also: &[
            (32, LineKind::Card, -2_000),
            (25, LineKind::Card, -2_000),
            (18, LineKind::Card, -2_000),
        ],
        ..home(
            48_204,
            12_610,
            Pays::Weekly(CASH, 3),
            Stands::WeeksBehind(6),
        )
    },
    // Margaret Ollerenshaw: Direct Debit, nothing owed, and more than four hundred lines.
    home(48_205, 11_240, Pays::DirectDebit(1), Stands::Balance(0)),
    // Kwame Boateng: in credit.
    home(48_206, 11_380, STANDING_ORDER, Stands::Balance(-24_860)),
    // Zofia and Piotr Nowak: a breathing space since 34 days ago.
    home(
        48_207,
        12_650,
        Pays::Weekly(CASH, 1),
        Stands::Then(34, 61_240),
    ),
    home(
        48_208,
        11_190,
        Pays::HousingBenefit(3),
        Stands::Behind(4_960),
    ),
    // Wilhelmina Featherstonehaugh-Cholmondeley: 48 weeks of rent a year.
    Terms {
        pattern: "weeks_48",
        ..home(48_209, 12_290, Pays::DirectDebit(8), UP_TO_DATE)
    },
    // Dean Pratt: introductory, nothing for nine weeks but once.
    Terms {
        also: &[(20, LineKind::Card, -5_000)],
        ..home(48_210, 11_095, Pays::Weekly(CASH, 9), UP_TO_DATE)
    },
    Terms {
        benefit: Benefit::Claimed(false),
        also: &[(20, LineKind::Card, -6_000)],
        ..home(48_211, 9_870, Pays::Nothing, UP_TO_DATE)
    },
    // Imran Qureshi: two homes while he moves.
    home(48_214, 12_870, Pays::DirectDebit(15), UP_TO_DATE),
    home(48_215, 14_080, Pays::DirectDebit(15), UP_TO_DATE),
    home(
        48_216,
        10_820,
        Pays::UniversalCredit(9),
        Stands::WeeksBehind(2),
    ),
    // Hannah Leigh: Housing Benefit stopped six weeks ago.
    Terms {
        benefit: Benefit::Suspended,
        ..home(
            48_218,
            11_030,
            Pays::HousingBenefit(6),
            Stands::WeeksBehind(6),
        )
    },
    // Olu Fashola: £145 that he paid and that is not here.
    home(48_219, 11_190, STANDING_ORDER, Stands::Behind(14_500)),
    // Mei-Lin Chow: a crisis breathing space since 80 days ago.
    home(48_220, 10_960, STANDING_ORDER, Stands::Then(80, 98_760)),
    home(48_221, 9_720, Pays::HousingBenefit(2), UP_TO_DATE),
    home(48_222, 12_740, Pays::DirectDebit(15), UP_TO_DATE),
    garage(48_222, STANDING_ORDER, UP_TO_DATE),
    // Tariq Aziz Khan: the 53rd week of the newest long year, for which Universal Credit does not pay.
    Terms {
        reaches: Reaches::LongYear,
        ..home(
            48_223,
            14_560,
            Pays::UniversalCredit(12),
            Stands::WeeksBehind(1),
        )
    },
    garage(48_223, Pays::Weekly(CASH, 3), Stands::WeeksBehind(3)),
    home(48_224, 12_990, Pays::DirectDebit(28), UP_TO_DATE),
    garage(48_224, Pays::DirectDebit(28), UP_TO_DATE),
    // Ebony Clarke: something is taken from her benefit for what she owes.
    Terms {
        also: &[
            (7, LineKind::ThirdPartyDeduction, -2_310),
            (37, LineKind::ThirdPartyDeduction, -2_310),
            (68, LineKind::ThirdPartyDeduction, -2_310),
        ],
        ..home(
            48_225,
            10_960,
            Pays::ManagedCredit(7),
            Stands::WeeksBehind(4),
        )
    },
    home(48_226, 9_980, STANDING_ORDER, UP_TO_DATE),
    // Ruby Tate: five weeks owed, and an arrangement kept for eight weeks.
    Terms {
        on_top: (1_500, 8),
        ..home(
            48_227,
            10_820,
            Pays::UniversalCredit(10),
            Stands::WeeksBehind(5),
        )
    },
    home(48_228, 12_310, Pays::HousingBenefit(2), UP_TO_DATE),
    Terms {
        pattern: "weeks_50",
        ..home(48_229, 11_460, STANDING_ORDER, UP_TO_DATE)
    },
    home(48_230, 9_680, Pays::HousingBenefit(3), UP_TO_DATE),
    home(
        48_231,
        9_700,
        Pays::HousingBenefit(1),
        Stands::WeeksBehind(1),
    ),
    home(48_232, 9_940, Pays::Weekly(CASH, 2), UP_TO_DATE),
    // Alan Frith: his rent ended when he died, and the home is used until the family hands it back.
    Terms {
        ended: Some(33),
        ..home(48_233, 9_660, STANDING_ORDER, Stands::Balance(18_420))
    },
    Terms {
        kind: AccountKind::UseAndOccupation,
        began: Some(33),
        ..home(48_233, 9_660, Pays::Nothing, UP_TO_DATE)
    },
    home(
        48_234,
        11_210,
        Pays::Weekly(CASH, 4),
        Stands::WeeksBehind(4),
    ),
    home(
        48_235,
        10_960,
        Pays::Weekly(CASH, 2),
        Stands::WeeksBehind(3),
    ),
    home(48_236, 11_190, Pays::HousingBenefit(2), UP_TO_DATE),
    // Elena Popescu: a payment put on the account twice, and one of the two taken back.
    Terms {
        twice: Some((19, LineKind::Card, 5_000)),
        ..home(
            48_237,
            10_820,
            Pays::UniversalCredit(3),
            Stands::Behind(8_000),
        )
    },
    // Jamal Edwards: a Direct Debit that the bank sent back.
    Terms {
        also: &[
            (40, LineKind::DirectDebit, -48_000),
            (36, LineKind::DirectDebitReturned, 48_000),
        ],
        ..home(
            48_238,
            9_980,
            Pays::Weekly(LineKind::Card, 0),
            Stands::WeeksBehind(8),
        )
    },
];
