//! What follows when an officer took a step: said calmly, with the last day to ask for a review and where help is. Nothing of who
//! took it, or why.

use crate::council::Council;
use chrono::NaiveDate;
use domain::rent::StepNow;
use leptos::prelude::*;
use rules::london;
use rules::rent::ladder::Step;

pub const WHAT_HAPPENS_NEXT: &str = "What happens next";
const PRE_COURT: &str = "We are making our last checks before we ask a court about your home. There is still time to talk to us and to find a way.";
const ORDER: &str = "The court has made an order about your home. Keep to what it says, and if you cannot, call us or a free adviser as soon as you can.";
const WARRANT: &str = "We have asked the court to carry out its order. It writes to you and names the day on which you would have to leave: until then you can still get help, so call us or a free adviser as soon as you can.";
const ASK_FOR_REVIEW: &str = "Ask for it by email";
const HELP_IS_THERE: &str = "Help is there, and a plan to pay that you keep to counts.";
const SEE_HELP: &str = "See what we can do";

/// What a step means for who lives there, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    meaning: String,
    /// That a review may be asked for, and until when.
    review: Option<String>,
}

impl NextStep {
    /// `None` for a letter or a talk, of which there is nothing more to say.
    pub fn of(now: StepNow, today: NaiveDate) -> Option<Self> {
        let last = now.review_until.filter(|last| *last >= today);
        Some(Self {
            meaning: meaning(now)?,
            review: last.map(review),
        })
    }
}

fn meaning(now: StepNow) -> Option<String> {
    let day = london::long_date(now.taken_on);
    match now.step {
        Step::Reminder | Step::Contact | Step::SecondLetter => None,
        Step::Notice => Some(format!(
            "We gave you a notice on {day}. It means that we could later ask a court to end your tenancy: we have not done that, and would much rather find a way with you."
        )),
        Step::PreCourt => Some(PRE_COURT.to_owned()),
        Step::Court => Some(format!(
            "On {day} we asked a court to decide about your home. It writes to you with the day of the hearing: please go, alone or with an adviser, and tell the judge how things are."
        )),
        Step::Order => Some(ORDER.to_owned()),
        Step::Warrant => Some(WARRANT.to_owned()),
    }
}

fn review(last: NaiveDate) -> String {
    format!(
        "You can ask us to look at this decision again, up to and with {}.",
        london::long_weekday(last)
    )
}

/// How the income team is reached.
#[derive(Clone, Debug)]
pub struct Reach {
    pub phone: String,
    pub email: String,
}

impl Reach {
    pub fn of(council: &Council) -> Self {
        Self {
            phone: council.rent_line().to_owned(),
            email: council.email.clone(),
        }
    }
}

/// A review is asked for by what an officer reads as that: the form for help is about money.
#[component]
pub fn WhatNext(step: NextStep, reach: Reach) -> impl IntoView {
    let Reach { phone, email } = reach;
    let review = step.review.map(|review| {
        let write = format!("mailto:{email}?subject=Review%20of%20a%20notice");
        view! { <p>{review} " " <a href=write>{ASK_FOR_REVIEW}</a> ", or call us. Say that it is about the notice."</p> }
    });
    let dial = Council::dial(&phone);
    view! {
        <p>{step.meaning}</p>
        {review}
        <p>{HELP_IS_THERE} " " <a href="/rent/help">{SEE_HELP}</a> ", or call us on " <a href=dial>{phone}</a> "."</p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rent::words::fixture::{day, today};

    fn of(step: Step, review_until: Option<&str>) -> Option<NextStep> {
        let now = StepNow {
            step,
            taken_on: day("2026-11-11"),
            review_until: review_until.map(day),
        };
        NextStep::of(now, today())
    }

    #[test]
    fn only_what_goes_towards_a_court_is_told() {
        for step in Step::ALL {
            assert_eq!(of(*step, None).is_some(), step.is_possession(), "{step:?}");
        }
    }

    #[test]
    fn a_review_is_offered_up_to_its_last_day_and_not_after() {
        let notice = |last| of(Step::Notice, Some(last)).unwrap();
        let words = notice("2026-11-21").review.unwrap();
        assert!(words.ends_with("Saturday 21 November 2026."), "{words}");
        assert_eq!(notice("2026-11-20").review, None);
        assert!(notice("2026-11-20").meaning.contains("11 November 2026"));
    }
}
