//! A danger that was named, with no report after it. It is not left in a draft that nobody at the desk sees: after an hour it
//! is a case of its own, and a report that comes after all becomes that case. See `docs/decisions/0008-…`.

use super::rows::{NewCase, RepairRow};
use super::{Draft, DraftAnswers};
use crate::cases::events::Event;
use crate::{BrowserKey, CaseId, DraftId, Error, PersonId, Result, SubmissionKey, System, Tx};
use chrono::{DateTime, TimeDelta, Utc};
use rules::london;
use rules::reference::CaseKind;
use rules::repairs::catalogue::{Catalogue, Circumstances, Judged, judge};
use rules::repairs::state::RepairState;
use rules::repairs::{Emergency, Priority, Where};

/// How long a report may take after a danger was named, before someone is asked to ring.
pub const WAIT: TimeDelta = TimeDelta::hours(1);

const WHY: &str = "You told us that someone may be in danger now.";

/// A draft in which a danger was named, and whose.
struct Named {
    draft: Draft,
    browser: BrowserKey,
    person: PersonId,
    at: DateTime<Utc>,
}

impl Tx<System> {
    /// Makes a case of each danger that a signed-in person named an hour ago or more and sent no report about. A danger
    /// they took back is left. Returns how many cases were made; a hundred drafts are looked at.
    pub async fn raise_dangers(&mut self) -> Result<usize> {
        let mut raised = 0;
        for named in self.dangers_left().await? {
            if let Some(danger) = named.draft.answers.danger() {
                self.raise(&named, danger).await?;
                raised += 1;
            }
        }
        Ok(raised)
    }

    async fn dangers_left(&mut self) -> Result<Vec<Named>> {
        let before = self.now - WAIT;
        let rows = sqlx::query!(
            r#"select id as "id: DraftId", browser, person_id as "person!: PersonId", answers,
                      submission_key as "submission_key: SubmissionKey", emergency_at as "emergency_at!", updated_at
               from report_drafts
               where kind = 'repair' and emergency_at <= $1 and case_id is null and danger_case is null and person_id is not null
               order by emergency_at desc limit 100 for update skip locked"#,
            before
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(Named {
                    browser: BrowserKey(
                        row.browser
                            .try_into()
                            .map_err(|_| Error::Broken("browser key"))?,
                    ),
                    person: row.person,
                    at: row.emergency_at,
                    draft: Draft {
                        id: row.id,
                        answers: super::draft::read(row.answers)?,
                        submission_key: row.submission_key,
                        emergency_at: Some(row.emergency_at),
                        danger_case: None,
                        sent: None,
                        updated_at: row.updated_at,
                    },
                })
            })
            .collect()
    }

    async fn raise(&mut self, named: &Named, danger: Emergency) -> Result<CaseId> {
        let answers = &named.draft.answers;
        let home = self.home_of(named.person, answers.tenancy).await?;
        let reference = self.next_reference(CaseKind::Repair).await?;
        let case = self
            .insert_case(&NewCase {
                reference: &reference,
                title: format!("Danger: {}", danger.label()),
                person: Some(named.person),
                home: home.map(|home| (home.tenancy, home.property)),
                unverified: None,
                state: RepairState::EmergencyRedirected,
                priority: Priority::Emergency,
                browser: named.browser,
                // The draft's own key stays free: the report may still be sent with it.
                key: SubmissionKey::new(),
                reported_at: named.at,
            })
            .await?;
        let row = RepairRow {
            emergency: Some(danger),
            priority: Priority::Emergency,
            why: WHY,
            ..RepairRow::of(answers)
        };
        self.insert_repair(case, &row).await?;
        let which = danger.key().to_owned();
        self.track(case, &Event::NoReportFollowed { which }).await?;
        if let Some(judged) = judged(answers, danger, self.now) {
            self.suspect_hazards(case, &judged, named.at).await?;
        }
        self.council_clocks(case, Priority::Emergency, named.at)
            .await?;
        sqlx::query!(
            "update report_drafts set danger_case = $2 where id = $1",
            named.draft.id.0,
            case.0
        )
        .execute(self.connection())
        .await?;
        Ok(case)
    }
}

/// What the danger is judged to be, with as much of the fault as was told.
fn judged(answers: &DraftAnswers, danger: Emergency, now: DateTime<Utc>) -> Option<Judged> {
    let told = answers.clone();
    let something = Catalogue::current().fault("other", "not_safe")?;
    let circumstances = Circumstances {
        emergency: danger,
        at_risk: told.at_risk.unwrap_or_default(),
        worse: told.worse,
        ..Circumstances::new(london::date_of(now), told.place.unwrap_or(Where::Home))
    };
    let fault = answers.chosen_fault().unwrap_or(something);
    Some(judge(fault, &answers.safety, &circumstances))
}
