//! What stands on the paper: plain, helpful, never a threat.

mod said;
#[cfg(test)]
mod tests;

use super::LetterKind;
use crate::rent::accounts::Account;
use crate::rent::ledger::Entry;
use crate::rent::standing::AccountStanding;
use chrono::NaiveDate;
use rules::london;
use rules::money::Pence;
use rules::rent::Statement;
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
    /// The whole letter as an email carries it.
    pub fn plain_text(&self) -> String {
        let mut text = format!("Dear {},\n\n{}\n", self.to, self.title);
        for paragraph in &self.paragraphs {
            text += &format!("\n{paragraph}\n");
        }
        text += "\nWHO CAN HELP\n\n";
        for point in &self.help {
            text += &format!("- {point}\n");
        }
        text += &format!("\nTHE LAST 13 WEEKS\n\n{}", self.statement.plain_text());
        text += &format!(
            "\nYour payment reference: {}\n\n{}\n{}",
            self.payment_reference,
            self.from.join("\n"),
            self.dated
        );
        text
    }
}

impl PaperStatement {
    /// A line of text for each of its lines.
    fn plain_text(&self) -> String {
        let mut text = format!("Before {}: {}\n", self.from, self.opening);
        for line in &self.lines {
            text += &line.plain_text();
        }
        text + &format!(
            "On {}: charged {}, paid {}, balance {}\n",
            self.to, self.charged, self.paid, self.closing
        )
    }
}

impl PaperLine {
    fn plain_text(&self) -> String {
        let amount = if self.payment.is_empty() {
            format!("charge {}", self.charge)
        } else {
            format!("payment {}", self.payment)
        };
        format!(
            "{}, {}: {amount}, balance {}\n",
            self.on, self.words, self.balance
        )
    }
}

/// What the letters to all named tenants have in common.
pub(super) struct Draft<'a> {
    pub kind: LetterKind,
    pub account: &'a Account,
    pub standing: &'a AccountStanding,
    pub statement: &'a Statement<Entry>,
    /// Whether there is more than one named tenant.
    pub is_joint: bool,
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
            title: self.title(),
            paragraphs: self.paragraphs(),
            help: self.help(),
            statement: self.lines(),
            from: self.from.clone(),
        }
    }

    fn lines(&self) -> PaperStatement {
        let statement = self.statement;
        let line = |(entry, balance): &(Entry, Pence)| {
            let (charge, payment) = if entry.pence.0 > 0 {
                (entry.pence.to_string(), String::new())
            } else {
                let paid = Pence(-entry.pence.0);
                (String::new(), paid.to_string())
            };
            PaperLine {
                on: london::long_date(entry.effective_on),
                words: entry.words.clone(),
                charge,
                payment,
                balance: balance_words(*balance),
            }
        };
        PaperStatement {
            from: london::long_date(statement.from),
            to: london::long_date(statement.to),
            opening: balance_words(statement.opening),
            lines: statement.lines.iter().map(line).collect(),
            charged: statement.charged().to_string(),
            paid: statement.paid().to_string(),
            closing: balance_words(statement.closing),
        }
    }
}

/// A balance without a sign that one could miss, as on the tenant's own statement.
fn balance_words(balance: Pence) -> String {
    if balance < Pence::ZERO {
        format!("{} in credit", Pence(-balance.0))
    } else {
        balance.to_string()
    }
}
