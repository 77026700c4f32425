//! Hazards in the demo's stories, through the same verbs that officers use.

use super::repairs::HazardAct;
use crate::cases::CaseHead;
use crate::repairs::hazards::{Advice, HazardRow, NewWork, Outcome, Progress, Recorded};
use crate::{Error, HazardId, Officer, Result, SubmissionKey, Tx};
use chrono::TimeDelta;
use rules::london;
use rules::repairs::hazard::course::{Finding, Grade};

pub(super) async fn act(tx: &mut Tx<Officer>, case: &CaseHead, act: HazardAct) -> Result<()> {
    if let HazardAct::Open(hazard) = act {
        return tx.open_hazard(case, hazard, false).await;
    }
    let id = first(tx, case).await?;
    match act {
        HazardAct::Open(_) => Ok(()),
        HazardAct::Grade(grade, why) => tx.triage_hazard(case, id, grade, why).await,
        HazardAct::Remote(finding, findings) => {
            let done = recorded(tx, true, finding, findings);
            tx.record_investigation(case, id, &done).await
        }
        HazardAct::Work(preventative, what, starts, finishes) => {
            let today = london::date_of(tx.now);
            let work = NewWork {
                preventative,
                what: what.to_owned(),
                starts_on: today + TimeDelta::days(starts),
                finishes_on: today + TimeDelta::days(finishes),
            };
            tx.plan_hazard_work(case, id, &work, SubmissionKey::new())
                .await
        }
        HazardAct::Letter => {
            let advice = Advice {
                safety: Advice::usual("damp_mould").to_owned(),
                none_needed: String::new(),
            };
            tx.send_summary(case, id, &advice, 1).await
        }
    }
}

/// Before a story's repair is closed, whatever hazard came with its report is looked into, made safe and closed: the law
/// lets nobody skip that, not even a story.
pub(super) async fn settle(tx: &mut Tx<Officer>, case: &CaseHead) -> Result<()> {
    for row in tx.hazard_rows(case.id).await? {
        let course = row.course();
        let Some(level) = course.level().filter(|_| !course.closed) else {
            continue;
        };
        if level != Grade::NotInScope {
            put_right(tx, case, &row, level).await?;
        }
    }
    Ok(())
}

async fn put_right(
    tx: &mut Tx<Officer>,
    case: &CaseHead,
    row: &HazardRow,
    level: Grade,
) -> Result<()> {
    let finding = match level {
        Grade::Emergency => Finding::Emergency,
        _ => Finding::Significant,
    };
    if row.grade.is_none() {
        tx.triage_hazard(case, row.id, level, "As it was reported.")
            .await?;
    }
    if row.finding.is_none() {
        let done = recorded(tx, false, finding, "We saw it at the visit.");
        tx.record_investigation(case, row.id, &done).await?;
    }
    let now = tx.now;
    for step in [Progress::MadeSafe, Progress::Completed] {
        tx.hazard_progress(case, row.id, step, "It was put right at the visit.", now)
            .await?;
    }
    tx.close_hazard(case, row.id).await
}

fn recorded(tx: &Tx<Officer>, remote: bool, finding: Finding, findings: &str) -> Recorded {
    Recorded {
        remote,
        at: tx.now,
        presence: (!remote).then(|| "present".to_owned()),
        findings: findings.to_owned(),
        outcome: Outcome::Found(finding),
    }
}

async fn first(tx: &mut Tx<Officer>, case: &CaseHead) -> Result<HazardId> {
    let rows = tx.hazard_rows(case.id).await?;
    rows.first()
        .map(|row| row.id)
        .ok_or(Error::Broken("demo hazard missing"))
}
