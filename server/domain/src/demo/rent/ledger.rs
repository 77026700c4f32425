//! Draws a ledger: what was charged each Monday, what was paid, and what was brought forward.

use super::pays::Payment;
use super::prices::{self, Price, free_weeks, week, year_of};
use super::{Reaches, Stands, Terms};
use crate::demo::tenancies::LETS;
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use rules::rent::year::{monday_of, next_monday};
use rules::rent::{AccountKind, ChargeItem, Income, LineKind, RentYear};

/// The stretch of time a ledger is drawn for.
pub(super) struct Reach {
    pub today: NaiveDate,
    /// The first Monday.
    pub first: NaiveDate,
    /// The last day: today, or when the account was closed.
    pub last: NaiveDate,
    /// Whether it is all there ever was, so that nothing is brought forward.
    pub young: bool,
    /// The Mondays on which something is charged.
    pub mondays: Vec<NaiveDate>,
}

impl Reach {
    pub(super) fn holds(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

/// A line to be written.
pub(super) struct Drawn {
    pub kind: LineKind,
    pub pence: i64,
    pub on: NaiveDate,
    pub item: Option<ChargeItem>,
    pub words: &'static str,
    /// The hour it was posted, and its place among those of that hour.
    pub hour: u32,
    pub place: i64,
    /// The place in the ledger of the line it takes back.
    pub reverses: Option<usize>,
}

impl Drawn {
    /// Something that came by itself in the course of a day.
    pub(super) const fn in_the_day(on: NaiveDate, kind: LineKind, pence: i64) -> Self {
        Self {
            kind,
            pence,
            on,
            item: None,
            words: kind.label(),
            hour: 14,
            place: 0,
            reverses: None,
        }
    }

    pub(super) fn posted(&self) -> NaiveTime {
        NaiveTime::from_hms_opt(self.hour, 0, 0).unwrap_or_default()
    }
}

/// A whole account.
pub(super) struct Ledger {
    pub opened_on: NaiveDate,
    pub closed_on: Option<NaiveDate>,
    pub prices: Vec<Price>,
    pub lines: Vec<Drawn>,
    pub coming: Option<(Income, bool)>,
}

impl Terms {
    pub(super) fn ledger(&self, today: NaiveDate) -> Ledger {
        let reach = self.reach(today);
        let mut prices = self.prices(reach.first, today);
        prices.retain(|price| price.from <= reach.last);
        let coming = self.coming(&prices, &reach);
        let mut lines = self.charges(&prices, &reach);
        let paid = self.payments(&prices, &reach).into_iter();
        lines.extend(paid.map(received));
        lines.extend(self.besides(&reach));
        self.write_twice(&mut lines, today);
        if !reach.young {
            let free = free_weeks(self.pattern, today);
            let expected = coming.map_or(0, |(income, _)| income.outstanding(today, &free).0);
            let forward =
                self.brought_forward(&lines, expected, week(&prices, reach.last).0, today);
            lines.extend(opening(reach.first, forward));
        }
        Ledger {
            opened_on: self.opened_on(today),
            closed_on: self.ended.map(|days| today - TimeDelta::days(days)),
            prices,
            lines,
            coming,
        }
    }

    fn opened_on(&self, today: NaiveDate) -> NaiveDate {
        let tenancy = LETS.iter().find(|tenancy| tenancy.number == self.tenancy);
        let began = self.began.or(tenancy.map(|tenancy| tenancy.began));
        today - TimeDelta::days(began.unwrap_or_default())
    }

    fn reach(&self, today: NaiveDate) -> Reach {
        let opened = self.opened_on(today);
        let reach = match self.reaches {
            Reaches::FifteenMonths => monday_of(today) - TimeDelta::weeks(64),
            Reaches::LongYear => newest_long_year(today),
        };
        let opened = if monday_of(opened) == opened {
            opened
        } else {
            next_monday(opened)
        };
        let last = self
            .ended
            .map_or(today, |days| today - TimeDelta::days(days));
        let first = reach.max(opened);
        let charged = |monday: &NaiveDate| !year_of(self.pattern, *monday).is_free(*monday);
        let mondays = first.iter_weeks().take_while(|monday| *monday <= last);
        Reach {
            today,
            first,
            last,
            young: opened > reach,
            mondays: mondays.filter(charged).collect(),
        }
    }

    fn charges(&self, prices: &[Price], reach: &Reach) -> Vec<Drawn> {
        let mut lines = Vec::new();
        for monday in &reach.mondays {
            for (place, price) in prices::on(prices, *monday).enumerate() {
                lines.push(Drawn {
                    kind: price.item.line(),
                    pence: price.pence,
                    on: *monday,
                    item: Some(price.item),
                    words: self.words(price.item),
                    hour: 5,
                    place: i64::try_from(place).unwrap_or_default(),
                    reverses: None,
                });
            }
        }
        lines
    }

    fn words(&self, item: ChargeItem) -> &'static str {
        match item {
            ChargeItem::Rent if self.kind == AccountKind::UseAndOccupation => {
                "Use of the home for the week"
            }
            ChargeItem::Rent | ChargeItem::Garage => item.line().label(),
            _ => item.label(),
        }
    }

    /// What came or went outside the habit.
    fn besides(&self, reach: &Reach) -> Vec<Drawn> {
        let once = self.also.iter().map(|(ago, kind, pence)| {
            Drawn::in_the_day(reach.today - TimeDelta::days(*ago), *kind, *pence)
        });
        let (pence, weeks) = self.on_top;
        let newest = newest_friday(reach.today);
        let fridays = (0..weeks).map(|back| newest - TimeDelta::weeks(back));
        let on_top = fridays.map(|friday| received((friday, LineKind::Card, pence)));
        once.chain(on_top)
            .filter(|line| reach.holds(line.on))
            .collect()
    }

    fn write_twice(&self, lines: &mut Vec<Drawn>, today: NaiveDate) {
        let Some((ago, kind, pence)) = self.twice else {
            return;
        };
        let on = today - TimeDelta::days(ago);
        let line = lines.len();
        lines.push(Drawn::in_the_day(on, kind, -pence));
        lines.push(Drawn {
            words: "Put on the account twice by mistake",
            hour: 16,
            reverses: Some(line),
            ..Drawn::in_the_day(on, kind, pence)
        });
    }

    /// What has to stand before the first line, so that the account comes out where it is to stand.
    fn brought_forward(&self, lines: &[Drawn], expected: i64, week: i64, today: NaiveDate) -> i64 {
        let sum_to = |day: NaiveDate| -> i64 {
            lines
                .iter()
                .filter(|line| line.on <= day)
                .map(|line| line.pence)
                .sum()
        };
        match self.stands {
            Stands::Behind(pence) => expected + pence - sum_to(today),
            Stands::WeeksBehind(weeks) => expected + weeks * week - sum_to(today),
            Stands::Balance(pence) => pence - sum_to(today),
            Stands::Then(ago, pence) => pence - sum_to(today - TimeDelta::days(ago)),
        }
    }
}

fn received((on, kind, pence): Payment) -> Drawn {
    Drawn::in_the_day(on, kind, -pence)
}

/// The day before the first Monday; none where nothing is to be brought forward.
fn opening(first: NaiveDate, pence: i64) -> Option<Drawn> {
    let line = Drawn::in_the_day(first - Days::new(1), LineKind::OpeningBalance, pence);
    (pence != 0).then_some(line)
}

/// The Friday before a day: what is paid on top comes then, apart from the Monday's own.
pub(super) fn newest_friday(today: NaiveDate) -> NaiveDate {
    monday_of(today - Days::new(5)) + Days::new(4)
}

fn newest_long_year(today: NaiveDate) -> NaiveDate {
    let mut year = RentYear::containing(today);
    while !year.has_53_weeks() {
        year = RentYear::containing(year.starts_on - Days::new(1));
    }
    year.starts_on
}
