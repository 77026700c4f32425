//! Files of the landlord's housing system, read in.

mod desk;
mod files;
mod free_weeks;
mod ledger;
mod records;

use crate::world::World;
use domain::imports::{Counts, ImportKind, NewImport};
use domain::{ImportId, System};
use rules::reference::PaymentReference;
use server::imports::{FaultFile, Limits, Mapping, Outcome, Progress, Work, run};
use std::sync::Arc;
use uuid::Uuid;

/// How a file is to be taken.
#[derive(Clone, Copy, Default)]
struct How {
    mapping: &'static str,
    accept_valid: bool,
    dry_run: bool,
}

/// Brings a file in, as the command line does.
async fn bring(
    world: &World,
    kind: ImportKind,
    file: impl Into<Vec<u8>>,
    how: How,
) -> Result<Outcome, String> {
    let id = ImportId::new();
    let mut tx = world.db().begin(System("import")).await.unwrap();
    tx.begin_import(&NewImport {
        id,
        kind,
        file_name: "test.csv".into(),
        file_key: None,
        file_bytes: None,
        mapping: how.mapping.into(),
        accept_valid: how.accept_valid,
        dry_run: how.dry_run,
    })
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let work = Work {
        id,
        kind,
        mapping: Mapping::read(how.mapping, kind).map_err(|failure| failure.0)?,
        accept_valid: how.accept_valid,
        dry_run: how.dry_run,
        limits: Limits::megabytes(20),
    };
    let input = Box::new(std::io::Cursor::new(file.into()));
    let progress = Arc::new(Progress::default());
    run(
        world.db(),
        &work,
        input,
        &progress,
        &mut FaultFile::nowhere(),
    )
    .await
    .map_err(|trouble| server::failure::Failure::from(trouble).0)
}

async fn rent(world: &World, file: &str) -> Outcome {
    bring(world, ImportKind::Rent, file, How::default())
        .await
        .unwrap()
}

/// Each fault as the screen has it.
fn said(outcome: &Outcome) -> Vec<String> {
    outcome
        .faults
        .iter()
        .map(|fault| {
            let number = fault.number.map_or_else(String::new, |it| it.to_string());
            format!("{} {number} {}: {}", fault.line, fault.column, fault.reason)
        })
        .collect()
}

fn counts(added: i64, changed: i64, taken_back: i64, unchanged: i64) -> Counts {
    Counts {
        added,
        changed,
        taken_back,
        unchanged,
    }
}

/// An account with the landlord's number `RA<serial>`.
async fn account(world: &World, serial: u32) -> Uuid {
    let (id, tenancy) = (Uuid::now_v7(), world.home().await);
    sqlx::query(
        "insert into rent_accounts (id, tenancy_id, kind, payment_reference, landlord_reference, opened_on, created_at)
         values ($1, $2, 'rent', $3, $4, '2020-01-06', now())",
    )
    .bind(id)
    .bind(tenancy)
    .bind(PaymentReference::new(serial).unwrap().to_string())
    .bind(format!("RA{serial}"))
    .execute(&mut world.all_seeing().await)
    .await
    .unwrap();
    id
}

async fn lines(world: &World) -> i64 {
    world.count("select count(*) from rent_transactions").await
}

/// What stands: lines that are no reversal and were not reversed, in order of their day.
async fn standing(world: &World) -> Vec<(i64, String)> {
    sqlx::query_as(
        "select pence, words from rent_transactions t where reverses is null
         and not exists (select from rent_transactions r where r.reverses = t.id) order by effective_on, pence",
    )
    .fetch_all(&mut world.all_seeing().await)
    .await
    .unwrap()
}

async fn no_drift(world: &World) {
    assert_eq!(world.count("select count(*) from rent_drift()").await, 0);
}
