//! Letters about an account: one to each named tenant apart, as the court's protocol asks, each with a statement of 13
//! weeks. Kept as they were made; never made, shown for printing or sent while a breathing space is on.

mod paper;

use crate::messages::{Letter, Words};
use crate::rent::accounts::Account;
use crate::{Error, Officer, PersonId, Result, SubmissionKey, Tx};
use chrono::{DateTime, Days, NaiveDate, Utc};
pub use paper::{Paper, PaperLine, PaperStatement};
use rules::london;
use rules::rent::{AccountKind, Statement};
use uuid::Uuid;

/// The weeks of a letter's statement.
const DAYS: u64 = 7 * 13;

/// What a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterKind {
    /// The quarter's statement.
    Statement,
    /// The first reminder.
    Reminder,
    /// The second letter, with help for benefits and money.
    Second,
}

impl LetterKind {
    pub const ALL: [Self; 3] = [Self::Statement, Self::Reminder, Self::Second];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Reminder => "reminder",
            Self::Second => "second",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// A letter that was made.
#[derive(Clone, Debug)]
pub struct LetterRow {
    pub batch: Uuid,
    pub kind: LetterKind,
    pub to: String,
    pub made_on: NaiveDate,
    pub made_at: DateTime<Utc>,
    pub officer: String,
}

impl Tx<Officer> {
    /// Makes a letter to each named tenant, and sends it too if `send`. Returns how many; the same key again makes none.
    ///
    /// # Errors
    /// [`Error::Conflict`] while a breathing space is on or being checked (`"frozen"`), for a reminder when nothing is truly
    /// owed (`"nothing"`), and when the account has no named tenant (`"nobody"`).
    pub async fn make_letters(
        &mut self,
        account: &Account,
        kind: LetterKind,
        send: bool,
        key: SubmissionKey,
    ) -> Result<u64> {
        self.principal.must_be_income()?;
        let papers = self.papers(account, kind).await?;
        let mut made = 0;
        for (person, paper) in papers {
            if !self.keep_letter(account, kind, person, &paper, key).await? {
                continue;
            }
            made += 1;
            if send {
                let words = Words::RentLetter {
                    letter: paper.plain_text(),
                };
                self.post(Letter::to_person(person, words).about_account(account.id))
                    .await?;
            }
        }
        if made > 0 {
            let officer = self.principal.id;
            self.audit(
                "officer",
                officer.0,
                "made letters",
                "rent account",
                account.id.0,
            )
            .await?;
        }
        Ok(made)
    }

    /// The letters as they would be made today, one to each named tenant.
    async fn papers(
        &mut self,
        account: &Account,
        kind: LetterKind,
    ) -> Result<Vec<(PersonId, Paper)>> {
        let today = london::date_of(self.now);
        if self.rent_is_locked(account).await? {
            return Err(Error::Conflict("frozen"));
        }
        let standing = self.standing_of(account, today).await?;
        if kind != LetterKind::Statement && standing.to_ask_for().0 <= 0 {
            return Err(Error::Conflict("nothing"));
        }
        let people = self.named_tenants(account).await?;
        if people.is_empty() {
            return Err(Error::Conflict("nobody"));
        }
        let address = self.address_of(account).await?;
        let statement = self.statement_of_weeks(account, today).await?;
        let from = [self.principal.name.clone(), self.letterhead.council.clone()];
        let paper = paper::Draft {
            kind,
            account,
            standing: &standing,
            statement: &statement,
            is_joint: people.len() > 1,
            address,
            today,
            from: from.into(),
            site: self.letterhead.site.clone(),
            phone: self.letterhead.phone.clone(),
        };
        Ok(people
            .into_iter()
            .map(|person| (person.id, paper.to(&person.name)))
            .collect())
    }

    async fn statement_of_weeks(
        &mut self,
        account: &Account,
        today: NaiveDate,
    ) -> Result<Statement<crate::rent::Entry>> {
        let from = today - Days::new(DAYS - 1);
        let opening = self.balance_of(account.id, from - Days::new(1)).await?;
        let lines = self.lines_of(account.id, from, today).await?;
        Statement::of(from, today, opening, lines).ok_or(Error::Broken("statement"))
    }

