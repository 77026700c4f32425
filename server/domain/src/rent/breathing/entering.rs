//! The scheme's notice comes in: a breathing space begins, with what was owed on each account before its first day.

use crate::rent::Account;
use crate::{AccountId, CaseId, Error, MoratoriumId, Officer, PersonId, Result, Tx};
use chrono::{Days, NaiveDate};
use rules::clock::Period;
use rules::london;
use rules::money::Pence;
use rules::rent::MoratoriumKind;
use rules::rent::breathing::{is_too_soon, last_of};

/// A breathing space as the scheme's notice gives it.
#[derive(Clone, Debug)]
pub struct NewMoratorium {
    pub person: PersonId,
    pub kind: MoratoriumKind,
    /// The scheme's own reference.
    pub reference: String,
    /// The debt adviser, or who takes their place in a crisis; may be empty.
    pub adviser: String,
    pub notified_on: NaiveDate,
    /// Its day 1.
    pub starts_on: NaiveDate,
    /// What the notice says is owed on this account; without it, what was owed at the end of the day before.
    pub amount: Option<Pence>,
    /// Whether the person's other accounts are frozen too, each with what was owed on it.
    pub others: bool,
}

/// What came of entering it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entered {
    pub id: MoratoriumId,
    /// The same notice was entered before: nothing was done.
    pub before: bool,
    /// How many messages that waited were taken back.
    pub taken_back: i64,
    /// How many were with a carrier already, and may arrive.
    pub under_way: i64,
    /// A standard one came within twelve months before: the scheme should not have begun this one.
    pub too_soon: bool,
}

impl Tx<Officer> {
    /// Enters a breathing space, ends the holds it confirms, and takes back what waits to be sent. The same reference of the same
    /// person again does nothing.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] for another team; [`Error::NotFound`] for someone who is no party of the account; [`Error::Conflict`]
    /// with `"nothing_owed"` when there is nothing to freeze.
    pub async fn enter_breathing_space(
        &mut self,
        account: &Account,
        new: &NewMoratorium,
    ) -> Result<Entered> {
        self.principal.must_be_income()?;
        let accounts = self.accounts_of(account, new.person).await?;
        // Whoever posts a set-off, or enters the same notice at the same moment, waits here.
        self.lock_accounts(&accounts).await?;
        let too_soon = self.came_too_soon(new).await?;
        let Some(id) = self.insert_moratorium(new).await? else {
            return self.entered_before(new, too_soon).await;
        };
        self.freeze_debts(id, account, new, &accounts).await?;
        let mut entered = Entered {
            id,
            before: false,
            taken_back: 0,
            under_way: 0,
            too_soon,
        };
        for debt in self.debts_of(id).await? {
            entered.taken_back += self.hold_back(debt).await?;
            entered.under_way += self.under_way(debt).await?;
        }
        self.confirm_holds(id, new.person).await?;
        self.note_breathing("entered", id).await?;
        Ok(entered)
    }

    /// The debt on this account belongs to it too: found later, and told to the adviser. Frozen before: does nothing.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] for another team; [`Error::NotFound`] for a breathing space of someone who is no party of the account;
    /// [`Error::Conflict`] with `"nothing_owed"` or, once it has ended, `"ended"`.
    pub async fn add_to_breathing_space(
        &mut self,
        account: &Account,
        id: MoratoriumId,
        amount: Option<Pence>,
    ) -> Result<()> {
        self.principal.must_be_income()?;
        let moratorium = self.moratorium_for(account, id).await?;
        if moratorium.is_over(london::date_of(self.now)) {
            return Err(Error::Conflict("ended"));
        }
        self.lock_accounts(&[account.id]).await?;
        let owed = match amount {
            Some(amount) => amount,
            None => self.owed_before(account.id, moratorium.starts_on).await?,
        };
        if owed <= Pence::ZERO {
            return Err(Error::Conflict("nothing_owed"));
        }
        self.insert_debt(id, account.id, owed).await?;
        self.hold_back(account.id).await?;
        self.note_breathing("debt added", id).await
    }

    /// The accounts of a person who is a party of this one's tenancy; this one with them.
    pub(super) async fn accounts_of(
        &mut self,
        account: &Account,
        person: PersonId,
    ) -> Result<Vec<AccountId>> {
        let accounts = sqlx::query_scalar!(
            r#"select a.id as "id: AccountId" from rent_accounts a
               join tenancy_parties p on p.tenancy_id = a.tenancy_id and p.person_id = $1
               order by a.id limit 50"#,
            person.0
        )
        .fetch_all(self.connection())
        .await?;
        if accounts.contains(&account.id) {
            Ok(accounts)
        } else {
            Err(Error::NotFound)
        }
    }

    /// In the order of their keys, as everyone locks them.
    async fn lock_accounts(&mut self, accounts: &[AccountId]) -> Result<()> {
        let keys: Vec<_> = accounts.iter().map(|id| id.0).collect();
        sqlx::query!(
            "select id from rent_accounts where id = any ($1) order by id for update",
            &keys
        )
        .fetch_all(self.connection())
        .await?;
        Ok(())
    }

