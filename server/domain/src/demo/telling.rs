//! Tells the story of a repair: each who took part does it again, at the time it happened.

mod visiting;

use super::hazards;
use super::ids;
use super::loading::{Cast, Photos};
use super::pictures::{Picture, Wanted, seed};
use super::repairs::{Act, Ago, By, Step, Story};
use crate::cases::CaseHead;
use crate::cases::events::Event;
use crate::photos::NewPhoto;
use crate::repairs::draft::{Draft, DraftAnswers};
use crate::repairs::report::UnverifiedReporter;
use crate::{
    BrowserKey, CaseId, Error, Officer, OutgoingId, PersonId, Result, SessionId, SubmissionKey,
    System, TenancyId, Tenant, Tx, Visitor,
};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use rules::calendar::Calendar;
use rules::london;
use rules::reference::CaseReference;
use rules::repairs::catalogue::{Answer, Catalogue};
use rules::repairs::state::RepairState;
use std::collections::BTreeMap;
use uuid::Uuid;

impl Ago {
    /// The moment it means, never after `now`.
    pub(super) fn moment(self, now: DateTime<Utc>, calendar: &Calendar) -> DateTime<Utc> {
        let today = london::date_of(now);
        let moment = match self {
            Self::Hours(hours) => now - TimeDelta::hours(hours),
            Self::Days(days, hour) => on(today - TimeDelta::days(days), hour),
            Self::WorkingDays(days, hour) => on(working_days_before(today, days, calendar), hour),
        };
        moment.min(now)
    }
}

/// Twelve minutes past that hour: nobody sends anything on the stroke.
fn on(date: NaiveDate, hour: u32) -> DateTime<Utc> {
    london::at(
        date,
        NaiveTime::from_hms_opt(hour, 12, 0).unwrap_or_default(),
    )
}

/// The last day from which a clock of that many working days falls due on `today`, or on the working day before it.
fn working_days_before(today: NaiveDate, days: u32, calendar: &Calendar) -> NaiveDate {
    let mut date = today;
    while calendar.working_days_between(date, today) < i64::from(days) {
        date = date.checked_sub_days(Days::new(1)).unwrap_or(date);
    }
    date
}

/// One story on its way: what it is about, and when the newest thing in it happened.
struct Telling<'a> {
    cast: &'a Cast,
    photos: &'a Photos,
    number: usize,
    story: &'a Story,
    began: DateTime<Utc>,
    now: DateTime<Utc>,
}

