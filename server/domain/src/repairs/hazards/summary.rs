//! Writing and sending the summary. Its contents are the law's; the officer adds how to stay safe meanwhile, and why where
//! nothing needs doing. Nobody's health stands in it, for everyone of the tenancy reads it.

use super::{Happening, HazardRow, Section, Summary};
use crate::cases::CaseHead;
use crate::messages::{Letter, Words};
use crate::{CaseId, Error, EventId, HazardId, Officer, Result, Tenant, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use rules::london;
use rules::repairs::hazard::Hazard;
use rules::repairs::hazard::course::{Finding, Move};

/// What the officer adds to the facts.
#[derive(Clone, Debug, Default)]
pub struct Advice {
    /// How to stay safe until the work is done.
    pub safety: String,
    /// Why nothing needs doing, where nothing does.
    pub none_needed: String,
}

impl Advice {
    /// What is usually said. It never puts the cause on how someone lives: the law forbids us to assume it.
    pub fn usual(hazard: &str) -> &'static str {
        match Hazard::parse(hazard) {
            Some(Hazard::DampAndMould) => {
                "If you can, sleep and spend time in another room until we have made it safe. Do not brush or scrape the mould while it is dry. If someone finds it harder to breathe, call a doctor or NHS 111, and tell us."
            }
            Some(Hazard::ExcessCold) => {
                "If your home gets too cold before we have made it safe, call us. We can bring heaters, and help with what they cost to run."
            }
            Some(Hazard::Electrical | Hazard::Fire) => {
                "Do not use or touch the part we told you about until we have made it safe. If you see sparks or smell burning, leave and call 999."
            }
            _ => {
                "Keep away from the part we told you about until we have made it safe. If it gets worse, or someone could get hurt, call us at once."
            }
        }
    }
}

/// What the letter is made of.
struct Facts {
    to: Vec<String>,
    address: Vec<String>,
    investigated_at: DateTime<Utc>,
    kind: String,
    findings: String,
    works: Vec<PlannedWork>,
    offer: Option<String>,
}

struct PlannedWork {
    preventative: bool,
    what: String,
    starts_on: NaiveDate,
    finishes_on: NaiveDate,
}

impl Tx<Officer> {
    /// The letter as it would be sent now, and which version that is, from 1.
    ///
    /// # Errors
    /// [`Error::Conflict`] before an investigation has concluded.
    pub async fn draft_summary(
        &mut self,
        case: &CaseHead,
        id: HazardId,
        advice: &Advice,
    ) -> Result<(Summary, i16)> {
        let row = self.lock_hazard(case.id, id).await?;
        let letter = self.compose(case, &row, advice).await?;
        Ok((letter, self.last_version(id).await? + 1))
    }

    /// Freezes the letter and sends it. `version` is the one the officer saw: sent before, it does nothing.
    ///
    /// # Errors
    /// [`Error::Conflict`]: `action` when it says neither what will be done nor why nothing is, `hazard` before there is a finding.
    pub async fn send_summary(
        &mut self,
        case: &CaseHead,
        id: HazardId,
        advice: &Advice,
        version: i16,
    ) -> Result<()> {
        let row = self.lock_hazard(case.id, id).await?;
        if version <= self.last_version(id).await? {
            return Ok(());
        }
        if advice.none_needed.is_empty() && !self.has_work(id).await? {
            return Err(Error::Conflict("action"));
        }
        let letter = self.compose(case, &row, advice).await?;
        self.move_hazard(&row, Move::SendSummary, self.now).await?;
        self.freeze(&row, version, &letter).await?;
        self.track_hazard(&row, Happening::SummarySent).await?;
        let Some(person) = case.person else {
            return Ok(());
        };
        let words = Words::HazardLetter {
            reference: case.reference.clone(),
            letter: letter.plain_text(),
        };
        self.post(Letter::to_person(person, words).about(case.id))
            .await
    }

