//! Cases about an account: a payment that is not here, a breathing space, an offer to pay, a message that got through to nobody.
//! Income officers alone see them at the desk.

use super::accounts::Account;
use crate::cases::events::{Acts, Event};
use crate::secrets::sha256;
use crate::{AccountId, CaseId, OutgoingId, PersonId, Result, SubmissionKey, System, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use rules::money::Pence;
use rules::reference::{CaseKind, CaseReference};
use rules::rent::AccountKind;

/// What such a case is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    PaymentMissing,
    BreathingSpaceSaid,
    BreathingSpaceOver,
    ArrangementWanted,
    ArrangementBroken,
    MoneyTight,
    CouldNotReach,
}

impl Topic {
    pub const ALL: [Self; 7] = [
        Self::PaymentMissing,
        Self::BreathingSpaceSaid,
        Self::BreathingSpaceOver,
        Self::ArrangementWanted,
        Self::ArrangementBroken,
        Self::MoneyTight,
        Self::CouldNotReach,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            Self::PaymentMissing => "payment_missing",
            Self::BreathingSpaceSaid => "breathing_space_said",
            Self::BreathingSpaceOver => "breathing_space_over",
            Self::ArrangementWanted => "arrangement_wanted",
            Self::ArrangementBroken => "arrangement_broken",
            Self::MoneyTight => "money_tight",
            Self::CouldNotReach => "could_not_reach",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.key() == key)
    }

    /// The title of the case, without a word that says more than it must.
    pub const fn title(self) -> &'static str {
        match self {
            Self::PaymentMissing => "A payment is not on the account",
            Self::BreathingSpaceSaid => "Breathing space: check what the tenant told us",
            Self::BreathingSpaceOver => "Breathing space is over: look before anything else",
            Self::ArrangementWanted => "Offer to pay: decide",
            Self::ArrangementBroken => "Arrangement not kept: talk to the tenant",
            Self::MoneyTight => "Money is tight: asks for help",
            Self::CouldNotReach => "A message got through to nobody: phone or write",
        }
    }

    /// The title as the tenant reads it: the other one speaks to the desk.
    pub const fn tenant_title(self) -> &'static str {
        match self {
            Self::PaymentMissing => "A payment that is not here",
            Self::MoneyTight => "Help with money",
            Self::ArrangementWanted | Self::ArrangementBroken => "Your plan to pay",
            Self::BreathingSpaceSaid | Self::BreathingSpaceOver | Self::CouldNotReach => {
                "Your rent account"
            }
        }
    }

    /// Whether it is a task of the desk's own: nothing of it is the tenant's to read or to answer.
    const fn is_the_desks(self) -> bool {
        matches!(self, Self::BreathingSpaceOver | Self::CouldNotReach)
    }

    /// The rule of the clock that starts with it.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::PaymentMissing => "rent.payment_missing",
            Self::BreathingSpaceSaid => "rent.breathing_space.check",
            Self::BreathingSpaceOver => "rent.breathing_space.over",
            Self::ArrangementWanted | Self::ArrangementBroken | Self::MoneyTight => {
                "rent.arrangement"
            }
            Self::CouldNotReach => "case.reach",
        }
    }
}

/// A case to be opened.
#[derive(Clone, Debug)]
pub struct NewRentCase<'a> {
    pub account: &'a Account,
    /// Whose case it is; of a task of the desk's own, whom it is about.
    pub person: PersonId,
    pub topic: Topic,
    pub pence: Option<Pence>,
    pub paid_on: Option<NaiveDate>,
    pub way: Option<String>,
    /// The tenant's own words; may be empty.
    pub words: String,
    /// The browser that sent it, or a hash of what the program made it of.
    pub sent_by: [u8; 32],
    pub key: SubmissionKey,
}

/// A case that is open now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Opened {
    pub id: CaseId,
    pub reference: CaseReference,
    /// When we will have answered; none for one that was sent before.
    pub due: Option<DateTime<Utc>>,
}

/// What a case is about, beside its head.
#[derive(Clone, Debug)]
pub struct RentCase {
    pub account: AccountId,
    pub payment_reference: String,
    pub topic: Topic,
    pub pence: Option<Pence>,
    pub paid_on: Option<NaiveDate>,
    pub way: Option<String>,
    pub words: String,
}

impl<P: Acts> Tx<P> {
    /// Opens a case for the income team, with its clock. The same key from the same sender again is the same case.
    pub(crate) async fn open_rent_case(
        &mut self,
        new: &NewRentCase<'_>,
    ) -> Result<(CaseId, CaseReference)> {
        let opened = self.open_rent_case_once(new).await?;
        Ok((opened.id, opened.reference))
    }

