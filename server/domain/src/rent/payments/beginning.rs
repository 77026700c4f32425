//! Beginning a payment: our own row first, then the provider, then what it answered. Two taps are one payment.

use super::provider::{Provider, Reason, Seen, Trouble, Wanted};
use crate::rent::Account;
use crate::secrets::{Pepper, hex, sha256};
use crate::{AccountId, Db, Error, PaymentId, Result, SubmissionKey, System, Tenant, Tx};
use chrono::TimeDelta;
use rules::money::Pence;
use rules::rent::payment::MINUTES_TO_PAY;
use uuid::Uuid;

/// How long the provider is given to say the last word after its own pages have closed.
const MARGIN: TimeDelta = TimeDelta::minutes(MINUTES_TO_PAY + 10);

/// What a payment is for, while a part of the account is in breathing space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    /// Nothing is on hold.
    Account,
    /// Rent since the breathing space began.
    Since,
    /// The part on hold, by the payer's own wish.
    OnHold,
}

impl Towards {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Since => "since",
            Self::OnHold => "on_hold",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        [Self::Account, Self::Since, Self::OnHold]
            .into_iter()
            .find(|towards| towards.key() == key)
    }
}

/// What someone wants to pay.
#[derive(Clone, Debug)]
pub struct NewPayment<'a> {
    pub account: &'a Account,
    pub pence: Pence,
    pub towards: Towards,
    pub key: SubmissionKey,
}

/// A payment that is ours and not the provider's yet.
#[derive(Clone, Debug)]
pub struct Begun {
    pub id: PaymentId,
    /// What the provider is to be told.
    wanted: Wanted,
}

/// Where the payer goes now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the provider's pages.
    Pay(String),
    /// To our page of the payment: there is nothing left to pay.
    See,
    /// Nowhere: the provider does not help. Nothing was taken.
    Trouble(Trouble),
}

impl Tx<Tenant> {
    /// Writes down that someone wants to pay. The same form with the same amount again is the same payment.
    pub async fn begin_payment(&mut self, pepper: &Pepper, new: &NewPayment<'_>) -> Result<Begun> {
        let (id, now, person) = (PaymentId::new(), self.now, self.principal.person);
        let key = key_of(new);
        sqlx::query!(
            "insert into payments (id, account_id, person_id, submission_key, pence, towards, state, return_token, created_at, ask_at)
             values ($1, $2, $3, $4, $5, $6, 'begun', $7, $8, $9) on conflict on constraint payments_begun_once do nothing",
            id.0,
            new.account.id.0,
            person.0,
            key.0,
            new.pence.0,
            new.towards.key(),
            &sha256(return_token(pepper, id).as_bytes())[..],
            now,
            now + MARGIN,
        )
        .execute(self.connection())
        .await?;
        let id = sqlx::query_scalar!(
            r#"select id as "id: PaymentId" from payments where person_id = $1 and submission_key = $2"#,
            person.0,
            key.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(self.begun(pepper, id, new))
    }

    fn begun(&self, pepper: &Pepper, id: PaymentId, new: &NewPayment<'_>) -> Begun {
        let (site, token) = (&self.letterhead.site, return_token(pepper, id));
        Begun {
            id,
            wanted: Wanted {
                id,
                pence: new.pence,
                reference: new.account.payment_reference.clone(),
                description: format!(
                    "{}: payment {}",
                    self.letterhead.council, new.account.payment_reference
                ),
                return_url: format!("{site}/rent/pay/return/{token}"),
            },
        }
    }
}

/// The form's key together with what was asked: another amount in the same form is another payment.
fn key_of(new: &NewPayment<'_>) -> SubmissionKey {
    let AccountId(account) = new.account.id;
    let mut all = new.key.0.as_bytes().to_vec();
    all.extend(account.as_bytes());
    all.extend(new.pence.0.to_be_bytes());
    all.extend(new.towards.key().bytes());
    let mut half = [0; 16];
    half.copy_from_slice(&sha256(&all)[..16]);
    SubmissionKey(Uuid::from_bytes(half))
}

/// The random part of the address a payer comes back to: nobody can guess it, and we need not keep it.
fn return_token(pepper: &Pepper, id: PaymentId) -> String {
    hex(&pepper.hash(&[b"back from paying", id.0.as_bytes()]))
}

/// What the provider is asked about.
struct Standing {
    provider_id: Option<String>,
    is_final: bool,
}

impl Db {
    /// Hands a payment to the provider, or finds it there, and says where the payer goes. Of two at once, both get the
    /// payment that was written down first; the other one is stopped, and nobody was ever sent to it.
    pub async fn send_payer(&self, provider: &dyn Provider, begun: &Begun) -> Result<Step> {
        let standing = self.payment_standing(begun.id).await?;
        if standing.is_final {
            return Ok(Step::See);
        }
        let seen = match standing.provider_id {
            Some(there) => provider.look(&there).await,
            None => self.create_there(provider, &begun.wanted).await?,
        };
        self.step_after(begun.id, seen).await
    }

