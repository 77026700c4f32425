//! The balance in a sentence that explains it. It never frightens, never asks for more than may be asked for, and says nothing of a
//! breathing space but to the one who is in it.

use chrono::NaiveDate;
use domain::rent::{AccountStanding, Frozen};
use rules::london;
use rules::money::Pence;
use rules::rent::{AccountKind, Income, IncomeKind, IncomeStatus};

/// One big figure between two short phrases: "You have" £116.10 "to pay. That is one week."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub lead: Option<String>,
    pub figure: String,
    pub sentence: Option<String>,
}

impl Said {
    fn plain(words: &str) -> Self {
        Self {
            lead: None,
            figure: words.to_owned(),
            sentence: None,
        }
    }

    fn of(lead: impl Into<String>, pence: Pence, sentence: impl Into<String>) -> Self {
        Self {
            lead: Some(lead.into()),
            figure: pence.to_string(),
            sentence: Some(sentence.into()),
        }
    }

    /// All of it in one line, as a card says it.
    pub fn whole(&self) -> String {
        let lead = self.lead.as_ref().map(|lead| format!("{lead} "));
        let goes_on = |rest: &str| rest.starts_with(char::is_lowercase);
        let rest = self.sentence.as_deref().map(|rest| {
            let stop = if goes_on(rest) { "" } else { "." };
            format!("{stop} {rest}")
        });
        let whole = [lead, Some(self.figure.clone()), rest];
        let whole: String = whole.into_iter().flatten().collect();
        if whole.ends_with('.') {
            whole
        } else {
            format!("{whole}.")
        }
    }
}

/// What an account's balance is, in words. `knows_why`: whether the reader is the one in breathing space.
pub fn said(kind: AccountKind, at: &AccountStanding, knows_why: bool) -> Said {
    let balance = at.standing.balance;
    match at.frozen {
        _ if balance == Pence::ZERO => Said::plain("You are up to date"),
        _ if balance < Pence::ZERO => Said::of("You are", Pence(-balance.0), "in credit."),
        Some(Frozen::BeingChecked) => Said::of(
            "Your account stands at",
            balance,
            "It is on hold while we check something. We ask you for nothing until then.",
        ),
        Some(Frozen::Since(..)) => on_hold(at, knows_why),
        None if kind.is_charged_weekly() => weekly(kind, at),
        None => Said::of("You have", balance, once(kind)),
    }
}

/// An account that is not charged by the week.
fn once(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::Former => "left to pay for your former home. You can pay it bit by bit.",
        AccountKind::CourtCosts => "to pay for court costs. You can pay it bit by bit.",
        AccountKind::Recharge => "to pay for repairs. You can pay it bit by bit.",
        AccountKind::OverpaidBenefit => {
            "of Housing Benefit to pay back, because it was too much. You can pay it bit by bit."
        }
        AccountKind::Leasehold => "to pay for service charges.",
        AccountKind::Rent | AccountKind::Garage | AccountKind::UseAndOccupation => "to pay.",
    }
}

/// The part that stands still apart from the rent that fell due since.
fn on_hold(at: &AccountStanding, knows_why: bool) -> Said {
    let (frozen, since) = (at.standing.frozen, at.standing.since_frozen());
    let held = match (knows_why, frozen) {
        (_, Pence::ZERO) => None,
        (true, frozen) => Some(format!(
            "{frozen} is in breathing space: we ask you for nothing of it."
        )),
        (false, frozen) => Some(format!(
            "{frozen} is on hold: we ask you for nothing of it."
        )),
    };
    if since <= Pence::ZERO {
        return Said {
            lead: None,
            figure: "Nothing to pay now".to_owned(),
            sentence: held,
        };
    }
    let first = match at.frozen {
        Some(Frozen::Since(day, _)) => format!("Rent since {}:", london::day_month(day)),
        _ => "Rent since then:".to_owned(),
    };
    let coming = (at.standing.technical >= since)
        .then(|| arrives(at))
        .flatten()
        .map(|arrives| format!("{}.", capital(&arrives)));
    let sentences: Vec<_> = coming.into_iter().chain(held).collect();
    Said::of(first, since, sentences.join(" "))
}

fn weekly(kind: AccountKind, at: &AccountStanding) -> Said {
    let standing = at.standing;
    let weeks = weeks(standing.balance, at.week());
    let sentence = match (standing.technical > Pence::ZERO, arrives(at)) {
        (true, Some(arrives)) if standing.true_arrears == Pence::ZERO => match weeks {
            Some(weeks) => format!("to pay. That is {weeks}: {arrives}.{}", then(at)),
            None => format!("to pay. {}.{}", capital(&arrives), then(at)),
        },
        (true, Some(_)) => format!(
            "to pay. {} The other {} is for you to pay.{}",
            comes_later(at),
            standing.true_arrears,
            bit_by_bit(at)
        ),
        _ => format!("to pay.{}{}", that_is(kind, at), bit_by_bit(at)),
    };
    let notes = benefit_notes(at);
    let all: Vec<_> = std::iter::once(sentence).chain(notes).collect();
    Said::of("You have", standing.balance, all.join(" "))
}

