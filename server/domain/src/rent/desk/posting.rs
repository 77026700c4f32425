//! What an officer posts by hand: an adjustment, and the taking back of a line. Each with a reason, each once, each in the
//! trail.

use crate::rent::accounts::Account;
use crate::rent::ledger::{Entry, NewLine, Posted};
use crate::{Error, LineId, Officer, Result, Role, SubmissionKey, Tx};
use chrono::NaiveDate;
use rules::money::Pence;
use rules::rent::LineKind;

/// What an officer may post by hand. All else comes from imports, payments and the like.
pub const BY_HAND: [LineKind; 10] = [
    LineKind::RentAdjustment,
    LineKind::BackdatedAdjustment,
    LineKind::Compensation,
    LineKind::HousingPayment,
    LineKind::Refund,
    LineKind::TransferIn,
    LineKind::TransferOut,
    LineKind::CourtCost,
    LineKind::WriteOff,
    LineKind::WriteOn,
];

/// Whether only a manager posts it, or takes it back.
pub const fn is_managers(kind: LineKind) -> bool {
    matches!(kind, LineKind::WriteOff | LineKind::WriteOn)
}

/// A line to be posted by hand.
#[derive(Clone, Debug)]
pub struct Adjustment {
    pub kind: LineKind,
    /// Above zero a charge, below zero money off.
    pub pence: Pence,
    pub effective_on: NaiveDate,
    /// Why; the tenant reads it.
    pub reason: String,
}

impl Tx<Officer> {
    /// Posts a line by hand. The same key again posts nothing.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] for a write-off by anyone but a manager; [`Error::Conflict`] for a kind that is not posted by
    /// hand (`"kind"`), an amount on its wrong side (`"side"`), or costs while a breathing space is on (`"frozen"`).
    pub async fn adjust(
        &mut self,
        account: &Account,
        adjustment: &Adjustment,
        key: SubmissionKey,
    ) -> Result<Posted> {
        self.principal.must_be_income()?;
        let kind = adjustment.kind;
        if !BY_HAND.contains(&kind) {
            return Err(Error::Conflict("kind"));
        }
        self.may_post(kind)?;
        // No fee is added to a debt in breathing space (regulation 7).
        if kind == LineKind::CourtCost {
            self.hold_account(account).await?;
            if self.rent_is_locked(account).await? {
                return Err(Error::Conflict("frozen"));
            }
        }
        let posted = self
            .add_line(&NewLine {
                account: account.id,
                kind,
                pence: adjustment.pence,
                effective_on: adjustment.effective_on,
                item: None,
                words: words(kind, &adjustment.reason),
                source: "officer",
                source_reference: key.to_string(),
            })
            .await?;
        self.after_posting(account, posted, "posted line").await?;
        Ok(posted)
    }

    /// Takes a line of the account back, whole. Taken back before: does nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a line of another account, [`Error::Conflict`] for a line that takes one back itself,
    /// [`Error::NotAllowed`] for a write-off by anyone but a manager.
    pub async fn take_back(
        &mut self,
        account: &Account,
        line: LineId,
        reason: &str,
    ) -> Result<Posted> {
        self.principal.must_be_income()?;
        let entry = self.line_of(account, line).await?;
        if entry.reverses.is_some() {
            return Err(Error::Conflict("reversal"));
        }
        self.may_post(entry.kind)?;
        let posted = self.reverse_line(line, &words(entry.kind, reason)).await?;
        self.after_posting(account, posted, "took line back")
            .await?;
        Ok(posted)
    }

    /// One line of the account.
    pub async fn line_of(&mut self, account: &Account, line: LineId) -> Result<Entry> {
        let day = sqlx::query_scalar!(
            "select effective_on from rent_transactions where id = $1 and account_id = $2",
            line.0,
            account.id.0
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)?;
        let lines = self.lines_of(account.id, day, day).await?;
        lines
            .into_iter()
            .find(|entry| entry.id == line)
            .ok_or(Error::NotFound)
    }

    /// Whoever enters a breathing space on it waits until this is done, or is waited for.
    pub(super) async fn hold_account(&mut self, account: &Account) -> Result<()> {
        sqlx::query!(
            "select id from rent_accounts where id = $1 for update",
            account.id.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(())
    }

    fn may_post(&self, kind: LineKind) -> Result<()> {
        let manager = matches!(self.principal.role, Role::Manager | Role::Admin);
        (manager || !is_managers(kind))
            .then_some(())
            .ok_or(Error::NotAllowed)
    }

    async fn after_posting(&mut self, account: &Account, posted: Posted, did: &str) -> Result<()> {
        let Posted::Now(line) = posted else {
            return Ok(());
        };
        let officer = self.principal.id;
        self.audit("officer", officer.0, did, "rent line", line.0)
            .await?;
        self.restand(&[account.id]).await
    }
}

/// "Rent put right: charged twice in October", as far as there is room.
fn words(kind: LineKind, reason: &str) -> String {
    let words = format!("{}: {reason}", kind.label());
    words.chars().take(200).collect()
}