    /// Empty for who has moved out: a letter about a debt must not go to whoever lives there now.
    async fn address_of(&mut self, account: &Account) -> Result<Vec<String>> {
        if account.kind == AccountKind::Former {
            return Ok(Vec::new());
        }
        let home = sqlx::query!(
            "select home.address_line, home.town, home.postcode from tenancies t join properties home on home.id = t.property_id
             where t.id = $1",
            account.tenancy.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(vec![home.address_line, home.town, home.postcode])
    }

    async fn keep_letter(
        &mut self,
        account: &Account,
        kind: LetterKind,
        person: PersonId,
        paper: &Paper,
        key: SubmissionKey,
    ) -> Result<bool> {
        let (officer, now) = (self.principal.id, self.now);
        let content =
            serde_json::to_value(paper).map_err(|_| Error::Broken("letter unwritable"))?;
        let kept = sqlx::query!(
            "insert into rent_letters (id, batch, account_id, person_id, kind, made_on, made_at, officer_id, content)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict on constraint rent_letters_made_once do nothing",
            Uuid::now_v7(),
            key.0,
            account.id.0,
            person.0,
            kind.key(),
            london::date_of(now),
            now,
            officer.0,
            content,
        )
        .execute(self.connection())
        .await?;
        Ok(kept.rows_affected() > 0)
    }

    /// The letters made, the newest first, forty at most.
    pub async fn rent_letters(&mut self, account: &Account) -> Result<Vec<LetterRow>> {
        let rows = sqlx::query!(
            r#"select l.batch, l.kind, p.first_name || ' ' || p.last_name as "to!", l.made_on, l.made_at, o.name as officer
               from rent_letters l join people p on p.id = l.person_id join officers o on o.id = l.officer_id
               where l.account_id = $1 order by l.made_at desc, l.id limit 40"#,
            account.id.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                Some(LetterRow {
                    batch: row.batch,
                    kind: LetterKind::parse(&row.kind)?,
                    to: row.to,
                    made_on: row.made_on,
                    made_at: row.made_at,
                    officer: row.officer,
                })
            })
            .collect())
    }

    /// The letters made together, to be printed; ten at most.
    ///
    /// # Errors
    /// [`Error::Conflict`] while a breathing space is on: it is asked when they are printed, not when they were made.
    /// [`Error::NotFound`] for what was not made for this account.
    pub async fn letters_to_print(&mut self, account: &Account, batch: Uuid) -> Result<Vec<Paper>> {
        let rows = sqlx::query_scalar!(
            "select content from rent_letters where account_id = $1 and batch = $2 order by id limit 10",
            account.id.0,
            batch
        )
        .fetch_all(self.connection())
        .await?;
        if rows.is_empty() {
            return Err(Error::NotFound);
        }
        if self.rent_is_locked(account).await? {
            return Err(Error::Conflict("frozen"));
        }
        rows.into_iter()
            .map(|content| {
                serde_json::from_value(content).map_err(|_| Error::Broken("letter unreadable"))
            })
            .collect()
    }

    /// The day since which every named tenant has had a statement; `None` while one of them has none. What was made counts: most
    /// are printed, and paper leaves no mark.
    pub(crate) async fn last_statement(&mut self, account: &Account) -> Result<Option<NaiveDate>> {
        let people = self.named_tenants(account).await?;
        let ids: Vec<Uuid> = people.iter().map(|person| person.id.0).collect();
        let rows = sqlx::query_scalar!(
            r#"select max(made_on) as "last!" from rent_letters where account_id = $1 and person_id = any ($2) group by person_id"#,
            account.id.0,
            &ids,
        )
        .fetch_all(self.connection())
        .await?;
        let all = !ids.is_empty() && rows.len() == ids.len();
        Ok(rows.into_iter().min().filter(|_| all))
    }
}
