//! Writes the accounts down: each with one statement for its lines and one for its prices.

use super::bare::{BARE, Bare};
use super::ledger::{Drawn, Ledger};
use super::prices::{Price, year_of};
use super::terms::TERMS;
use crate::demo::ids;
use crate::{AccountId, Error, LineId, Result, System, Tx};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use rules::london;
use rules::reference::PaymentReference;
use rules::rent::{AccountKind, Income, RentYear};
use uuid::Uuid;

const PATTERNS: &[&str] = &["every_week", "weeks_50", "weeks_48"];

/// The key of an account of a tenancy, the same wherever the demo is loaded.
pub(super) fn account(tenancy: u32, kind: AccountKind) -> AccountId {
    AccountId(ids::key("account", &format!("{tenancy}/{}", kind.key())))
}

/// Every account there is.
pub(super) fn accounts() -> Vec<AccountId> {
    let weekly = TERMS.iter().map(|terms| account(terms.tenancy, terms.kind));
    let bare = BARE.iter().map(|bare| account(bare.tenancy, bare.kind));
    weekly.chain(bare).collect()
}

/// The number the tenant quotes: out of the account's key, so that it says nothing and never changes.
fn payment_reference(account: AccountId) -> Result<PaymentReference> {
    let serial = u32::try_from(account.0.as_u128() % 10_000_000).unwrap_or_default();
    PaymentReference::new(serial).map_err(|_| Error::Broken("demo payment reference"))
}

impl Tx<System> {
    /// The rent years, every account with its ledger, and what comes of itself.
    pub(in crate::demo) async fn insert_rent(&mut self) -> Result<()> {
        let today = london::date_of(self.now);
        self.insert_rent_years(today).await?;
        for terms in TERMS {
            let account = account(terms.tenancy, terms.kind);
            let ledger = terms.ledger(today);
            let named = (terms.tenancy, terms.kind, terms.pattern);
            self.insert_account(account, named, (ledger.opened_on, ledger.closed_on))
                .await?;
            self.insert_ledger(account, &ledger).await?;
        }
        for bare in BARE {
            self.insert_bare(bare, today).await?;
        }
        Ok(())
    }

    async fn insert_rent_years(&mut self, today: NaiveDate) -> Result<()> {
        let this = RentYear::containing(today);
        let last = this.starts_on - Days::new(1);
        // A ledger of fifteen months may begin two years back.
        let before = RentYear::containing(last).starts_on - Days::new(1);
        let next = this.ends_on + Days::new(1);
        for pattern in PATTERNS {
            for day in [before, last, today, next] {
                let year = year_of(pattern, day);
                let free: Vec<_> = year.free_weeks.iter().copied().collect();
                sqlx::query!(
                    "insert into rent_years (pattern, starts_on, free_weeks, source) values ($1, $2, $3, 'Ebbsmarsh rent setting')",
                    pattern,
                    year.starts_on,
                    &free
                )
                .execute(self.connection())
                .await?;
            }
        }
        Ok(())
    }

    async fn insert_account(
        &mut self,
        account: AccountId,
        (tenancy, kind, pattern): (u32, AccountKind, &str),
        (opened_on, closed_on): (NaiveDate, Option<NaiveDate>),
    ) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "insert into rent_accounts (id, tenancy_id, kind, payment_reference, pattern, opened_on, closed_on, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            account.0,
            ids::key("tenancy", &tenancy.to_string()),
            kind.key(),
            payment_reference(account)?.to_string(),
            pattern,
            opened_on,
            closed_on,
            now
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn insert_ledger(&mut self, account: AccountId, ledger: &Ledger) -> Result<()> {
        self.insert_prices(account, &ledger.prices, ledger.closed_on)
            .await?;
        self.insert_lines(account, &ledger.lines).await?;
        match &ledger.coming {
            Some((income, evidence)) => self.insert_income(account, income, *evidence).await,
            None => Ok(()),
        }
    }

