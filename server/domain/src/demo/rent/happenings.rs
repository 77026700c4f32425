//! What happened around the rent: breathing spaces, arrangements, and what tenants told the income team.

use super::ledger::newest_friday;
use super::writing::{account, accounts};
use crate::demo::ids;
use crate::demo::loading::{Cast, Photos};
use crate::demo::pictures::RECEIPT;
use crate::rent::breathing::{NewMoratorium, Said};
use crate::rent::{NewRentCase, Topic};
use crate::{BrowserKey, Error, Result, SessionId, SubmissionKey, System, Tenant, Tx};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use rules::london;
use rules::money::Pence;
use rules::rent::{AccountKind, MoratoriumKind};
use uuid::Uuid;

/// A breathing space: the debtor, their tenancy, its kind and reference, and how many days ago it began and was entered.
struct Space {
    person: &'static str,
    tenancy: u32,
    kind: MoratoriumKind,
    reference: &'static str,
    adviser: &'static str,
    ago: i64,
}

const SPACES: &[Space] = &[
    Space {
        person: "zofia-nowak",
        tenancy: 48_207,
        kind: MoratoriumKind::Standard,
        reference: "BSS-4471902",
        adviser: "Ebbsmarsh Debt Advice",
        // Today is day 34 of 60, the first and the last with them.
        ago: 33,
    },
    Space {
        person: "mei-lin-chow",
        tenancy: 48_220,
        kind: MoratoriumKind::Crisis,
        reference: "BSC-4402816",
        adviser: "Marlpit Crisis Team",
        ago: 80,
    },
];

/// A weekly arrangement, its payments on Fridays.
struct Arranged {
    person: &'static str,
    tenancy: u32,
    pence: i64,
    /// How many Fridays it has been kept, and after them missed.
    kept: i64,
    missed: i64,
    state: &'static str,
}

const ARRANGED: &[Arranged] = &[
    Arranged {
        person: "ruby-tate",
        tenancy: 48_227,
        pence: 1_500,
        kept: 8,
        missed: 0,
        state: "running",
    },
    Arranged {
        person: "yusuf-demir",
        tenancy: 48_204,
        pence: 2_000,
        kept: 3,
        missed: 2,
        state: "broken",
    },
    Arranged {
        person: "chloe-mbeki",
        tenancy: 48_211,
        pence: 200,
        kept: 0,
        missed: 0,
        state: "offered",
    },
];

/// A step of the ladder: whose tenancy, which step, how many days ago, how many more days a review may be asked for, and why.
const STEPS: &[(u32, i16, i64, Option<i64>, &str)] = &[
    // Dean Pratt: a notice of proceedings, against which he may ask for a review.
    (
        48_210,
        4,
        10,
        Some(3),
        "No answer to two letters and three calls; nothing paid but once in nine weeks.",
    ),
    (
        48_204,
        2,
        6,
        None,
        "The arrangement was not kept. Ask what changed.",
    ),
    (
        48_231,
        1,
        12,
        None,
        "One week more than Housing Benefit brings.",
    ),
];