/// What of a debt comes later, and from whom: "£116.10 of it is on its way: your Housing Benefit arrives on 30 November."
fn comes_later(at: &AccountStanding) -> String {
    let coming = at.coming();
    let to_us = arrives_to_us(at)
        .filter(|_| coming.to_us > Pence::ZERO)
        .map(|arrives| format!("{} of it is on its way: {arrives}.", coming.to_us));
    let to_them = coming
        .to_them
        .map(|(pence, day)| pay_then(&format!("{pence} of it"), day));
    let all: Vec<_> = to_us.into_iter().chain(to_them).collect();
    all.join(" ")
}

/// "£116.10 is for when your Universal Credit is paid to you on 30 November. Pay it then." Nothing brings it to us but them.
pub fn pay_then(what: &str, day: NaiveDate) -> String {
    let day = london::day_month(day);
    format!("{what} is for when your Universal Credit is paid to you on {day}. Pay it then.")
}

/// After a sentence that names only Universal Credit that is paid to the tenant.
fn then(at: &AccountStanding) -> &'static str {
    let coming = at.coming();
    if coming.to_us == Pence::ZERO && coming.to_them.is_some() {
        " Pay it then."
    } else {
        ""
    }
}

/// " That is 3 weeks' rent."
fn that_is(kind: AccountKind, at: &AccountStanding) -> String {
    let what = match kind {
        AccountKind::Garage => "charge",
        _ => "rent",
    };
    weeks(at.standing.true_arrears, at.week()).map_or_else(String::new, |weeks| {
        let whose = if weeks.ends_with('s') { "'" } else { "'s" };
        format!(" That is {weeks}{whose} {what}.")
    })
}

/// Nobody is told to pay in full.
fn bit_by_bit(at: &AccountStanding) -> &'static str {
    if at.standing.true_arrears > at.week() {
        " You can pay it bit by bit."
    } else {
        ""
    }
}

/// "one week", "3 weeks", "about 3 weeks", "less than one week"; none where nothing is charged weekly.
pub fn weeks(amount: Pence, week: Pence) -> Option<String> {
    if week <= Pence::ZERO || amount <= Pence::ZERO {
        return None;
    }
    if amount < week {
        return Some("less than one week".to_owned());
    }
    let nearest = (amount.0 + week.0 / 2) / week.0;
    let about = if amount.0 % week.0 == 0 { "" } else { "about " };
    Some(match nearest {
        1 => format!("{about}one week"),
        many => format!("{about}{many} weeks"),
    })
}

/// "your Housing Benefit arrives on 30 November": the first that comes for weeks already charged.
fn arrives(at: &AccountStanding) -> Option<String> {
    first_to_arrive(at, |_| true)
}

/// The same of what comes to us without the tenant.
fn arrives_to_us(at: &AccountStanding) -> Option<String> {
    first_to_arrive(at, |kind| kind != IncomeKind::UniversalCredit)
}

fn first_to_arrive(at: &AccountStanding, which: fn(IncomeKind) -> bool) -> Option<String> {
    let expected = |income: &&Income| which(income.kind) && at.outstanding(income) > Pence::ZERO;
    let first = at
        .incomes
        .iter()
        .filter(expected)
        .min_by_key(|it| it.next_on)?;
    let day = london::day_month(first.next_on?);
    Some(match first.kind {
        IncomeKind::HousingBenefit => format!("your Housing Benefit arrives on {day}"),
        IncomeKind::UniversalCredit => format!("your Universal Credit is paid to you on {day}"),
        IncomeKind::UniversalCreditDirect => format!("your Universal Credit reaches us on {day}"),
        IncomeKind::ThirdPartyDeduction => {
            format!("money from your benefit reaches us on {day}")
        }
        IncomeKind::DirectDebit => format!("we take your Direct Debit on {day}"),
        IncomeKind::StandingOrder => format!("your standing order arrives on {day}"),
    })
}

/// What is the matter with a benefit that should pay: not decided, stopped, or late.
fn benefit_notes(at: &AccountStanding) -> Vec<String> {
    if at.standing.true_arrears == Pence::ZERO {
        return Vec::new();
    }
    let note = |income: &Income| {
        let name = income.kind.label();
        match income.status {
            IncomeStatus::Claimed => Some(format!(
                "We know that your {name} is not decided yet: it may pay for this."
            )),
            IncomeStatus::Suspended => Some(format!(
                "Your {name} has stopped for now: call us, we can help with that."
            )),
            IncomeStatus::Paid => income.next_on.filter(|next| *next < at.day).map(|next| {
                let day = london::day_month(next);
                format!("We expected your {name} on {day}, and it is not here yet.")
            }),
            IncomeStatus::Ended => None,
        }
    };
    at.incomes.iter().filter_map(note).collect()
}

fn capital(words: &str) -> String {
    let mut characters = words.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
