//! Writing a message: a row for each way it goes out, and a job for each row, in the caller's transaction.

use super::jobs::Job;
use super::words::{Class, Words};
use crate::{AccountId, CaseId, Error, OutgoingId, PersonId, Principal, Result, Tx};
use chrono::{DateTime, Utc};

/// A message before it is posted.
#[derive(Clone, Debug)]
pub struct Letter {
    person: Option<PersonId>,
    words: Words,
    case: Option<CaseId>,
    account: Option<AccountId>,
    contact: Option<(String, String)>,
    not_after: Option<DateTime<Utc>>,
    asks_for_money: bool,
}

impl Letter {
    pub fn to_person(person: PersonId, words: Words) -> Self {
        Self {
            person: Some(person),
            words,
            case: None,
            account: None,
            contact: None,
            not_after: None,
            asks_for_money: false,
        }
    }

    /// To an address that is nobody's yet: whoever reads it there has to say so first. Give it with [`Letter::at`].
    pub fn to_unproven(words: Words) -> Self {
        Self {
            person: None,
            words,
            case: None,
            account: None,
            contact: None,
            not_after: None,
            asks_for_money: false,
        }
    }

    pub fn about(self, case: CaseId) -> Self {
        Self {
            case: Some(case),
            ..self
        }
    }

    /// About a rent account: the gate asks how it stands when the message is sent.
    pub fn about_account(self, account: AccountId) -> Self {
        Self {
            account: Some(account),
            ..self
        }
    }

    /// An officer's own words that ask for what is owed on this account, though such words as a rule do not: held back like every
    /// demand. `None`: they do not here either.
    pub fn asking_on(self, account: Option<AccountId>) -> Self {
        Self {
            asks_for_money: account.is_some(),
            account: account.or(self.account),
            ..self
        }
    }

    fn class(&self) -> Class {
        if self.asks_for_money {
            Class::Arrears
        } else {
            self.words.class()
        }
    }

    /// By this way to this address only, in place of every way the person chose.
    pub fn at(self, channel: &str, address: &str) -> Self {
        Self {
            contact: Some((channel.to_owned(), address.to_owned())),
            ..self
        }
    }

    /// Worth nothing after that moment, and then not sent.
    pub fn not_after(self, moment: DateTime<Utc>) -> Self {
        Self {
            not_after: Some(moment),
            ..self
        }
    }
}

impl<P: Principal> Tx<P> {
    /// Posts a letter by every way the person chose. With no way to reach them it is kept as failed,
    /// and its job asks an officer to phone or write.
    ///
    /// # Errors
    /// [`Error::Broken`] for a demand that does not say which account it is about: nobody could ask whether it may go.
    pub async fn post(&mut self, letter: Letter) -> Result<()> {
        if letter.class() == Class::Arrears && letter.account.is_none() {
            return Err(Error::Broken("a demand about no account"));
        }
        let contacts = match (&letter.contact, letter.person) {
            (Some(contact), _) => vec![contact.clone()],
            (None, Some(person)) => self.contacts_for(person, letter.case).await?,
            (None, None) => Vec::new(),
        };
        if contacts.is_empty() {
            let id = self
                .insert_outgoing(&letter, "email", "", Some("no_contact"))
                .await?;
            self.enqueue(&Job::SendMessage { message: id }).await?;
        }
        for (channel, address) in contacts {
            let id = self
                .insert_outgoing(&letter, &channel, &address, None)
                .await?;
            let job = Job::SendMessage { message: id };
            match letter.class() {
                Class::Security => self.enqueue_first(&job).await?,
                Class::Service | Class::Arrears | Class::Optional => self.enqueue(&job).await?,
            }
        }
        Ok(())
    }

    /// The safe contacts of a person, narrowed to the ways they chose for this case. Someone who chose only the phone has none:
    /// the message is kept, and an officer is asked to ring.
    async fn contacts_for(
        &mut self,
        person: PersonId,
        case: Option<CaseId>,
    ) -> Result<Vec<(String, String)>> {
        let rows = sqlx::query!(
            r#"select distinct on (c.channel) c.channel, c.address,
                      coalesce(c.channel = any (r.reach_by), true) as "chosen!",
                      coalesce(r.reach_by && '{email,sms}', true) as "in_writing!"
               from contact_points c left join repairs r on r.case_id = $2
               where c.person_id = $1 and c.ended_at is null and c.safe
               order by c.channel, c.created_at desc"#,
            person.0,
            case.map(|id| id.0),
        )
        .fetch_all(self.connection())
        .await?;
        // Chosen in writing, but not a way we hold as safe: the other written way serves, as the question says.
        let none_chosen = !rows.iter().any(|row| row.chosen);
        Ok(rows
            .into_iter()
            .filter(|row| row.chosen || (none_chosen && row.in_writing))
            .map(|row| (row.channel, row.address))
            .collect())
    }

    async fn insert_outgoing(
        &mut self,
        letter: &Letter,
        channel: &str,
        address: &str,
        failed: Option<&str>,
    ) -> Result<OutgoingId> {
        let (id, now) = (OutgoingId::new(), self.now);
        let rendered = letter.words.render(&self.letterhead);
        let body = if channel == "sms" {
            rendered.text
        } else {
            rendered.email
        };
        sqlx::query!(
            "insert into outgoing_messages (id, person_id, case_id, kind, class, channel, recipient, subject, body, state, reason, not_after, created_at, account_id)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $10::text is null then 'queued' else 'failed' end, $10, $11, $12, $13)",
            id.0,
            letter.person.map(|id| id.0),
            letter.case.map(|id| id.0),
            letter.words.kind(),
            letter.class().key(),
            channel,
            address,
            rendered.subject,
            body,
            failed,
            letter.not_after,
            now,
            letter.account.map(|id| id.0),
        )
        .execute(self.connection())
        .await?;
        Ok(id)
    }
}
