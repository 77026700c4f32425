//! What an officer posts by hand: an adjustment, and the taking back of a line. Each with a reason, each once, each in the
//! trail.

use crate::rent::accounts::Account;
use crate::rent::ledger::{Entry, NewLine, Posted};
use crate::{Error, LineId, Officer, Result, Role, SubmissionKey, Tx};
use chrono::{NaiveDate, TimeDelta};
use rules::money::Pence;
use rules::rent::LineKind;
use rules::rent::kinds::RefundCheck;

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

/// For how many days what an officer gave on an account counts together: in parts it is no less.
pub const TOGETHER: i64 = 28;

/// Whether only a manager posts it, or takes it back, whatever the amount.
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
    /// What was looked at before money is paid back.
    pub checked: Vec<RefundCheck>,
}

impl Adjustment {
    /// What the council gives by it: paid back, or taken off what is owed.
    fn given(&self) -> Pence {
        let given = match self.kind {
            LineKind::Refund => self.pence.0,
            // What comes from another account was taken there.
            LineKind::TransferIn => 0,
            _ => -self.pence.0,
        };
        Pence(given.max(0))
    }

    /// Money is paid back only after all of it was looked at (domain.md C3).
    fn is_checked(&self) -> bool {
        self.kind != LineKind::Refund
            || RefundCheck::ALL
                .iter()
                .all(|check| self.checked.contains(check))
    }

    /// What the trail says of it.
    fn did(&self) -> String {
        if self.kind != LineKind::Refund {
            return "posted line".to_owned();
        }
        let checked: Vec<_> = self.checked.iter().map(|check| check.key()).collect();
        format!("posted refund, checked {}", checked.join(", "))
    }
}

impl Tx<Officer> {
    /// Posts a line by hand. The same key again posts nothing.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] for a write-off by anyone but a manager; [`Error::Conflict`] for a kind that is not posted by
    /// hand (`"kind"`), an amount on its wrong side (`"side"`), costs while a breathing space is on (`"frozen"`), a refund
    /// before which not all was looked at (`"unchecked"`), or more given than one who is no manager may give (`"limit"`).
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
        if !adjustment.is_checked() {
            return Err(Error::Conflict("unchecked"));
        }
        self.may_give(account, adjustment.given(), Some(key))
            .await?;
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
        self.after_posting(account, posted, &adjustment.did())
            .await?;
        Ok(posted)
    }

    /// Takes a line of the account back, whole. Taken back before: does nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a line of another account, [`Error::Conflict`] for a line that takes one back itself,
    /// [`Error::NotAllowed`] for a write-off by anyone but a manager, and `"limit"` for a charge above what they may give by hand.
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
        self.may_give(account, given_by_taking_back(&entry), None)
            .await?;
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

    fn is_manager(&self) -> bool {
        matches!(self.principal.role, Role::Manager | Role::Admin)
    }

    fn may_post(&self, kind: LineKind) -> Result<()> {
        (self.is_manager() || !is_managers(kind))
            .then_some(())
            .ok_or(Error::NotAllowed)
    }

    /// Above the limit of a card refund it is a manager's to give, by hand too.
    async fn may_give(
        &mut self,
        account: &Account,
        given: Pence,
        key: Option<SubmissionKey>,
    ) -> Result<()> {
        if given == Pence::ZERO || self.is_manager() {
            return Ok(());
        }
        // Two forms at once are counted one after the other.
        self.hold_account(account).await?;
        let before = self.given_before(account, key).await?;
        let within = Pence(before.0 + given.0) <= self.refund_limit().await?;
        within.then_some(()).ok_or(Error::Conflict("limit"))
    }

    /// What this officer gave on the account by hand of late: the same form counts once. What was taken back counts no more, but for a
    /// refund, which someone may have paid out.
    async fn given_before(
        &mut self,
        account: &Account,
        key: Option<SubmissionKey>,
    ) -> Result<Pence> {
        let (officer, from) = (self.principal.id, self.now - TimeDelta::days(TOGETHER));
        let pence = sqlx::query_scalar!(
            r#"select coalesce(sum(abs(t.pence)), 0)::bigint as "pence!" from rent_transactions t
               where t.account_id = $1 and t.source = 'officer' and t.officer_id = $2 and t.posted_at > $3
                 and t.source_reference is distinct from $4 and (t.kind = 'refund' or t.pence < 0 and t.kind <> 'transfer_in')
                 and (t.kind = 'refund' or not exists (select from rent_transactions back where back.reverses = t.id))"#,
            account.id.0,
            officer.0,
            from,
            key.map(|key| key.to_string()),
        )
        .fetch_one(self.connection())
        .await?;
        Ok(Pence(pence))
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

/// To take a charge back is to give; to take a refund or a transfer back is to put it right.
fn given_by_taking_back(entry: &Entry) -> Pence {
    match entry.kind {
        LineKind::Refund | LineKind::TransferOut => Pence::ZERO,
        _ => Pence(entry.pence.0.max(0)),
    }
}

/// "Rent put right: charged twice in October", as far as there is room.
fn words(kind: LineKind, reason: &str) -> String {
    let words = format!("{}: {reason}", kind.label());
    words.chars().take(200).collect()
}
