//! What is typed into the planner, and what it answers: the same on the server and in the browser.

use super::words::{payments_words, short_date};
use super::{Band, NoPlan, Offer, Plan, Verdict, date_words, every_words};
use crate::money::Pence;
use crate::rent::{Every, Income, IncomeKind, IncomeStatus};
use chrono::{Datelike, Days, NaiveDate};

/// How far ahead the first payment may be, in days.
pub const MOST_DAYS_AHEAD: u64 = 31;

/// What a plan is worked out from, besides what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// True arrears: what is to be cleared.
    pub arrears: Pence,
    pub today: NaiveDate,
    pub band: Band,
    /// What the tenant pays beside the plan, for the rent or a garage of a week, of two, of four, of a month.
    pub usual: [Pence; 4],
}

impl Terms {
    /// As plain numbers, for the way into the browser.
    pub fn to_numbers(&self) -> Vec<i64> {
        let head = [
            self.arrears.0,
            i64::from(self.today.num_days_from_ce()),
            self.band.least_weekly.0,
            i64::from(self.band.longest_weeks),
        ];
        head.into_iter()
            .chain(self.usual.map(|pence| pence.0))
            .collect()
    }

    /// Reads what [`Self::to_numbers`] wrote.
    pub fn from_numbers(numbers: &[i64]) -> Option<Self> {
        let &[
            arrears,
            today,
            least,
            weeks,
            week,
            fortnight,
            four_weeks,
            month,
        ] = numbers
        else {
            return None;
        };
        Some(Self {
            arrears: Pence(arrears),
            today: NaiveDate::from_num_days_from_ce_opt(i32::try_from(today).ok()?)?,
            band: Band {
                least_weekly: Pence(least),
                longest_weeks: u32::try_from(weeks).ok()?,
            },
            usual: [week, fortnight, four_weeks, month].map(Pence),
        })
    }

    fn usual(&self, every: Every) -> Pence {
        let place = Every::ALL.iter().position(|it| *it == every);
        place.map_or(Pence::ZERO, |place| self.usual[place])
    }

    /// The days on which a first payment may fall: tomorrow and the month after.
    pub fn first_days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let today = self.today;
        (1..=MOST_DAYS_AHEAD).map(move |days| today + Days::new(days))
    }
}

/// What someone pays beside the plan for the rent of a week, of two, of four, of a month: what is charged, less what comes to us
/// of itself. Universal Credit that is paid to the tenant does not come to us of itself, and what is taken from a benefit for
/// arrears pays no rent.
pub fn usual(week: Pence, month: Pence, incomes: &[Income]) -> [Pence; 4] {
    let comes = |income: &&Income| {
        let pays_no_rent = [IncomeKind::UniversalCredit, IncomeKind::ThirdPartyDeduction];
        income.status == IncomeStatus::Paid && !pays_no_rent.contains(&income.kind)
    };
    let weekly: i64 = incomes
        .iter()
        .filter(comes)
        .filter_map(|income| Some(income.every.weekly(income.amount?).0))
        .sum();
    let monthly = crate::rent::year::monthly(Pence(weekly)).0;
    let left = |weeks: i64| Pence(((week.0 - weekly) * weeks).max(0));
    [left(1), left(2), left(4), Pence((month.0 - monthly).max(0))]
}

/// What the form begins with: as often as the tenant's own benefit comes and the day after it, when the money is there; else every
/// week on a Friday.
pub fn suggestion(today: NaiveDate, incomes: &[Income]) -> (Every, NaiveDate) {
    let own = incomes.iter().find_map(|income| {
        let theirs =
            income.kind == IncomeKind::UniversalCredit && income.status == IncomeStatus::Paid;
        let day = income.next_on.filter(|_| theirs)? + Days::new(1);
        (today < day && is_near(today, day)).then_some((income.every, day))
    });
    let to_friday = (11 - u64::from(today.weekday().num_days_from_monday())) % 7;
    own.unwrap_or((
        Every::Week,
        today + Days::new(if to_friday == 0 { 7 } else { to_friday }),
    ))
}

/// The form, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed<'a> {
    pub amount: &'a str,
    pub every: &'a str,
    /// "2026-12-04"
    pub first_on: &'a str,
}

/// A field of the form, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Amount,
    Every,
    FirstOn,
}

impl Field {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Every => "every",
            Self::FirstOn => "first_on",
        }
    }
}

/// What the planner says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub plan: Plan,
    pub verdict: Verdict,
    /// "You are clear by 12 March 2027."
    pub title: String,
    pub lines: Vec<String>,
}

impl Typed<'_> {
    /// Works it out.
    ///
    /// # Errors
    /// The first field that does not do, and what to do about it.
    pub fn answer(&self, terms: &Terms) -> Result<Answer, (Field, String)> {
        let amount = Pence::parse(self.amount)
            .map_err(|error| (Field::Amount, error.message().to_owned()))?;
        let every = Every::parse(self.every)
            .ok_or_else(|| (Field::Every, "Choose how often you can pay".to_owned()))?;
        let first_on = read_day(self.first_on)
            .filter(|day| is_near(terms.today, *day))
            .ok_or_else(|| {
                let message = "Choose the day of your first payment";
                (Field::FirstOn, message.to_owned())
            })?;
        let offer = Offer {
            amount,
            every,
            first_on,
        };
        let plan = Plan::of(terms.arrears, offer)
            .map_err(|no_plan| (Field::Amount, no_plan.message().to_owned()))?;
        Ok(Answer::to(plan, terms))
    }
}

impl Answer {
    fn to(plan: Plan, terms: &Terms) -> Self {
        let verdict = terms.band.judge(&plan);
        let every = plan.offer.every;
        let starts = format!(
            "{}, from {}.",
            payments_words(&plan),
            short_date(plan.offer.first_on)
        );
        let usual = terms.usual(every);
        let together = (usual > Pence::ZERO).then(|| {
            let sum = Pence(usual.0 + plan.offer.amount.0);
            format!(
                "With the {usual} you pay as usual that is {sum} {}.",
                every_words(every)
            )
        });
        let mut lines = vec![starts];
        lines.extend(together);
        lines.push(verdict.words().to_owned());
        Self {
            plan,
            verdict,
            title: format!("You are clear by {}.", date_words(plan.clear_on)),
            lines,
        }
    }
}

impl NoPlan {
    /// What to do about it.
    pub const fn message(self) -> &'static str {
        match self {
            Self::NothingOwed => "There is nothing to plan for",
            Self::TooSmall => "Enter £1.00 or more. If that is too much, ask us for help",
            Self::Endless => {
                "That would take more than 10 years. If you cannot pay more, ask us for help"
            }
        }
    }
}

impl Verdict {
    const fn words(self) -> &'static str {
        match self {
            Self::AtOnce => "We can start this plan at once.",
            Self::Small | Self::Long => {
                "You can offer this. An officer looks at it first and answers you."
            }
        }
    }
}

fn is_near(today: NaiveDate, day: NaiveDate) -> bool {
    today <= day && day <= today + Days::new(MOST_DAYS_AHEAD)
}

/// "2026-12-04"; by hand, because the calendar's own reader costs a phone kilobytes.
fn read_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let mut part = || parts.next()?.parse::<u32>().ok();
    let (year, month, day) = (part()?, part()?, part()?);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}