    /// Back to the provider's pages with a payment that is not finished.
    pub async fn resume_payment(&self, provider: &dyn Provider, id: PaymentId) -> Result<Step> {
        let standing = self.payment_standing(id).await?;
        match standing.provider_id {
            Some(there) if !standing.is_final => {
                let seen = provider.look(&there).await;
                self.step_after(id, seen).await
            }
            _ => Ok(Step::See),
        }
    }

    async fn step_after(&self, id: PaymentId, seen: Result<Seen, Trouble>) -> Result<Step> {
        let seen = match seen {
            Ok(seen) => seen,
            Err(trouble) => {
                tracing::warn!(
                    reason = trouble.reason().as_str(),
                    "a payer could not be sent to the provider"
                );
                return Ok(Step::Trouble(trouble));
            }
        };
        self.record_payment(id, &seen).await?;
        Ok(seen.next_url.map_or(Step::See, Step::Pay))
    }

    async fn create_there(
        &self,
        provider: &dyn Provider,
        wanted: &Wanted,
    ) -> Result<Result<Seen, Trouble>> {
        let seen = match provider.create(wanted).await {
            Ok(seen) => seen,
            Err(trouble) => {
                self.forget_if_useless(wanted.id, trouble).await?;
                return Ok(Err(trouble));
            }
        };
        let stands = self.bind_payment(wanted.id, &seen.provider_id).await?;
        if stands == seen.provider_id {
            return Ok(Ok(seen));
        }
        // Another tap was quicker: this one was made at the provider in vain.
        if let Err(trouble) = provider.cancel(&seen.provider_id).await {
            tracing::info!(
                reason = trouble.reason().as_str(),
                "a payment nobody saw was left to expire"
            );
        }
        Ok(provider.look(&stands).await)
    }

    /// A key that the provider holds with another content can never lead anywhere: the next try needs a new one.
    async fn forget_if_useless(&self, id: PaymentId, trouble: Trouble) -> Result<()> {
        if trouble.reason() != Reason::KeyUsed {
            return Ok(());
        }
        let mut tx = self.begin(System("payments")).await?;
        tx.abandon_payment(id).await?;
        tx.commit().await
    }

    async fn payment_standing(&self, id: PaymentId) -> Result<Standing> {
        let mut tx = self.begin(System("payments")).await?;
        let row = sqlx::query!(
            r#"select provider_id, finished_at is not null as "is_final!" from payments where id = $1"#,
            id.0
        )
        .fetch_optional(tx.connection())
        .await?
        .ok_or(Error::NotFound)?;
        tx.commit().await?;
        Ok(Standing {
            provider_id: row.provider_id,
            is_final: row.is_final,
        })
    }

    /// Which of the provider's payments is this one: the first that was written down.
    async fn bind_payment(&self, id: PaymentId, provider_id: &str) -> Result<String> {
        let mut tx = self.begin(System("payments")).await?;
        let first_ask = tx.now + TimeDelta::minutes(1);
        sqlx::query!(
            "update payments set provider_id = $2, ask_at = $3
             where id = $1 and provider_id is null and state = 'begun'",
            id.0,
            provider_id,
            first_ask,
        )
        .execute(tx.connection())
        .await?;
        let stands = sqlx::query_scalar!("select provider_id from payments where id = $1", id.0)
            .fetch_one(tx.connection())
            .await?;
        tx.commit().await?;
        stands.ok_or(Error::Conflict("payment"))
    }
}
