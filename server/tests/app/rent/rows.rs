//! A row in every table of rent for one tenancy, written past all fences, so that a test can see who is shown what.

use crate::world::World;
use domain::PersonId;
use rules::reference::PaymentReference;
use sqlx::PgConnection;
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;

/// Every table of rent that holds rows about someone.
pub const TABLES: &[&str] = &[
    "rent_accounts",
    "rent_charges",
    "rent_transactions",
    "rent_incomes",
    "rent_standings",
    "rent_cases",
    "arrangements",
    "arrangement_payments",
    "arrangement_reminders_off",
    "rent_contacts",
    "rent_steps",
    "rent_protocol",
    "rent_letters",
    "moratoria",
    "moratorium_debts",
    "moratorium_duties",
    "breathing_space_holds",
    "payments",
    "payment_events",
    "payment_refunds",
];

/// What the desk alone sees.
pub const DESK_ONLY: &[&str] = &[
    "rent_standings",
    "moratorium_duties",
    "rent_contacts",
    "rent_steps",
    "rent_protocol",
];

/// What the household's joint tenants see too.
pub const SHARED: &[&str] = &[
    "rent_accounts",
    "rent_charges",
    "rent_transactions",
    "rent_incomes",
    "arrangements",
    "arrangement_payments",
];

/// One account, and around it all that a debt in breathing space brings with it. `officer` entered it.
/// Returns the words by which the rows are known.
pub async fn rent_rows(
    world: &World,
    tenancy: Uuid,
    person: PersonId,
    officer: Uuid,
) -> Vec<String> {
    static NEXT: AtomicU32 = AtomicU32::new(700_000);
    let reference = PaymentReference::new(NEXT.fetch_add(1, Ordering::Relaxed))
        .unwrap()
        .to_string();
    let [account, case, arrangement, moratorium] = [0; 4].map(|_| Uuid::now_v7());
    let mut db = world.all_seeing().await;
    let ids = [
        account,
        tenancy,
        person.0,
        case,
        arrangement,
        moratorium,
        officer,
    ];
    for sql in STATEMENTS.iter().copied() {
        insert(&mut db, sql, &ids, &reference).await;
    }
    let marks = [account, case, arrangement, moratorium].map(|id| id.to_string());
    marks.into_iter().chain([reference]).collect()
}

/// `$1` to `$7` are the keys in the order above, `$8` the payment reference; each statement names all of them.
const STATEMENTS: &[&str] = &[
    "insert into rent_accounts (id, tenancy_id, kind, payment_reference, opened_on, created_at) values ($1, $2, 'rent', $8, '2020-01-06', now())",
    "insert into rent_charges (id, account_id, item, pence, benefit_pays, valid_from) values (gen_random_uuid(), $1, 'rent', 11610, true, '2026-04-06')",
    "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, source, source_reference, words)
       values (gen_random_uuid(), $1, 'rent_debit', 11610, '2026-11-16', now(), 'import', $8, 'Rent for the week')",
    "insert into rent_incomes (id, account_id, kind, status, pence, every, next_on, noted_at)
       values (gen_random_uuid(), $1, 'direct_debit', 'paid', 50310, 'month', '2026-12-01', now())",
    "insert into rent_standings (account_id, as_at, balance_pence, technical_pence, frozen_pence, true_arrears_pence, weekly_pence, weeks_owed_hundredths, updated_at)
       values ($1, '2026-11-21', 11610, 0, 0, 11610, 11610, 100, now())",
    "insert into cases (id, kind, reference, title, person_id, tenancy_id, state, team, restricted, submitted_by, submission_key, reported_at, updated_at)
       values ($4, 'rent', 'RN-26-' || right($8, 5), 'A payment is not on the account', $3, $2, 'submitted', 'income', true, decode($8 || '00', 'hex'), $4, now(), now())",
    "insert into rent_cases (case_id, account_id, topic) values ($4, $1, 'payment_missing')",
    "insert into arrangements (id, account_id, person_id, submission_key, pence, every, first_on, arrears_pence, clear_on, review_on, state, made_at)
       values ($5, $1, $3, $5, 500, 'week', '2026-11-23', 11610, '2027-05-03', '2027-02-01', 'running', now())",
    "insert into arrangement_payments (arrangement_id, due_on, pence) values ($5, '2026-11-23', 500)",
    "insert into arrangement_reminders_off (arrangement_id, person_id) values ($5, $3)",
    "insert into moratoria (id, person_id, kind, reference, notified_at, starts_on, ends_on, entered_by, entered_at)
       values ($6, $3, 'standard', 'BS-' || $8, now(), '2026-11-01', '2026-12-30', $7, now())",
    "insert into moratorium_debts (moratorium_id, account_id, frozen_pence) values ($6, $1, 5000)",
    "insert into moratorium_duties (moratorium_id, duty, done_by, done_at) values ($6, 'agents', $7, now())",
    "insert into breathing_space_holds (id, account_id, person_id, submission_key, said_at, until) values (gen_random_uuid(), $1, $3, gen_random_uuid(), now(), '2026-12-01')",
    "insert into payments (id, account_id, person_id, submission_key, pence, towards, state, provider_id, return_token, created_at, finished_at)
       values ($4, $1, $3, $4, 2000, 'since', 'success', 'pay' || $8, sha256($8::bytea), now(), now())",
    "insert into payment_events (id, payment_id, at, state) values (gen_random_uuid(), $4, now(), 'success')",
    "insert into payment_refunds (id, payment_id, officer_id, submission_key, pence, reason, available_pence, state, created_at)
       values (gen_random_uuid(), $4, $7, gen_random_uuid(), 500, 'Paid twice', 2000, 'begun', now())",
    "insert into rent_contacts (id, account_id, officer_id, at, way, with_whom, about, words, outcome, noted_at, submission_key)
       values (gen_random_uuid(), $1, $7, now(), 'phone', 'Amina', 'other', 'Rang.', 'spoke', now(), gen_random_uuid())",
    "insert into rent_steps (id, account_id, step, officer_id, taken_at, answers, reason, submission_key)
       values (gen_random_uuid(), $1, 1, $7, now(), '[]', 'A first letter', gen_random_uuid())",
    "insert into rent_protocol (id, account_id, item, state, evidence, done_on, officer_id, noted_at, submission_key)
       values (gen_random_uuid(), $1, 'contact', 'done', 'Rang.', '2026-11-20', $7, now(), gen_random_uuid())",
    "insert into rent_letters (id, batch, account_id, person_id, kind, made_on, made_at, officer_id, content)
       values (gen_random_uuid(), gen_random_uuid(), $1, $3, 'statement', '2026-11-20', now(), $7, '{}')",
];

async fn insert(db: &mut PgConnection, sql: &'static str, ids: &[Uuid; 7], reference: &str) {
    // Typed and named in one place, since not every statement uses every key.
    let whole = format!(
        "with keys as (select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::uuid, $7::uuid, $8::text) {sql}"
    );
    let query = ids
        .iter()
        .fold(sqlx::query(sqlx::AssertSqlSafe(whole)), |query, id| {
            query.bind(*id)
        });
    query.bind(reference).execute(db).await.unwrap();
}
