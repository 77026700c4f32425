//! The list of accounts by what is truly owed. One query for a page of it, whose order an index gives; one for the counts.

use crate::{Error, Officer, Result, Tx};
use chrono::NaiveDate;
use rules::london;
use rules::reference::PaymentReference;
use uuid::Uuid;

pub const PAGE: i64 = 50;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Arrears,
    Weeks,
}

/// Which accounts at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// On which something is truly owed.
    #[default]
    Owing,
    All,
    /// In breathing space, or being checked.
    Frozen,
    /// Somebody is to be spoken to by today.
    ContactDue,
}

impl Only {
    const fn key(self) -> &'static str {
        match self {
            Self::Owing | Self::All => "",
            Self::Frozen => "frozen",
            Self::ContactDue => "contact",
        }
    }
}

/// What the officer narrowed the list to. Empty means everything.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub sort: Sort,
    pub only: Only,
    /// An account's kind by its key.
    pub kind: Option<String>,
    /// At least so many weeks truly owed.
    pub weeks: i64,
    /// "running", "broken" or "offered"; "mine": this officer is named on it; "review": it is time to look at it again.
    pub arrangement: Option<String>,
    /// "claimed" or "suspended".
    pub benefit: Option<String>,
    /// A step of the ladder; 0: on none.
    pub step: Option<i16>,
    pub estate: Option<String>,
    /// Words: a name, part of an address, a tenancy or payment reference.
    pub text: String,
    /// The account after which the page begins, by its payment reference.
    pub after: Option<PaymentReference>,
}

/// A row of the list.
#[derive(Clone, Debug)]
pub struct ListRow {
    pub payment_reference: String,
    pub kind: String,
    pub tenancy: String,
    pub tenancy_kind: String,
    pub address: String,
    pub names: Option<String>,
    pub balance_pence: i64,
    pub technical_pence: i64,
    pub frozen_pence: i64,
    pub true_arrears_pence: i64,
    pub weeks_owed_hundredths: i64,
    pub is_frozen: bool,
    pub as_at: NaiveDate,
    pub arrangement: Option<String>,
    /// "claimed" or "suspended".
    pub benefit: Option<String>,
    pub step: Option<i16>,
    pub next_contact: Option<NaiveDate>,
}

/// The numbers over the list, of all accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCounts {
    pub accounts: i64,
    /// Above nought on paper.
    pub in_debt: i64,
    pub owing: i64,
    pub frozen: i64,
    /// Owed on paper, of that technical, and of that truly.
    pub debt_pence: i64,
    pub technical_pence: i64,
    pub frozen_pence: i64,
    pub true_arrears_pence: i64,
}

/// Where the page before ended.
struct Mark {
    value: i64,
    account: Uuid,
}

/// One query, told twice: in either order an index gives the page, and what a row shows is fetched for fifty alone.
macro_rules! page_in_order_of {
    ($value:tt, $tx:expr, $f:expr, $mark:expr, $least:expr, $today:expr) => {
        sqlx::query_as!(
            ListRow,
            r#"select page.payment_reference as "payment_reference!", page.kind as "kind!", t.reference as tenancy,
                      t.kind as tenancy_kind, home.address_line || ', ' || home.postcode as "address!",
                      (select string_agg(p.first_name || ' ' || p.last_name, ' and ' order by p.last_name, p.first_name)
                       from tenancy_parties party join people p on p.id = party.person_id
                       where party.tenancy_id = t.id and (page.kind = 'former' or party.until is null)
                         and (party.role = 'former') = (page.kind = 'former')) as names,
                      page.balance_pence as "balance_pence!", page.technical_pence as "technical_pence!",
                      page.frozen_pence as "frozen_pence!", page.true_arrears_pence as "true_arrears_pence!",
                      page.weeks_owed_hundredths as "weeks_owed_hundredths!", page.is_frozen as "is_frozen!", page.as_at as "as_at!",
                      (select r.state from arrangements r where r.account_id = page.account_id order by r.made_at desc limit 1) as arrangement,
                      (select i.status from rent_incomes i where i.account_id = page.account_id and i.status in ('claimed', 'suspended')
                       order by i.status desc limit 1) as benefit,
                      (select l.step from rent_steps l where l.account_id = page.account_id and l.until is null) as step,
                      (select c.next_on from rent_contacts c where c.account_id = page.account_id order by c.at desc, c.id desc limit 1) as next_contact
               from (select s.*, a.payment_reference, a.kind, a.tenancy_id
                     from rent_standings s join rent_accounts a on a.id = s.account_id
                     where s.true_arrears_pence >= $1 and s.weeks_owed_hundredths >= $2
                       and s."# + $value + r#" <= $3 and (s."# + $value + r#" < $3 or s.account_id > $4)
                       and ($5::text is null or a.kind = $5)
                       and ($6 <> 'frozen' or s.is_frozen)
                       and ($6 <> 'contact' or (select c.next_on from rent_contacts c where c.account_id = a.id order by c.at desc, c.id desc limit 1) <= $7)
                       and ($8::text is null or $8 = (select r.state from arrangements r where r.account_id = a.id order by r.made_at desc limit 1)
                            or $8 = 'mine' and a.id in (select r.account_id from arrangements r
                                 where r.named_officer = app_officer() and r.state in ('offered', 'running'))
                            or $8 = 'review' and a.id in (select r.account_id from arrangements r
                                 where r.state = 'running' and r.review_on <= $7))
                       and ($9::text is null or a.id in (select i.account_id from rent_incomes i where i.status = $9))
                       and ($10::smallint is null or $10 = coalesce((select l.step from rent_steps l where l.account_id = a.id and l.until is null), 0))
                       and ($11::text is null or a.tenancy_id in (select t.id from tenancies t join properties home on home.id = t.property_id
                             join blocks b on b.id = home.block_id where b.estate = $11))
                       and ($12 = '' or a.payment_reference = $13
                            or a.tenancy_id in (select t.id from tenancies t join properties home on home.id = t.property_id
                                 where t.reference ilike $12 or home.address_line ilike $12 or home.postcode ilike $12)
                            or a.tenancy_id in (select party.tenancy_id from tenancy_parties party join people p on p.id = party.person_id
                                 where (p.first_name || ' ' || p.last_name) ilike $12))
                     order by s."# + $value + r#" desc, s.account_id limit $14) page
               join tenancies t on t.id = page.tenancy_id
               join properties home on home.id = t.property_id
               order by page."# + $value + r#" desc, page.account_id"#,
            $least,
            $f.weeks.max(0) * 100,
            $mark.value,
            $mark.account,
            $f.kind,
            $f.only.key(),
            $today,
            $f.arrangement,
            $f.benefit,
            $f.step,
            $f.estate,
            crate::cases::queue::like(&$f.text),
            $f.text.trim(),
            PAGE + 1,
        )
        .fetch_all($tx.connection())
        .await?
    };
}