    async fn insert_prices(
        &mut self,
        account: AccountId,
        prices: &[Price],
        closed_on: Option<NaiveDate>,
    ) -> Result<()> {
        let keys: Vec<Uuid> = prices.iter().map(|_| Uuid::now_v7()).collect();
        let items: Vec<String> = prices.iter().map(|it| it.item.key().to_owned()).collect();
        let pence: Vec<i64> = prices.iter().map(|it| it.pence).collect();
        let benefit: Vec<bool> = prices
            .iter()
            .map(|it| it.item.benefit_usually_pays())
            .collect();
        let from: Vec<NaiveDate> = prices.iter().map(|it| it.from).collect();
        let to: Vec<Option<NaiveDate>> = prices.iter().map(|it| it.to.or(closed_on)).collect();
        sqlx::query!(
            "insert into rent_charges (id, account_id, item, pence, benefit_pays, valid_from, valid_to)
             select id, $1, item, pence, benefit, valid_from, valid_to
             from unnest($2::uuid[], $3::text[], $4::bigint[], $5::bool[], $6::date[], $7::date[])
               as it (id, item, pence, benefit, valid_from, valid_to)",
            account.0,
            &keys,
            &items,
            &pence,
            &benefit,
            &from,
            &to as &[Option<NaiveDate>],
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn insert_lines(&mut self, account: AccountId, lines: &[Drawn]) -> Result<()> {
        let now = self.now;
        let keys: Vec<Uuid> = lines.iter().map(|_| LineId::new().0).collect();
        let kinds: Vec<String> = lines.iter().map(|it| it.kind.key().to_owned()).collect();
        let pence: Vec<i64> = lines.iter().map(|it| it.pence).collect();
        let on: Vec<NaiveDate> = lines.iter().map(|it| it.on).collect();
        let posted: Vec<DateTime<Utc>> = lines.iter().map(|it| posted_at(it, now)).collect();
        let items: Vec<Option<String>> = lines
            .iter()
            .map(|it| it.item.map(|item| item.key().to_owned()))
            .collect();
        let words: Vec<String> = lines.iter().map(|it| it.words.to_owned()).collect();
        let reverses: Vec<Option<Uuid>> = lines
            .iter()
            .map(|it| it.reverses.and_then(|line| keys.get(line).copied()))
            .collect();
        sqlx::query!(
            "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, period_start, period_end,
                                            source, source_reference, item, words, reverses)
             select id, $1, kind, pence, day, posted, case when item is not null then day end,
                    case when item is not null then day + 6 end, case when reverses is null then 'demo' else 'reversal' end,
                    coalesce(reverses, id)::text, item, words, reverses
             from unnest($2::uuid[], $3::text[], $4::bigint[], $5::date[], $6::timestamptz[], $7::text[], $8::text[], $9::uuid[])
               as it (id, kind, pence, day, posted, item, words, reverses)",
            account.0,
            &keys,
            &kinds,
            &pence,
            &on,
            &posted,
            &items as &[Option<String>],
            &words,
            &reverses as &[Option<Uuid>],
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn insert_income(
        &mut self,
        account: AccountId,
        income: &Income,
        evidence: bool,
    ) -> Result<()> {
        let noted = self.now - TimeDelta::days(1);
        sqlx::query!(
            "insert into rent_incomes (id, account_id, kind, status, pence, every, next_on, covers_to, evidence_given, noted_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            Uuid::now_v7(),
            account.0,
            income.kind.key(),
            income.status.key(),
            income.amount.map(|amount| amount.0),
            income.every.key(),
            income.next_on,
            income.covers_to,
            evidence && income.kind.is_benefit(),
            noted,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn insert_bare(&mut self, bare: &Bare, today: NaiveDate) -> Result<()> {
        let account = account(bare.tenancy, bare.kind);
        let opened = today - TimeDelta::days(bare.opened);
        self.insert_account(
            account,
            (bare.tenancy, bare.kind, "every_week"),
            (opened, None),
        )
        .await?;
        let line = |(ago, kind, pence, words): &(i64, _, i64, &'static str)| Drawn {
            words,
            ..Drawn::in_the_day(today - TimeDelta::days(*ago), *kind, *pence)
        };
        let lines: Vec<Drawn> = bare.lines.iter().map(line).collect();
        self.insert_lines(account, &lines).await
    }
}

/// On its day and in its place, and never after now: what belongs together stays in order.
fn posted_at(line: &Drawn, now: DateTime<Utc>) -> DateTime<Utc> {
    let latest = london::at(line.on, line.posted()).min(now);
    latest - TimeDelta::milliseconds(32 - i64::from(line.hour) - line.place.min(8))
}