/// Tells the `number`th story, which began at `began`, up to `now`.
pub(super) async fn tell(
    tx: Tx<System>,
    cast: &Cast,
    photos: &Photos,
    (number, story): (usize, &Story),
    (began, now): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Tx<System>> {
    let telling = Telling {
        cast,
        photos,
        number,
        story,
        began,
        now,
    };
    let (mut tx, reference) = telling.report(tx).await?;
    let mut taken = story.photos.len();
    for (place, step) in story.then.iter().enumerate() {
        tx.now = telling.moment(place, step).max(tx.now);
        tx = telling
            .act(tx, &reference, (place, &step.1), &mut taken)
            .await?;
    }
    Ok(tx)
}

impl Telling<'_> {
    /// Some minutes later for each step, so that no two happen at once; never after now.
    fn moment(&self, place: usize, (hours, _): &Step) -> DateTime<Utc> {
        let minutes = i64::try_from(place).unwrap_or_default() * 7;
        (self.began + TimeDelta::hours(*hours) + TimeDelta::minutes(minutes)).min(self.now)
    }

    async fn report(&self, mut tx: Tx<System>) -> Result<(Tx<System>, CaseReference)> {
        tx.now = self.began;
        let mut tx = tx.speaking_as(self.visitor()?).await?;
        let mut draft = tx.open_repair_draft().await?;
        draft.answers = self.answers();
        tx.save_repair_draft(&draft).await?;
        self.add_photos(&mut tx, &draft).await?;
        let unverified = match self.story.by {
            By::Person(_) => None,
            By::Unverified(name, address, phone) => Some(UnverifiedReporter {
                name: name.to_owned(),
                address: address.to_owned(),
                phone: phone.to_owned(),
            }),
        };
        let sent = tx
            .send_repair(draft.submission_key, unverified.as_ref())
            .await?;
        let reference =
            CaseReference::parse(&sent.reference).map_err(|_| Error::Broken("demo reference"))?;
        Ok((tx.speaking_as(System("demo")).await?, reference))
    }

    fn visitor(&self) -> Result<Visitor> {
        let browser = BrowserKey(ids::browser(&self.number.to_string()));
        let person = match self.story.by {
            By::Person(key) => Some(self.cast.person(key)?),
            By::Unverified(..) => None,
        };
        Ok(Visitor { browser, person })
    }

    fn answers(&self) -> DraftAnswers {
        let story = self.story;
        let (element, fault) = story.about;
        DraftAnswers {
            emergency: Some(story.emergency),
            place: Some(story.room.place()),
            tenancy: (story.tenancy > 0)
                .then(|| TenancyId(ids::key("tenancy", &story.tenancy.to_string()))),
            room: Some(story.room),
            catalogue: Catalogue::current().version,
            element: Some(element.to_owned()),
            fault: Some(fault.to_owned()),
            safety: safety(story),
            help_read: true,
            since: Some(story.since),
            worse: Some(story.worse),
            description: Some(story.words.to_owned()),
            photos_done: true,
            at_risk: Some(story.at_risk.iter().copied().collect()),
            access: Some(story.access.to_owned()),
            reach_by: Some(story.reach_by.iter().map(|way| (*way).to_owned()).collect()),
            ..DraftAnswers::default()
        }
    }

    async fn add_photos(&self, tx: &mut Tx<Visitor>, draft: &Draft) -> Result<()> {
        for (place, picture) in self.story.photos.iter().enumerate() {
            tx.add_draft_photo(draft.id, self.photo(*picture, place)?)
                .await?;
        }
        Ok(())
    }

    fn photo(&self, picture: Picture, place: usize) -> Result<&NewPhoto> {
        let wanted = Wanted {
            picture,
            seed: seed(self.number, place),
        };
        self.photos
            .get(&wanted)
            .ok_or(Error::Broken("demo photo missing"))
    }

    async fn act(
        &self,
        mut tx: Tx<System>,
        reference: &CaseReference,
        (place, act): (usize, &Act),
        taken: &mut usize,
    ) -> Result<Tx<System>> {
        match act {
            Act::Reply(_) | Act::Worse(_) | Act::Reopen(_) | Act::CallOff => {
                let mut tenant = tx.speaking_as(self.tenant()?).await?;
                let case = tenant.case(reference).await?;
                tenant_acts(&mut tenant, &case, act).await?;
                tenant.speaking_as(System("demo")).await
            }
            Act::Photo(picture) => {
                let mut tenant = tx.speaking_as(self.tenant()?).await?;
                let case = tenant.case(reference).await?;
                tenant
                    .add_case_photo(&case, self.photo(*picture, *taken)?)
                    .await?;
                *taken += 1;
                tenant.speaking_as(System("demo")).await
            }
            Act::Move(to) => self.moves(tx, reference, place, *to).await,
            Act::NobodyHome(picture, words) => {
                let photo = self.photo(*picture, *taken)?;
                *taken += 1;
                self.nobody_home(tx, reference, photo, words).await
            }
            Act::TextFails => {
                tx.newest_text_fails(reference).await?;
                Ok(tx)
            }
            _ => {
                let mut officer = tx
                    .speaking_as(self.cast.officer(self.story.officer)?)
                    .await?;
                let case = officer.case(reference).await?;
                officer_acts(&mut officer, &case, act).await?;
                officer.speaking_as(System("demo")).await
            }
        }
    }

    fn tenant(&self) -> Result<Tenant> {
        let By::Person(key) = self.story.by else {
            return Err(Error::Broken("demo reporter without an account"));
        };
        Ok(Tenant {
            person: self.cast.person(key)?,
            first_name: String::new(),
            session: SessionId(Uuid::nil()),
            browser: BrowserKey(ids::browser(key)),
        })
    }
}