impl Tx<Officer> {
    /// One page of the list and whether there is another.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] for an officer of another team.
    pub async fn rent_list(&mut self, filter: &Filter) -> Result<(Vec<ListRow>, bool)> {
        self.principal.must_be_income()?;
        let today = london::date_of(self.now);
        let mark = self.mark(filter).await?;
        let least = i64::from(filter.only == Only::Owing);
        let mut rows = match filter.sort {
            Sort::Arrears => {
                page_in_order_of!("true_arrears_pence", self, filter, mark, least, today)
            }
            Sort::Weeks => {
                page_in_order_of!("weeks_owed_hundredths", self, filter, mark, least, today)
            }
        };
        let more = rows.len() as i64 > PAGE;
        rows.truncate(PAGE as usize);
        Ok((rows, more))
    }

    async fn mark(&mut self, filter: &Filter) -> Result<Mark> {
        let start = Mark {
            value: i64::MAX,
            account: Uuid::nil(),
        };
        let Some(after) = &filter.after else {
            return Ok(start);
        };
        let row = sqlx::query!(
            "select s.account_id, s.true_arrears_pence, s.weeks_owed_hundredths
             from rent_standings s join rent_accounts a on a.id = s.account_id where a.payment_reference = $1",
            after.to_string()
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row.map_or(start, |row| Mark {
            value: match filter.sort {
                Sort::Arrears => row.true_arrears_pence,
                Sort::Weeks => row.weeks_owed_hundredths,
            },
            account: row.account_id,
        }))
    }

    /// The numbers over the list.
    pub async fn rent_counts(&mut self) -> Result<ListCounts> {
        self.principal.must_be_income()?;
        let counts = sqlx::query_as!(
            ListCounts,
            r#"select count(*) as "accounts!", count(*) filter (where balance_pence > 0) as "in_debt!",
                      count(*) filter (where true_arrears_pence > 0) as "owing!", count(*) filter (where is_frozen) as "frozen!",
                      coalesce(sum(balance_pence) filter (where balance_pence > 0), 0)::bigint as "debt_pence!",
                      coalesce(sum(technical_pence), 0)::bigint as "technical_pence!",
                      coalesce(sum(frozen_pence), 0)::bigint as "frozen_pence!",
                      coalesce(sum(true_arrears_pence), 0)::bigint as "true_arrears_pence!"
               from rent_standings"#
        )
        .fetch_one(self.connection())
        .await?;
        Ok(counts)
    }

    /// The estates there are, by name, two hundred at most.
    pub async fn estates(&mut self) -> Result<Vec<String>> {
        let names = sqlx::query_scalar!("select distinct estate from blocks order by 1 limit 200")
            .fetch_all(self.connection())
            .await?;
        Ok(names)
    }

    /// The account whose whole payment reference was typed, if there is one.
    pub async fn has_account(&mut self, reference: &PaymentReference) -> Result<bool> {
        match self.rent_account(reference).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound) => Ok(false),
            Err(error) => Err(error),
        }
    }
}
