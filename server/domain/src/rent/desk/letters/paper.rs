//! What stands on the paper: plain, helpful, never a threat.

use super::LetterKind;
use crate::rent::accounts::Account;
use crate::rent::ledger::Entry;
use crate::rent::standing::AccountStanding;
use chrono::NaiveDate;
use rules::london;
use rules::rent::{AccountKind, Statement};
use serde::{Deserialize, Serialize};

/// A letter. Whoever reads it later reads these words and no others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    pub to: String,
    pub address: Vec<String>,
    /// "21 November 2026".
    pub dated: String,
    pub payment_reference: String,
    pub title: String,
    pub paragraphs: Vec<String>,
    /// Under the heading "Who can help".
    pub help: Vec<String>,
    pub statement: PaperStatement,
    /// The officer who wrote it, and for whom.
    pub from: Vec<String>,
}

/// The account over 13 weeks, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperStatement {
    pub from: String,
    pub to: String,
    pub opening: String,
    pub lines: Vec<PaperLine>,
    pub charged: String,
    pub paid: String,
    pub closing: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperLine {
    pub on: String,
    pub words: String,
    /// Empty for a payment.
    pub charge: String,
    /// Empty for a charge.
    pub payment: String,
    pub balance: String,
}

impl Paper {
    /// The letter as an email carries it: without the lines, which the statement page shows.
    pub fn plain_text(&self) -> String {
        let mut text = format!("Dear {},\n\n{}\n", self.to, self.title);
        for paragraph in &self.paragraphs {
            text += &format!("\n{paragraph}\n");
        }
        text += "\nWHO CAN HELP\n\n";
        for point in &self.help {
            text += &format!("- {point}\n");
        }
        let PaperStatement {
            from,
            to,
            charged,
            paid,
            ..
        } = &self.statement;
        text += &format!(
            "\nFrom {from} to {to}: charged {charged}, paid {paid}.\nYour payment reference: {}\n\n{}\n{}",
            self.payment_reference,
            self.from.join("\n"),
            self.dated
        );
        text
    }
}

/// What the letters to all named tenants have in common.
pub(super) struct Draft<'a> {
    pub kind: LetterKind,
    pub account: &'a Account,
    pub standing: &'a AccountStanding,
    pub statement: &'a Statement<Entry>,
    pub address: Vec<String>,
    pub today: NaiveDate,
    pub from: Vec<String>,
    pub site: String,
    pub phone: String,
}

impl Draft<'_> {
    pub fn to(&self, name: &str) -> Paper {
        Paper {
            to: name.to_owned(),
            address: self.address.clone(),
            dated: london::long_date(self.today),
            payment_reference: self.account.payment_reference.clone(),
            title: self.title().to_owned(),
            paragraphs: self.paragraphs(),
            help: self.help(),
            statement: self.lines(),
            from: self.from.clone(),
        }
    }

    fn title(&self) -> &'static str {
        match (self.kind, self.account.kind) {
            (LetterKind::Statement, AccountKind::Rent) => "Your rent statement",
            (LetterKind::Statement, _) => "Your statement",
            (LetterKind::Reminder, _) => "Your rent: can we help?",
            (LetterKind::Second, _) => "Your rent: let us sort this out together",
        }
    }

    fn paragraphs(&self) -> Vec<String> {
        let stands = self.stands();
        let own = match self.kind {
            LetterKind::Statement => vec![
                "This shows what we charged and what came in over the last 13 weeks. Please check it. If something looks wrong, or a payment is missing, tell us.".to_owned(),
                stands,
            ],
            LetterKind::Reminder => vec![
                stands,
                "If you have just paid, thank you: please take this letter as a record.".to_owned(),
                format!("If you cannot pay it all now, that is all right. You can choose an amount that you can afford each week or month at {}/rent, or call us on {}.", self.site, self.phone),
                "Tell us if something has changed: your work, your health, your benefits, who lives with you. We can only help when we know.".to_owned(),
            ],
            LetterKind::Second => vec![
                stands,
                "We wrote to you before and would like to talk with you. We want you to keep your home.".to_owned(),
                format!("Please call us on {} in the next two weeks, or answer at {}/rent. Tell us what comes in and what goes out, and we will agree an amount that leaves you enough to live on.", self.phone, self.site),
                "Our welfare team can check your benefits, help with a claim or a backdated one, and ask for help with your rent. It is free. Tell us if you would like them to call you.".to_owned(),
                "If we cannot agree anything, we will write again before anything else happens, and tell you what it is.".to_owned(),
            ],
        };
        own.into_iter().chain([self.joint()]).collect()
    }

    /// How the account stands, in a sentence or two. What benefits still bring is never asked for.
    fn stands(&self) -> String {
        let standing = self.standing.standing;
        let owed = standing.balance;
        if owed.0 < 0 {
            return format!(
                "Your account is {} in credit.",
                rules::money::Pence(-owed.0)
            );
        }
        if owed.0 == 0 {
            return "Your account is up to date.".to_owned();
        }
        if standing.technical.0 == 0 {
            return format!("On {} you owed {owed}.", london::long_date(self.today));
        }
        let rest = match standing.true_arrears.0 {
            0 => "You do not have to do anything about it.".to_owned(),
            _ => format!("The rest, {}, is for you to pay.", standing.true_arrears),
        };
        format!(
            "On {} your account stood at {owed}. Of this, {} is only there because a payment that is on its way comes after the weeks it pays for. {rest}",
            london::long_date(self.today),
            standing.technical
        )
    }

    fn joint(&self) -> String {
        "If you rent your home together with someone, each of you gets a letter of their own. Each of you answers for all the rent.".to_owned()
    }

    fn help(&self) -> Vec<String> {
        vec![
            "The Housing Payment of the Crisis and Resilience Fund can help with rent if you get Housing Benefit or the housing part of Universal Credit. Ask us how to apply.".to_owned(),
            "MoneyHelper, 0800 138 7777: free advice about money.".to_owned(),
            "Citizens Advice, 0800 144 8848: benefits, debts and your rights.".to_owned(),
            "StepChange, 0800 138 1111, and National Debtline, 0808 808 4000: free help with debts, and with breathing space, which gives you time while you get advice.".to_owned(),
            format!("You can read this and pay at {}/rent, or call us on {}.", self.site, self.phone),
        ]
    }

    fn lines(&self) -> PaperStatement {
        let statement = self.statement;
        let line = |(entry, balance): &(Entry, rules::money::Pence)| {
            let (charge, payment) = if entry.pence.0 > 0 {
                (entry.pence.to_string(), String::new())
            } else {
                let paid = rules::money::Pence(-entry.pence.0);
                (String::new(), paid.to_string())
            };
            PaperLine {
                on: london::long_date(entry.effective_on),
                words: entry.words.clone(),
                charge,
                payment,
                balance: balance.to_string(),
            }
        };
        PaperStatement {
            from: london::long_date(statement.from),
            to: london::long_date(statement.to),
            opening: statement.opening.to_string(),
            lines: statement.lines.iter().map(line).collect(),
            charged: statement.charged().to_string(),
            paid: statement.paid().to_string(),
            closing: statement.closing.to_string(),
        }
    }
}