    async fn freeze(&mut self, row: &HazardRow, version: i16, letter: &Summary) -> Result<()> {
        let content =
            serde_json::to_value(letter).map_err(|_| Error::Broken("letter unwritable"))?;
        let (officer, now) = (self.principal.id, self.now);
        sqlx::query!(
            "insert into hazard_summaries (id, case_id, hazard_id, version, content, sent_by, sent_at) values ($1, $2, $3, $4, $5, $6, $7)",
            EventId::new().0,
            row.case.0,
            row.id.0,
            version,
            content,
            officer.0,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn last_version(&mut self, id: HazardId) -> Result<i16> {
        let last = sqlx::query_scalar!(
            r#"select coalesce(max(version), 0::smallint) as "last!" from hazard_summaries where hazard_id = $1"#,
            id.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(last)
    }

    async fn has_work(&mut self, id: HazardId) -> Result<bool> {
        let has = sqlx::query_scalar!(
            r#"select exists (select from hazard_works where hazard_id = $1 and withdrawn_at is null) as "has!""#,
            id.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(has)
    }

    async fn compose(
        &mut self,
        case: &CaseHead,
        row: &HazardRow,
        advice: &Advice,
    ) -> Result<Summary> {
        let finding = row.course().finding.ok_or(Error::Conflict("hazard"))?;
        let facts = self.facts(case, row).await?;
        let contact = self.contact_section(case);
        let mut sections = vec![found_section(row, finding, &facts)];
        sections.push(action_section(finding, &facts, advice));
        if !advice.safety.is_empty() {
            sections.push(Section::new(
                "How to stay safe until then",
                paragraphs(&advice.safety),
            ));
        }
        if finding != Finding::None {
            sections.push(accommodation_section(facts.offer.as_deref()));
        }
        if row.remote {
            sections.push(Section::new(
                "If you want someone to visit",
                [VISIT.to_owned()],
            ));
        }
        sections.push(contact);
        sections.push(complaint_section());
        Ok(Summary {
            reference: case.reference.clone(),
            dated: london::long_date(london::date_of(self.now)),
            title: format!("What we found about {}", row.name().to_lowercase()),
            to: facts.to,
            address: facts.address,
            sections,
            from: vec![
                self.principal.name.clone(),
                "Repairs team".to_owned(),
                self.letterhead.council.clone(),
            ],
        })
    }

    fn contact_section(&self, case: &CaseHead) -> Section {
        let (phone, site) = (&self.letterhead.phone, &self.letterhead.site);
        Section::new(
            "How to contact us",
            [
                format!(
                    "Call us on {phone}, or write to us at {site}/repairs/{}.",
                    case.reference
                ),
                "Tell us at once if it gets worse, or if someone's health gets worse.".to_owned(),
            ],
        )
    }

    async fn facts(&mut self, case: &CaseHead, row: &HazardRow) -> Result<Facts> {
        let home = sqlx::query!(
            r#"select coalesce(home.address_line, c.unverified_reporter ->> 'address', '') as "line!", home.town as "town?",
                      home.postcode as "postcode?", coalesce(p.first_name || ' ' || p.last_name, c.unverified_reporter ->> 'name', '') as "name!",
                      array(select q.first_name || ' ' || q.last_name from tenancy_parties y join people q on q.id = y.person_id
                            where y.tenancy_id = c.tenancy_id and c.shared_with_tenancy and y.until is null and y.role <> 'former'
                            order by y.role desc, q.first_name limit 4) as "tenants!: Vec<String>"
               from cases c left join properties home on home.id = c.property_id left join people p on p.id = c.person_id
               where c.id = $1"#,
            case.id.0
        )
        .fetch_one(self.connection())
        .await?;
        let done = sqlx::query!(
            r#"select kind, done_at as "done_at!", findings from hazard_investigations
               where hazard_id = $1 and done_at is not null order by done_at desc, created_at desc limit 1"#,
            row.id.0
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::Conflict("hazard"))?;
        let offer = sqlx::query_scalar!(
            "select offer from hazard_accommodation where hazard_id = $1 and ended_at is null",
            row.id.0
        )
        .fetch_optional(self.connection())
        .await?;
        let lines = [Some(home.line), home.town, home.postcode];
        Ok(Facts {
            to: if home.tenants.is_empty() {
                vec![home.name]
            } else {
                home.tenants
            },
            address: lines
                .into_iter()
                .flatten()
                .filter(|line| !line.is_empty())
                .collect(),
            investigated_at: done.done_at,
            kind: done.kind,
            findings: done.findings,
            works: self.planned_works(row.id).await?,
            offer,
        })
    }

    async fn planned_works(&mut self, id: HazardId) -> Result<Vec<PlannedWork>> {
        let works = sqlx::query_as!(
            PlannedWork,
            r#"select kind = 'preventative' as "preventative!", what, starts_on, finishes_on from hazard_works
               where hazard_id = $1 and withdrawn_at is null order by kind, starts_on, id limit 50"#,
            id.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(works)
    }
}

impl Tx<Tenant> {
    /// The letters about the hazards of a case, the last sent first, fifty at most.
    pub async fn summaries(&mut self, case: CaseId) -> Result<Vec<Summary>> {
        let rows = sqlx::query_scalar!(
            "select content from hazard_summaries where case_id = $1 order by sent_at desc, version desc limit 50",
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|content| {
                serde_json::from_value(content).map_err(|_| Error::Broken("letter unreadable"))
            })
            .collect()
    }
}

const VISIT: &str = "We looked into this without coming to your home. You can ask for someone to come and look. Sign in and choose “I want someone to visit”, or call us. We must then come within 10 working days.";

fn paragraphs(words: &str) -> Vec<String> {
    words
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn found_section(row: &HazardRow, finding: Finding, facts: &Facts) -> Section {
    let name = row.name().to_lowercase();
    let how = match facts.kind.as_str() {
        "remote" => "We looked into it from photos, video or by phone",
        _ => "We came to your home to look into it",
    };
    let day = london::long_date(london::date_of(facts.investigated_at));
    let found = match finding {
        Finding::Emergency => format!(
            "We found an emergency hazard: {name}. That means that someone could be harmed very soon."
        ),
        Finding::Significant => format!(
            "We found a significant hazard: {name}. That means that it could harm someone's health or safety."
        ),
        Finding::None => format!("We did not find a significant or emergency hazard ({name})."),
    };
    let mut words = vec![format!("{how}, on {day}."), found];
    words.extend(paragraphs(&facts.findings));
    Section::new("What we found", words)
}

fn action_section(finding: Finding, facts: &Facts, advice: &Advice) -> Section {
    let why = paragraphs(&advice.none_needed);
    if facts.works.is_empty() {
        let mut words =
            vec!["We do not need to do any work under Awaab's Law. This is why:".to_owned()];
        words.extend(why);
        return Section::new("What we will do", words);
    }
    let points = facts.works.iter().map(work_words).collect();
    let lead = match finding {
        Finding::None => "We will do this work as a repair:",
        Finding::Significant | Finding::Emergency => {
            "We will do this work. You do not pay for any of it:"
        }
    };
    let words = std::iter::once(lead.to_owned()).chain(why);
    Section::new("What we will do", words).with_points(points)
}

/// "To make it safe: wash the wall. We aim to start on 15 December 2026 and finish by 18 December 2026."
fn work_words(work: &PlannedWork) -> String {
    let aim = if work.preventative {
        "To stop it coming back"
    } else {
        "To make it safe"
    };
    let what = work.what.trim_end_matches('.');
    let (start, finish) = (
        london::long_date(work.starts_on),
        london::long_date(work.finishes_on),
    );
    format!("{aim}: {what}. We aim to start on {start} and finish by {finish}.")
}

fn accommodation_section(offer: Option<&str>) -> Section {
    let words = match offer {
        Some(offer) => vec![
            "We offer you somewhere else to stay until your home is safe. We pay for it.".to_owned(),
            offer.to_owned(),
            "Sign in to say yes or no, or call us.".to_owned(),
        ],
        None => vec!["If we cannot make your home safe in time, we will offer you somewhere else to stay until it is. We pay for it. You can say no.".to_owned()],
    };
    Section::new("Somewhere else to stay", words)
}

fn complaint_section() -> Section {
    Section::new(
        "If you are not happy with this",
        [
            "You can complain to us. Call us or write to us, in any way you like.".to_owned(),
            "You can ask the Housing Ombudsman for advice at any time: 0300 111 3000, www.housing-ombudsman.org.uk.".to_owned(),
            "Citizens Advice, Shelter or a solicitor can tell you about your rights.".to_owned(),
        ],
    )
}