    /// Whether the scheme's rule of one standard breathing space in twelve months speaks against it. A warning: the scheme decides.
    async fn came_too_soon(&mut self, new: &NewMoratorium) -> Result<bool> {
        if new.kind != MoratoriumKind::Standard {
            return Ok(false);
        }
        let months = self.breathing_policy("rent.breathing_space.again").await?;
        let others = sqlx::query_scalar!(
            "select starts_on from moratoria where person_id = $1 and kind = 'standard' and reference <> $2
             order by starts_on desc limit 20",
            new.person.0,
            new.reference
        )
        .fetch_all(self.connection())
        .await?;
        Ok(others
            .into_iter()
            .any(|other| is_too_soon(new.starts_on, other, months)))
    }

    async fn insert_moratorium(&mut self, new: &NewMoratorium) -> Result<Option<MoratoriumId>> {
        let (officer, now) = (self.principal.id, self.now);
        let ends_on = match new.kind {
            MoratoriumKind::Standard => Some(last_of(
                new.starts_on,
                self.breathing_policy("income.breathing_space").await?,
            )),
            MoratoriumKind::Crisis => None,
        };
        let id = sqlx::query_scalar!(
            r#"insert into moratoria (id, person_id, kind, reference, adviser, notified_at, starts_on, ends_on, entered_by, entered_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
               on conflict on constraint moratoria_once do nothing returning id as "id: MoratoriumId""#,
            MoratoriumId::new().0,
            new.person.0,
            new.kind.key(),
            new.reference,
            new.adviser,
            london::at(new.notified_on, chrono::NaiveTime::MIN),
            new.starts_on,
            ends_on,
            officer.0,
            now,
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(id)
    }

    async fn entered_before(&mut self, new: &NewMoratorium, too_soon: bool) -> Result<Entered> {
        let id = sqlx::query_scalar!(
            r#"select id as "id: MoratoriumId" from moratoria where person_id = $1 and reference = $2"#,
            new.person.0,
            new.reference
        )
        .fetch_one(self.connection())
        .await?;
        Ok(Entered {
            id,
            before: true,
            taken_back: 0,
            under_way: 0,
            too_soon,
        })
    }

    async fn freeze_debts(
        &mut self,
        id: MoratoriumId,
        account: &Account,
        new: &NewMoratorium,
        accounts: &[AccountId],
    ) -> Result<()> {
        let mut any = false;
        for each in accounts {
            let given = new.amount.filter(|_| *each == account.id);
            if *each != account.id && !new.others {
                continue;
            }
            let owed = match given {
                Some(amount) => amount,
                None => self.owed_before(*each, new.starts_on).await?,
            };
            if owed > Pence::ZERO {
                self.insert_debt(id, *each, owed).await?;
                any = true;
            }
        }
        any.then_some(()).ok_or(Error::Conflict("nothing_owed"))
    }

    /// Rent that falls due on the first day is not frozen.
    async fn owed_before(&mut self, account: AccountId, first: NaiveDate) -> Result<Pence> {
        let eve = first.checked_sub_days(Days::new(1)).unwrap_or(first);
        self.balance_of(account, eve).await
    }

    async fn insert_debt(
        &mut self,
        id: MoratoriumId,
        account: AccountId,
        owed: Pence,
    ) -> Result<()> {
        sqlx::query!(
            "insert into moratorium_debts (moratorium_id, account_id, frozen_pence) values ($1, $2, $3) on conflict do nothing",
            id.0,
            account.0,
            owed.0
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    pub(super) async fn debts_of(&mut self, id: MoratoriumId) -> Result<Vec<AccountId>> {
        let accounts = sqlx::query_scalar!(
            r#"select account_id as "id: AccountId" from moratorium_debts where moratorium_id = $1 order by account_id"#,
            id.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(accounts)
    }

    /// What the tenant told us was right: their holds on these accounts end, the cases close, and they hear that there is news.
    async fn confirm_holds(&mut self, id: MoratoriumId, person: PersonId) -> Result<()> {
        let (officer, now) = (self.principal.id, self.now);
        let cases = sqlx::query_scalar!(
            r#"update breathing_space_holds h set ended_at = $3, ended_by = $4
               where h.person_id = $2 and h.ended_at is null
                 and h.account_id in (select account_id from moratorium_debts where moratorium_id = $1)
               returning h.case_id as "case: CaseId""#,
            id.0,
            person.0,
            now,
            officer.0
        )
        .fetch_all(self.connection())
        .await?;
        for case in cases.into_iter().flatten() {
            self.answer_said(case, "It is in the register.").await?;
        }
        Ok(())
    }
}

impl<P> Tx<P> {
    /// A number of the council's or the law's own for breathing space, by its key.
    pub(super) async fn breathing_policy(&mut self, key: &str) -> Result<u32> {
        let now = self.now;
        self.policy(key, now)
            .await
            .map(|(period, _): (Period, _)| period.number())
    }
}