    /// As [`Tx::open_rent_case`], and whether it was opened now.
    pub(crate) async fn open_rent_case_once(&mut self, new: &NewRentCase<'_>) -> Result<Opened> {
        let (id, now) = (CaseId::new(), self.now);
        // A former tenant is no party of that tenancy any more.
        let former = new.account.kind == AccountKind::Former;
        let tenancy = (!former).then_some(new.account.tenancy.0);
        let person = (!new.topic.is_the_desks()).then_some(new.person.0);
        let reference = self.next_reference(CaseKind::Rent).await?;
        let written = sqlx::query_scalar!(
            r#"insert into cases (id, kind, reference, title, person_id, tenancy_id, property_id, state, team, restricted,
                                  submitted_by, submission_key, reported_at, updated_at)
               values ($1, 'rent', $2, $3, $4, $5, (select property_id from tenancies where id = $9), 'submitted', 'income', true,
                       $6, $7, $8, $8)
               on conflict on constraint cases_sent_once do nothing returning reference"#,
            id.0,
            reference.to_string(),
            new.topic.title(),
            person,
            tenancy,
            &new.sent_by[..],
            new.key.0,
            now,
            new.account.tenancy.0,
        )
        .fetch_optional(self.connection())
        .await?;
        if written.is_none() {
            return self.rent_case_sent_before(new).await;
        }
        sqlx::query!(
            "insert into rent_cases (case_id, account_id, topic, pence, paid_on, way, words) values ($1, $2, $3, $4, $5, $6, $7)",
            id.0,
            new.account.id.0,
            new.topic.key(),
            new.pence.map(|pence| pence.0),
            new.paid_on,
            new.way,
            new.words,
        )
        .execute(self.connection())
        .await?;
        self.track(id, &Event::Reported { photos: 0 }).await?;
        let due = self.start_clock(id, new.topic.rule(), now).await?;
        Ok(Opened {
            id,
            reference,
            due: Some(due),
        })
    }

    async fn rent_case_sent_before(&mut self, new: &NewRentCase<'_>) -> Result<Opened> {
        let row = sqlx::query!(
            r#"select id as "id: CaseId", reference from cases where submitted_by = $1 and submission_key = $2"#,
            &new.sent_by[..],
            new.key.0
        )
        .fetch_one(self.connection())
        .await?;
        let reference = CaseReference::parse(&row.reference)
            .map_err(|_| crate::Error::Broken("case reference"))?;
        Ok(Opened {
            id: row.id,
            reference,
            due: None,
        })
    }

    /// What a rent case is about; `None` for a case of another kind.
    pub async fn rent_case(&mut self, case: CaseId) -> Result<Option<RentCase>> {
        let row = sqlx::query!(
            r#"select r.account_id as "account: AccountId", a.payment_reference, r.topic, r.pence, r.paid_on, r.way, r.words
               from rent_cases r join rent_accounts a on a.id = r.account_id where r.case_id = $1"#,
            case.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row.and_then(|row| {
            Some(RentCase {
                account: row.account,
                payment_reference: row.payment_reference,
                topic: Topic::parse(&row.topic)?,
                pence: row.pence.map(Pence),
                paid_on: row.paid_on,
                way: row.way,
                words: row.words,
            })
        }))
    }
}

/// A message that reached nobody by any way.
#[derive(Clone, Debug)]
pub(crate) struct Unreached {
    pub message: OutgoingId,
    pub account: AccountId,
    pub person: PersonId,
    pub name: String,
    pub kind: String,
}

impl Tx<System> {
    /// Puts it before the income team, once: someone has to phone or write. Not again while they are to be reached for a message of
    /// that class already. Never for what a breathing space keeps here: that was asked before.
    pub(crate) async fn ask_income_to_reach(&mut self, unreached: &Unreached) -> Result<()> {
        if self.is_to_be_reached(unreached).await? {
            return Ok(());
        }
        let account = self.account_by_id(unreached.account).await?;
        let case = NewRentCase {
            account: &account,
            person: unreached.person,
            topic: Topic::CouldNotReach,
            pence: None,
            paid_on: None,
            way: None,
            words: format!(
                "{} was not reached with {}.",
                unreached.name,
                what(&unreached.kind)
            ),
            sent_by: sha256(b"a message that reached nobody"),
            // By it `hold_back_arrears` knows which message the case is for.
            key: SubmissionKey(unreached.message.0),
        };
        self.open_rent_case(&case).await?;
        Ok(())
    }

    /// Of that class, since a breathing space calls off who was to be reached for a demand.
    async fn is_to_be_reached(&mut self, unreached: &Unreached) -> Result<bool> {
        let is = sqlx::query_scalar!(
            r#"select exists (select from rent_cases r join cases c on c.id = r.case_id
                 join outgoing_messages before on before.id = c.submission_key
                 join outgoing_messages now on now.id = $2
                 join case_clocks k on k.case_id = c.id and k.rule = 'case.reach' and k.met_at is null and k.stopped_at is null
               where r.account_id = $1 and r.topic = 'could_not_reach' and c.closed_at is null
                 and before.person_id = now.person_id and before.class = now.class) as "is!""#,
            unreached.account.0,
            unreached.message.0,
        )
        .fetch_one(self.connection())
        .await?;
        Ok(is)
    }
}

/// What a message was, as the desk calls it.
fn what(kind: &str) -> &'static str {
    match kind {
        "rent-letter" => "a letter about the account",
        "arrangement-reminder" => "a reminder of a payment",
        "payment-received" | "payment-refunded" => "word of a card payment",
        _ if kind.starts_with("arrangement-") => "news of the plan to pay",
        _ => "a message about the account",
    }
}
