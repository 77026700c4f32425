//! What a letter says, by what it is for and what kind of account it is about: nobody is offered what does not fit theirs.

use super::{Draft, LetterKind};
use rules::london;
use rules::money::Pence;
use rules::rent::AccountKind;
use rules::rent::plan::takes_plans;

impl Draft<'_> {
    pub(super) fn title(&self) -> String {
        let what = what(self.account.kind);
        match (self.kind, self.account.kind) {
            (LetterKind::Statement, AccountKind::Rent) => "Your rent statement".to_owned(),
            (LetterKind::Statement, _) => format!("{what}: your statement"),
            (LetterKind::Reminder, _) => format!("{what}: can we help?"),
            (LetterKind::Second, _) => format!("{what}: let us sort this out together"),
        }
    }

    pub(super) fn paragraphs(&self) -> Vec<String> {
        let stands = self.stands();
        let own = match self.kind {
            LetterKind::Statement => vec![
                "This shows what we charged and what came in over the last 13 weeks. Please check it. If something looks wrong, or a payment is missing, tell us.".to_owned(),
                stands,
            ],
            LetterKind::Reminder => vec![
                stands,
                "If you have just paid, thank you: please take this letter as a record.".to_owned(),
                self.bit_by_bit(),
                "Tell us if something has changed: your work, your health, your benefits, who lives with you. We can only help when we know.".to_owned(),
            ],
            LetterKind::Second => vec![
                stands,
                self.wrote_before().to_owned(),
                self.call_us(),
                self.welfare_team(),
                "If we cannot agree anything, we will write again before anything else happens, and tell you what it is.".to_owned(),
            ],
        };
        own.into_iter().chain(self.joint()).collect()
    }

    /// How the account stands, in a sentence or two. What benefits still bring is never asked for now.
    fn stands(&self) -> String {
        let standing = self.standing.standing;
        let owed = standing.balance;
        if owed < Pence::ZERO {
            return format!("Your account is {} in credit.", Pence(-owed.0));
        }
        if owed == Pence::ZERO {
            return "Your account is up to date.".to_owned();
        }
        let today = london::long_date(self.today);
        if standing.technical == Pence::ZERO {
            return format!("On {today} you owed {owed}.");
        }
        let later = self.comes_later();
        format!("On {today} your account stood at {owed}. {later}")
    }

    /// What of it comes later, by whom, and what is left for now.
    fn comes_later(&self) -> String {
        let standing = self.standing.standing;
        let coming = self.standing.coming();
        let to_us = (coming.to_us > Pence::ZERO).then(|| {
            format!(
                "Of this, {} is only there because a payment that is on its way comes after the weeks it pays for.",
                coming.to_us
            )
        });
        let to_them = coming.to_them.map(|(pence, day)| {
            let day = london::long_date(day);
            format!("Of this, {pence} is for when your Universal Credit is paid to you on {day}. Please pay it then.")
        });
        let rest = match (standing.true_arrears, &to_them) {
            (Pence::ZERO, None) => Some("You do not have to do anything about it.".to_owned()),
            (Pence::ZERO, Some(_)) => None,
            (rest, _) => Some(format!("The rest, {rest}, is for you to pay.")),
        };
        let all: Vec<_> = [to_us, to_them, rest].into_iter().flatten().collect();
        all.join(" ")
    }

    /// Where a plan can be made for it, and else a talk about it.
    fn bit_by_bit(&self) -> String {
        let (site, phone) = (&self.site, &self.phone);
        if takes_plans(self.account.kind) {
            format!(
                "If you cannot pay it all now, that is all right. You can choose an amount that you can afford each week or month at {site}/rent, or call us on {phone}."
            )
        } else {
            format!(
                "If you cannot pay it all now, that is all right. Call us on {phone}, and we look for a way with you."
            )
        }
    }

    fn wrote_before(&self) -> &'static str {
        match self.account.kind {
            AccountKind::Rent => {
                "We wrote to you before and would like to talk with you. We want you to keep your home."
            }
            _ => "We wrote to you before and would like to talk with you.",
        }
    }

    fn call_us(&self) -> String {
        let (site, phone) = (&self.site, &self.phone);
        if takes_plans(self.account.kind) {
            format!(
                "Please call us on {phone} in the next two weeks, or answer at {site}/rent. Tell us what comes in and what goes out, and we will agree an amount that leaves you enough to live on."
            )
        } else {
            format!(
                "Please call us on {phone} in the next two weeks. Tell us what comes in and what goes out, and we look for a way that leaves you enough to live on."
            )
        }
    }

    fn welfare_team(&self) -> String {
        let rent = match self.account.kind {
            AccountKind::Rent => {
                "help with a claim or a backdated one, and ask for help with your rent"
            }
            _ => "and help with a claim or a backdated one",
        };
        format!(
            "Our welfare team can check your benefits, {rent}. It is free. Tell us if you would like them to call you."
        )
    }

    /// Only where there is more than one of them. Rent is owed by each of them whole; of the rest that is not for a letter to say.
    fn joint(&self) -> Option<String> {
        let each = "Each named tenant gets a letter of their own.";
        let all = match self.account.kind {
            AccountKind::Rent | AccountKind::UseAndOccupation | AccountKind::Former => {
                " Each of you answers for all the rent."
            }
            _ => "",
        };
        self.is_joint.then(|| format!("{each}{all}"))
    }

    pub(super) fn help(&self) -> Vec<String> {
        let housing = match self.account.kind {
            AccountKind::Rent => Some(
                "The Housing Payment of the Crisis and Resilience Fund can help with rent if you get Housing Benefit or the housing part of Universal Credit. Ask us how to apply.".to_owned(),
            ),
            _ => None,
        };
        let advice = [
            "MoneyHelper, 0800 138 7777: free advice about money.".to_owned(),
            "Citizens Advice, 0800 144 8848: benefits, debts and your rights.".to_owned(),
            "StepChange, 0800 138 1111, and National Debtline, 0808 808 4000: free help with debts, and with breathing space, which gives you time while you get advice.".to_owned(),
            format!("You can read this and pay at {}/rent, or call us on {}.", self.site, self.phone),
        ];
        housing.into_iter().chain(advice).collect()
    }
}

/// What the account is for, as a letter is headed.
const fn what(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::Rent => "Your rent",
        AccountKind::Garage => "Your garage",
        AccountKind::CourtCosts => "Court costs",
        AccountKind::Recharge => "Repairs you have to pay for",
        AccountKind::Former => "Your former home",
        AccountKind::OverpaidBenefit => "Housing Benefit to pay back",
        AccountKind::UseAndOccupation => "Use of the home",
        AccountKind::Leasehold => "Your service charges",
    }
}
