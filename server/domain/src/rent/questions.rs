//! What a tenant asks us about an account: a payment that is not here, help with money. Each becomes a case of the income
//! team's; the tenant reads and writes on it, and nobody else of the household does.

use super::accounts::Account;
use super::cases::{NewRentCase, RentCase, Topic};
use crate::cases::CaseHead;
use crate::cases::clocks::ClockRow;
use crate::cases::conversation::MessageRow;
use crate::cases::events::EventRow;
use crate::messages::{Letter, Words};
use crate::photos::PhotoRow;
use crate::{Error, Result, SubmissionKey, Tenant, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use rules::london;
use rules::money::Pence;
use rules::reference::{CaseKind, CaseReference};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub topic: Topic,
    pub pence: Option<Pence>,
    pub paid_on: Option<NaiveDate>,
    /// How it was paid, by its key.
    pub way: Option<String>,
    /// The tenant's own words; may be empty.
    pub words: String,
}

/// A case as its tenant sees it.
#[derive(Clone, Debug)]
pub struct Question {
    pub head: CaseHead,
    pub about: RentCase,
    pub photos: Vec<PhotoRow>,
    pub clocks: Vec<ClockRow>,
    pub timeline: Vec<EventRow>,
    pub conversation: Vec<MessageRow>,
}

/// A case as a list shows it.
#[derive(Clone, Debug)]
pub struct ListedQuestion {
    pub reference: String,
    pub topic: Option<Topic>,
    pub state: String,
    pub reported_at: DateTime<Utc>,
}

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    Now(CaseReference),
    /// The same form a second time, changed or not.
    Before(CaseReference),
}

impl Tx<Tenant> {
    /// Sends what is asked to the income team, and confirms it. The same key again is the same case.
    pub async fn ask_about_rent(
        &mut self,
        account: &Account,
        asked: &Asked,
        key: SubmissionKey,
    ) -> Result<Received> {
        let (person, browser) = (self.principal.person, self.principal.browser);
        let opened = self
            .open_rent_case_once(&NewRentCase {
                account,
                person,
                topic: asked.topic,
                pence: asked.pence,
                paid_on: asked.paid_on,
                way: asked.way.clone(),
                words: asked.words.clone(),
                sent_by: browser.0,
                key,
            })
            .await?;
        let Some(due) = opened.due else {
            return Ok(Received::Before(opened.reference));
        };
        let by = london::long_weekday(london::date_of(due));
        let words = Words::ReportReceived {
            reference: opened.reference.to_string(),
            title: asked.topic.tenant_title().to_owned(),
            promise: format!("We will answer you by {by}."),
        };
        self.post(Letter::to_person(person, words).about(opened.id))
            .await?;
        Ok(Received::Now(opened.reference))
    }

    /// A case about rent of the tenant's own.
    ///
    /// # Errors
    /// [`Error::NotFound`] alike for one that is not theirs, one of another kind, and one that does not exist.
    pub async fn rent_question(&mut self, reference: &CaseReference) -> Result<Question> {
        if reference.kind() != CaseKind::Rent {
            return Err(Error::NotFound);
        }
        let head = self.case(reference).await?;
        let id = head.id;
        Ok(Question {
            about: self.rent_case(id).await?.ok_or(Error::NotFound)?,
            photos: self.photos_of(id).await?,
            clocks: self.clocks(id).await?,
            timeline: self.timeline(id, false).await?,
            conversation: self.conversation(id).await?,
            head,
        })
    }

    /// The tenant's open cases about rent, the newest first; ten at most.
    pub async fn open_rent_questions(&mut self) -> Result<Vec<ListedQuestion>> {
        let person = self.principal.person;
        let rows = sqlx::query!(
            "select c.reference, r.topic, c.state, c.reported_at from cases c join rent_cases r on r.case_id = c.id
             where c.person_id = $1 and c.kind = 'rent' and c.closed_at is null
             order by c.reported_at desc, c.id desc limit 10",
            person.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| ListedQuestion {
                reference: row.reference,
                topic: Topic::parse(&row.topic),
                state: row.state,
                reported_at: row.reported_at,
            })
            .collect())
    }

    /// Opens a case again that we closed, with its first words and its photos: "that is not it". Does nothing while it is open.
    ///
    /// # Errors
    /// [`Error::Conflict`] more than 28 days after it was closed.
    pub async fn reopen_question(&mut self, case: &CaseHead, why: &str) -> Result<()> {
        let about = self.rent_case(case.id).await?.ok_or(Error::NotFound)?;
        // Said again with its reference, it starts a hold of its own; this case would start none.
        if about.topic == Topic::BreathingSpaceSaid {
            return Err(Error::Conflict("reopen"));
        }
        self.reopen_with(case, why, about.topic.rule()).await
    }
}

impl Question {
    /// Where the desk's own words about the case give way to the tenant's.
    pub fn title(&self) -> &'static str {
        self.about.topic.tenant_title()
    }

    /// The promise that runs and concerns the tenant: the earliest.
    pub fn promise(&self) -> Option<&ClockRow> {
        let internal = |rule: &str| rules::clock::rulebook::is_internal(rule);
        self.clocks
            .iter()
            .filter(|clock| clock.is_open())
            .min_by_key(|clock| (internal(&clock.rule), clock.due_at))
    }
}