/// The answers of the story, and to each other question that is asked the one that makes least of it.
fn safety(story: &Story) -> BTreeMap<String, String> {
    let (element, fault) = story.about;
    let mut safety = BTreeMap::new();
    let fault = Catalogue::current().fault(element, fault);
    while let Some(question) = fault.and_then(|fault| fault.next_question(&safety)) {
        let told = story.safety.iter().find(|(key, _)| *key == question.key);
        let told = told.and_then(|(_, answer)| question.answer(answer));
        let Some(answer) = told.or_else(|| question.answers.iter().min_by_key(|it| weight(it)))
        else {
            break;
        };
        safety.insert(question.key.to_owned(), answer.key.to_owned());
    }
    safety
}

/// How much an answer makes of a fault.
fn weight(answer: &Answer) -> (bool, bool, bool) {
    let then = &answer.then;
    (
        then.danger.is_some(),
        then.priority.is_some(),
        then.responsible.is_some(),
    )
}

async fn tenant_acts(tx: &mut Tx<Tenant>, case: &CaseHead, act: &Act) -> Result<()> {
    match act {
        Act::Reply(words) => tx.write(case, words, SubmissionKey::new()).await,
        Act::Worse(words) => tx.getting_worse(case, words, SubmissionKey::new()).await,
        Act::Reopen(why) => tx.reopen(case, why).await,
        Act::CallOff => tx.called_off(case.id).await,
        _ => Err(Error::Broken("not for a tenant to do")),
    }
}

async fn officer_acts(tx: &mut Tx<Officer>, case: &CaseHead, act: &Act) -> Result<()> {
    let key = SubmissionKey::new();
    match act {
        Act::Priority(priority, reason) => tx.set_priority(case, *priority, reason).await,
        Act::Assign => tx.assign(case, Some(tx.principal.id)).await,
        Act::Ask(question) => tx.write(case, question, true, key).await,
        Act::Tell(news) => tx.write(case, news, false, key).await,
        Act::Offer => match tx.orders(case.id).await?.last() {
            Some(order) => tx.offer_visit(case, order.id).await,
            None => Err(Error::Broken("demo order missing")),
        },
        Act::Note(note) => tx.note(case, note, key).await,
        Act::Hazard(act) => hazards::act(tx, case, *act).await,
        Act::Close(outcome, note) => {
            hazards::settle(tx, case).await?;
            tx.close(case, *outcome, note).await
        }
        _ => Err(Error::Broken("not for an officer to do")),
    }
}

impl Tx<Tenant> {
    /// The tenant no longer wants it: the state no page leads to yet, but which a council's old records hold.
    async fn called_off(&mut self, case: CaseId) -> Result<()> {
        let (state, now) = (RepairState::CancelledByTenant.key(), self.now);
        sqlx::query!(
            "update cases set state = $2, closed_at = $3, updated_at = $3 where id = $1",
            case.0,
            state,
            now
        )
        .execute(self.connection())
        .await?;
        self.stop_clocks(case, "").await?;
        self.track(
            case,
            &Event::StateChanged {
                to: state.to_owned(),
            },
        )
        .await
    }
}

impl Tx<System> {
    async fn newest_text_fails(&mut self, reference: &CaseReference) -> Result<()> {
        let text = sqlx::query_scalar!(
            r#"select m.id as "id: OutgoingId" from outgoing_messages m join cases c on c.id = m.case_id
               where c.reference = $1 and m.channel = 'sms' and m.state = 'queued' order by m.created_at desc, m.id desc limit 1"#,
            reference.to_string()
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::Broken("demo text missing"))?;
        self.message_failed(text, "not_delivered").await
    }
}

/// A person who began a report and went away before the photos.
pub(super) async fn half_written(
    mut tx: Tx<System>,
    person: PersonId,
    at: DateTime<Utc>,
) -> Result<Tx<System>> {
    tx.now = at;
    let browser = BrowserKey(ids::browser("half-written"));
    let mut tx = tx
        .speaking_as(Visitor {
            browser,
            person: Some(person),
        })
        .await?;
    let mut draft = tx.open_repair_draft().await?;
    draft.answers = DraftAnswers {
        emergency: Some(rules::repairs::Emergency::None),
        place: Some(rules::repairs::Where::Home),
        room: Some(rules::repairs::Room::Bedroom),
        catalogue: Catalogue::current().version,
        element: Some("electrics".to_owned()),
        fault: Some("bulb".to_owned()),
        ..DraftAnswers::default()
    };
    tx.save_repair_draft(&draft).await?;
    tx.speaking_as(System("demo")).await
}