/// What a tenant told us: who, about which tenancy, how many hours ago, and what.
struct Told {
    person: &'static str,
    tenancy: u32,
    ago: i64,
    topic: Topic,
    paid: Option<(i64, i64, &'static str)>,
    words: &'static str,
}

const fn told(person: &'static str, tenancy: u32, ago: i64, topic: Topic) -> Told {
    Told {
        person,
        tenancy,
        ago,
        topic,
        paid: None,
        words: "",
    }
}

const TOLD: &[Told] = &[
    Told {
        paid: Some((11, 14_500, "post_office")),
        words: "I paid at the Post Office in the High Street and have the receipt.",
        ..told("olu-fashola", 48_219, 76, Topic::PaymentMissing)
    },
    Told {
        words: "My hours were cut in half last month and I cannot pay it all.",
        ..told("shanice-brown", 48_235, 30, Topic::MoneyTight)
    },
    Told {
        // Whom he names as his adviser.
        words: "The advice centre in Mill Lane. I do not have the number with me.",
        ..told("connor-walsh", 48_234, 27, Topic::BreathingSpaceSaid)
    },
    told("yusuf-demir", 48_204, 24, Topic::ArrangementBroken),
    Told {
        words: "My first Universal Credit has not come. I can do £2 a week until it does.",
        ..told("chloe-mbeki", 48_211, 20, Topic::ArrangementWanted)
    },
];

/// Everything that happened, up to `now`.
pub(in crate::demo) async fn happen(
    mut tx: Tx<System>,
    cast: &Cast,
    photos: &Photos,
    now: DateTime<Utc>,
) -> Result<Tx<System>> {
    let today = london::date_of(now);
    for space in SPACES {
        tx.now =
            london::at(today - TimeDelta::days(space.ago), NaiveTime::MIN) + TimeDelta::hours(10);
        tx = space.enter(tx, cast).await?;
    }
    for told in TOLD {
        tx.now = now - TimeDelta::hours(told.ago);
        tx = told.tell(tx, cast, photos, today).await?;
    }
    tx.now = now;
    for arranged in ARRANGED {
        tx.insert_arrangement(arranged, cast, today).await?;
    }
    for (tenancy, step, ago, review, why) in STEPS {
        let taken_at = now - TimeDelta::days(*ago);
        let review_until = review.map(|days| today + TimeDelta::days(days));
        tx.insert_step(cast, (*tenancy, *step), (taken_at, review_until, *why))
            .await?;
    }
    let mut tx = super::working::note(tx, cast, now).await?;
    tx.refresh_standings(&accounts()).await?;
    Ok(tx)
}

fn case_key(person: &str, topic: Topic) -> SubmissionKey {
    SubmissionKey(ids::key("rent case", &format!("{person}/{}", topic.key())))
}

impl Told {
    async fn tell(
        &self,
        mut tx: Tx<System>,
        cast: &Cast,
        photos: &Photos,
        today: NaiveDate,
    ) -> Result<Tx<System>> {
        let account = account(self.tenancy, AccountKind::Rent);
        let account = tx.account_by_id(account).await?;
        let tenant = Tenant {
            person: cast.person(self.person)?,
            first_name: String::new(),
            session: SessionId(Uuid::nil()),
            browser: BrowserKey(ids::browser(self.person)),
        };
        let new = NewRentCase {
            account: &account,
            person: tenant.person,
            topic: self.topic,
            pence: self.paid.map(|(_, pence, _)| Pence(pence)),
            paid_on: self.paid.map(|(ago, ..)| today - TimeDelta::days(ago)),
            way: self.paid.map(|(.., way)| way.to_owned()),
            words: self.words.to_owned(),
            sent_by: ids::browser(self.person),
            key: case_key(self.person, self.topic),
        };
        let by_program = self.topic == Topic::ArrangementBroken;
        if by_program {
            tx.open_rent_case(&new).await?;
            return Ok(tx);
        }
        let mut tx = tx.speaking_as(tenant).await?;
        if self.topic == Topic::BreathingSpaceSaid {
            let said = Said {
                reference: String::new(),
                adviser: self.words.to_owned(),
            };
            tx.say_breathing_space(&account, &said, new.key).await?;
            return tx.speaking_as(System("demo")).await;
        }
        let (_, reference) = tx.open_rent_case(&new).await?;
        if self.topic == Topic::PaymentMissing {
            let receipt = photos.get(&RECEIPT);
            let receipt = receipt.ok_or(Error::Broken("demo photo missing"))?;
            let case = tx.case(&reference).await?;
            tx.add_case_photo(&case, receipt).await?;
        }
        tx.speaking_as(System("demo")).await
    }
}

impl Space {
    /// As the scheme's notice came, with the amount it gave.
    async fn enter(&self, mut tx: Tx<System>, cast: &Cast) -> Result<Tx<System>> {
        let account = account(self.tenancy, AccountKind::Rent);
        let account = tx.account_by_id(account).await?;
        let starts_on = london::date_of(tx.now);
        let new = NewMoratorium {
            person: cast.person(self.person)?,
            kind: self.kind,
            reference: self.reference.to_owned(),
            adviser: self.adviser.to_owned(),
            notified_on: starts_on,
            starts_on,
            amount: Some(tx.balance_of(account.id, starts_on).await?),
            others: false,
        };
        let mut officer = tx.speaking_as(cast.officer("carol-winn")?).await?;
        officer.enter_breathing_space(&account, &new).await?;
        officer.speaking_as(System("demo")).await
    }
}

impl Tx<System> {
    async fn insert_arrangement(
        &mut self,
        arranged: &Arranged,
        cast: &Cast,
        today: NaiveDate,
    ) -> Result<()> {
        let (id, account) = (
            ids::key("arrangement", arranged.person),
            account(arranged.tenancy, AccountKind::Rent),
        );
        let now = self.now;
        let begun = arranged.kept + arranged.missed;
        let first = newest_friday(today) - TimeDelta::weeks(begun - 1);
        let owed = self.standing_of_demo(arranged, today).await? + arranged.kept * arranged.pence;
        let turns = (owed + arranged.pence - 1) / arranged.pence;
        let clear_on = first + TimeDelta::weeks(turns - 1);
        sqlx::query!(
            "insert into arrangements (id, account_id, person_id, submission_key, pence, every, first_on, arrears_pence, clear_on,
                                       review_on, state, named_officer, made_at, case_id)
             values ($1, $2, $3, $1, $4, 'week', $5, $6, $7, $8, $9, $10, $11,
                     (select c.case_id from rent_cases c join cases k on k.id = c.case_id
                      where c.account_id = $2 and c.topic in ('arrangement_wanted', 'arrangement_broken') and k.closed_at is null limit 1))",
            id,
            account.0,
            cast.person(arranged.person)?.0,
            arranged.pence,
            first,
            owed,
            clear_on,
            first + TimeDelta::weeks(13),
            arranged.state,
            cast.officer("carol-winn")?.id.0,
            now - TimeDelta::weeks(begun) - TimeDelta::hours(20),
        )
        .execute(self.connection())
        .await?;
        let fridays: Vec<NaiveDate> = (0..turns)
            .map(|turn| first + TimeDelta::weeks(turn))
            .collect();
        let last = owed - (turns - 1) * arranged.pence;
        sqlx::query!(
            "insert into arrangement_payments (arrangement_id, due_on, pence, met_at, missed_at)
             select $1, day, case when turn = $3 then $4::bigint else $5::bigint end,
                    case when turn <= $6 then $8::timestamptz - make_interval(weeks => ($7 - turn)::int) end,
                    case when turn > $6 and turn <= $7 then $8::timestamptz - make_interval(weeks => ($7 - turn)::int) end
             from unnest($2::date[]) with ordinality as it (day, turn)",
            id,
            &fridays,
            turns,
            last,
            arranged.pence,
            arranged.kept,
            begun,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn standing_of_demo(&mut self, arranged: &Arranged, today: NaiveDate) -> Result<i64> {
        let account = account(arranged.tenancy, AccountKind::Rent);
        let account = self.account_by_id(account).await?;
        let standing = self.standing(&account, today).await?;
        Ok(standing.standing.true_arrears.0)
    }

    async fn insert_step(
        &mut self,
        cast: &Cast,
        (tenancy, step): (u32, i16),
        (taken_at, review_until, why): (DateTime<Utc>, Option<NaiveDate>, &str),
    ) -> Result<()> {
        let officer = cast.officer("carol-winn")?;
        sqlx::query!(
            "insert into rent_steps (id, account_id, step, officer_id, taken_at, answers, reason, review_until, submission_key)
             values ($1, $2, $3, $4, $5, '[]', $6, $7, $1)",
            ids::key("step", &tenancy.to_string()),
            account(tenancy, AccountKind::Rent).0,
            step,
            officer.id.0,
            taken_at,
            why,
            review_until,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
