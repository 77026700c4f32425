//! The rent of Ebbsmarsh: what each home costs, how each household pays, and where that has brought them.
//!
//! Nothing here is a balance written down. A ledger is drawn from prices, Mondays and a habit of paying; a balance brought
//! forward makes it come out where the account is to stand on the day the demo is loaded.

mod bare;
mod happenings;
mod ledger;
mod pays;
mod prices;
mod terms;
mod working;
mod writing;

pub(super) use happenings::happen;

use rules::rent::{AccountKind, LineKind};

/// An account with a weekly charge. Days and weeks are counted back from the day the demo is loaded.
pub(super) struct Terms {
    /// The number of the tenancy.
    tenancy: u32,
    kind: AccountKind,
    /// Pence of a charging week this rent year, for the home or the garage alone. Service charges come with the block.
    price: i64,
    pattern: &'static str,
    pays: Pays,
    stands: Stands,
    /// What else came or went: days ago, what, signed pence.
    also: &'static [(i64, LineKind, i64)],
    /// A payment on top every week: pence, and for how many weeks.
    on_top: (i64, i64),
    /// A payment written down twice, and one of the two taken back: days ago, what, pence.
    twice: Option<(i64, LineKind, i64)>,
    benefit: Benefit,
    reaches: Reaches,
    /// When it began and ended, if not with the tenancy.
    began: Option<i64>,
    ended: Option<i64>,
}

/// A habit of paying.
#[derive(Clone, Copy)]
enum Pays {
    Nothing,
    /// A month's charge on that day of the month.
    DirectDebit(u32),
    /// A week's charge each Monday, but for the newest so many weeks.
    Weekly(LineKind, i64),
    /// Four weeks' charges on the Monday of the last of the four, of which so many have begun. What Housing Benefit does
    /// not pay for is paid in cash each Monday.
    HousingBenefit(i64),
    /// A month's charge by card, on the day Universal Credit comes, which was so many days ago.
    UniversalCredit(i64),
    /// The same, paid to us.
    ManagedCredit(i64),
}

/// Where an account is to stand. One younger than its ledger's reach stands where its lines bring it.
#[derive(Clone, Copy)]
enum Stands {
    /// Owed beyond what is on its way, in pence.
    Behind(i64),
    /// The same in full weeks' charges.
    WeeksBehind(i64),
    /// The balance, whatever is on its way.
    Balance(i64),
    /// The balance at the end of a day so many days ago.
    Then(i64, i64),
}

/// A benefit that brings nothing now.
#[derive(Clone, Copy)]
enum Benefit {
    AsPaid,
    /// Universal Credit asked for, and whether what it needs was handed in.
    Claimed(bool),
    /// Housing Benefit that stopped.
    Suspended,
}

/// How far back the ledger goes.
#[derive(Clone, Copy)]
enum Reaches {
    /// Sixty-five weeks.
    FifteenMonths,
    /// To the start of the newest rent year of 53 weeks.
    LongYear,
}
