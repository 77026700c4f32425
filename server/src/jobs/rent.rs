//! The jobs of the income team's desk.

use super::tasks::{Again, site};
use crate::site::Site;
use crate::web::metrics;
use domain::{AccountId, System};
use graphile_worker::{IntoTaskHandlerResult, TaskHandler, WorkerContext};
use serde::{Deserialize, Serialize};

/// After postings for the accounts they were made on; every ten minutes for those whose standing is not of today, by the
/// program's clock: all of them after midnight, then none.
#[derive(Serialize, Deserialize)]
pub struct RefreshStandings {
    #[serde(default)]
    accounts: Option<Vec<AccountId>>,
}

impl TaskHandler for RefreshStandings {
    const IDENTIFIER: &'static str = "refresh_standings";

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let site = site(&context)?;
        match self.accounts {
            Some(accounts) => refresh(&site, &accounts).await,
            None => refresh_all(&site).await,
        }
    }
}

async fn refresh(site: &Site, accounts: &[AccountId]) -> Result<(), Again> {
    let mut tx = site.shared.db.begin(System("standings")).await?;
    tx.refresh_standings(accounts).await?;
    Ok(tx.commit().await?)
}

/// A transaction for each five hundred, so that none is long and a stop loses little.
async fn refresh_all(site: &Site) -> Result<(), Again> {
    let mut after = None;
    loop {
        let mut tx = site.shared.db.begin(System("standings")).await?;
        let last = tx.refresh_stale_standings(after).await?;
        tx.commit().await?;
        match last {
            Some(_) => after = last,
            None => return Ok(()),
        }
    }
}

/// Once a day, at the first full hour's twenty-fifth minute: whether each account's balance is the sum of its lines.
#[derive(Serialize, Deserialize)]
pub struct CheckRent {}

impl TaskHandler for CheckRent {
    const IDENTIFIER: &'static str = "rent_drift";

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let site = site(&context)?;
        check(&site).await
    }
}

async fn check(site: &Site) -> Result<(), Again> {
    let Some(drift) = site.shared.db.check_rent().await? else {
        return Ok(());
    };
    metrics::note_rent_drift(drift.drifted);
    if drift.drifted > 0 {
        tracing::error!(
            drifted = drift.drifted,
            accounts = drift.accounts,
            "balances of rent accounts are not the sums of their lines"
        );
    } else {
        tracing::info!(accounts = drift.accounts, "rent accounts were checked");
    }
    Ok(())
}
