//! A scene for one visitor: a home with a joint and a former tenant, a shared and a private case, a desk of three, a neighbour.

use super::list::{Door, Verb};
use crate::corpus::jpeg;
use crate::journey::{dripping_tap, send, write};
use crate::world::{Answer, Browser, World};
use domain::principals::Role;
use domain::{PersonId, SubmissionKey};
use rules::reference::PaymentReference;
use uuid::Uuid;

/// Who knocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Anonymous,
    Neighbour,
    Former,
    Joint,
    Reporter,
    /// Of the team that does not have the private case.
    Officer,
    RestrictedTeam,
    /// Of the income team: alone at the desk to see what someone owes.
    Income,
    Admin,
    DisabledOfficer,
    ExpiredTenant,
    ExpiredOfficer,
}

impl Who {
    pub const ALL: [Self; 12] = [
        Self::Anonymous,
        Self::Neighbour,
        Self::Former,
        Self::Joint,
        Self::Reporter,
        Self::Officer,
        Self::RestrictedTeam,
        Self::Income,
        Self::Admin,
        Self::DisabledOfficer,
        Self::ExpiredTenant,
        Self::ExpiredOfficer,
    ];
}

/// Which case a door is tried with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The household's, and any officer's.
    Shared,
    /// Restricted to one team, and the reporter's alone.
    Private,
    Missing,
}

struct Case {
    reference: String,
    photo: String,
    hazard: String,
}

pub struct Scene {
    pub world: World,
    browser: Browser,
    shared: Case,
    private: Case,
    tenancy: String,
    /// The payment reference of the household's rent account.
    account: String,
    person: PersonId,
    contact: Uuid,
    session: Uuid,
    officer: Uuid,
    template: Uuid,
    /// Of rent, with a list of faults.
    import: Uuid,
}

/// No account has it.
const NO_ACCOUNT: &str = "6199999993";
/// The line of the household's rent account, and a letter about it.
const RENT_LINE: &str = "01900000-0000-7000-8000-000000000011";
const RENT_LETTERS: &str = "01900000-0000-7000-8000-000000000012";
const MISSING: &str = "R-26-999999";
const NO_PHOTO: &str = "01900000-0000-7000-8000-000000000000";

impl Scene {
    pub async fn new(who: Who) -> Self {
        let world = World::new().await;
        let home = world.home().await;
        let (amina, phone) = world.party(home, "Amina", "joint").await;
        let shared = case(&world, &phone, amina).await;
        let private = case(&world, &phone, amina).await;
        exec(&world, "update cases set restricted = true, shared_with_tenancy = false, team = 'asb' where reference = $1", &private.reference).await;
        let (colleague, _) = world
            .officer("Col League", Role::Officer, &["repairs"])
            .await;
        let browser = Self::browser_of(who, &world, home, &phone).await;
        let tenancy = one(
            &world,
            "select reference from tenancies where id = $1",
            home,
        )
        .await;
        let contact = id(
            &world,
            "select id from contact_points where person_id = $1 and channel = 'sms'",
            amina.0,
        )
        .await;
        let account = rent_account(&world, home).await;
        // A second device, so that ending it does not end the visit.
        world.signed_in(amina).await;
        let session = id(
            &world,
            "select id from sessions where person_id = $1 order by id desc limit 1",
            amina.0,
        )
        .await;
        let template = id(
            &world,
            "select id from response_templates where $1::uuid is not null order by title limit 1",
            home,
        )
        .await;
        let import = import(&world).await;
        Self {
            import,
            template,
            browser,
            shared,
            private,
            tenancy,
            account,
            person: amina,
            contact,
            session,
            officer: colleague.0,
            world,
        }
    }

    async fn browser_of(who: Who, world: &World, home: Uuid, phone: &Browser) -> Browser {
        match who {
            Who::Anonymous => world.anonymous(),
            Who::Neighbour => world.tenant("Ben").await.1,
            Who::Former => world.party(home, "Zed", "former").await.1,
            Who::Joint => world.party(home, "Yusuf", "joint").await.1,
            Who::Reporter => phone.clone(),
            Who::Officer => {
                world
                    .officer("Olu Bright", Role::Manager, &["repairs"])
                    .await
                    .1
            }
            Who::RestrictedTeam => world.officer("Ann Other", Role::Officer, &["asb"]).await.1,
            Who::Income => {
                world
                    .officer("Ina Comer", Role::Officer, &["income"])
                    .await
                    .1
            }
            Who::Admin => world.officer("Ada Min", Role::Admin, &["contact"]).await.1,
            Who::DisabledOfficer => {
                let (officer, browser) = world
                    .officer("Gone Away", Role::Admin, &["repairs", "asb"])
                    .await;
                exec(
                    world,
                    "update officers set disabled_at = now() where id::text = $1",
                    &officer.0.to_string(),
                )
                .await;
                browser
            }
            Who::ExpiredTenant => {
                exec(
                    world,
                    "update sessions set expires_at = created_at where $1 <> ''",
                    "all",
                )
                .await;
                phone.clone()
            }
            Who::ExpiredOfficer => {
                let (officer, browser) = world
                    .officer("Long Gone", Role::Admin, &["repairs", "asb"])
                    .await;
                exec(
                    world,
                    "update sessions set expires_at = created_at where officer_id::text = $1",
                    &officer.0.to_string(),
                )
                .await;
                browser
            }
        }
    }

    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    fn hazard(&self, which: Which) -> &str {
        match which {
            Which::Shared => &self.shared.hazard,
            Which::Private => &self.private.hazard,
            Which::Missing => NO_PHOTO,
        }
    }

    fn case(&self, which: Which) -> (&str, &str) {
        match which {
            Which::Shared => (&self.shared.reference, &self.shared.photo),
            Which::Private => (&self.private.reference, &self.private.photo),
            Which::Missing => (MISSING, NO_PHOTO),
        }
    }

    fn filled(&self, text: &str, which: Which) -> String {
        let (reference, photo) = self.case(which);
        let account = match which {
            Which::Missing => NO_ACCOUNT,
            Which::Shared | Which::Private => &self.account,
        };
        text.replace("{account}", account)
            .replace("{reference}", reference)
            .replace("{number}", "1")
            .replace("{id}", photo)
            .replace("{size}", "full")
            .replace("{case}", reference)
            .replace("{photo}", photo)
            .replace("{visit}", NO_PHOTO)
            .replace("{shows}", "after")
            .replace("{hazard}", self.hazard(which))
            .replace("{key}", &SubmissionKey::new().to_string())
            .replace("{tenancy}", &self.tenancy)
            .replace("{person}", &self.person.to_string())
            .replace("{contact}", &self.contact.to_string())
            .replace("{session}", &self.session.to_string())
            .replace("{officer}", &self.officer.to_string())
            .replace("{template}", &self.template.to_string())
            .replace("{import}", &self.import.to_string())
            .replace("{line}", RENT_LINE)
            .replace("{batch}", RENT_LETTERS)
            .replace("/rent/reports/{file}", "/rent/reports/arrears.csv")
            .replace("{file}", "priority.csv")
            .replace("{token}", "0b")
            .replace("{payment}", NO_PHOTO)
    }

    /// Tries the door with a form that would work for whoever it is open for.
    pub async fn knock(&self, door: &Door, which: Which) -> Answer {
        let path = self.filled(door.path, which);
        match door.verb {
            Verb::Get => self.browser.get(&path).await,
            Verb::Upload => {
                self.browser
                    .upload(&path, "tap.jpg", &jpeg(40, 30), "text/html")
                    .await
            }
            Verb::Do | Verb::Post => {
                let form: Vec<(&str, String)> = door
                    .form
                    .iter()
                    .map(|(name, value)| (*name, self.filled(value, which)))
                    .collect();
                let form: Vec<(&str, &str)> = form
                    .iter()
                    .map(|(name, value)| (*name, value.as_str()))
                    .collect();
                self.browser.post(&path, &form).await
            }
        }
    }

    /// Tries the door with the same value in every field but those that say which record is meant.
    pub async fn knock_with(&self, door: &Door, hostile: &str) -> Answer {
        let path = self.filled(door.path, Which::Shared);
        let form: Vec<(&str, String)> = door
            .form
            .iter()
            .map(|(name, value)| match *value {
                "{case}" | "{tenancy}" | "{account}" => (*name, self.filled(value, Which::Shared)),
                _ => (*name, hostile.to_owned()),
            })
            .collect();
        let form: Vec<(&str, &str)> = form
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        self.browser.post(&path, &form).await
    }

    pub async fn get_reference(&self, door: &Door, reference: &str) -> Answer {
        let path = door
            .path
            .replace("{reference}", reference)
            .replace("{account}", reference)
            .replace("{number}", "1")
            .replace("{id}", reference)
            .replace("{size}", "full");
        self.browser.get(&path).await
    }

    /// The text without the references it was asked for with, and without what was numbered on the way.
    pub fn without_ids(&self, text: &str) -> String {
        let known = [
            &self.account,
            &self.shared.reference,
            &self.private.reference,
            &self.shared.photo,
            &self.private.photo,
            &self.shared.hazard,
            &self.private.hazard,
        ];
        let mut text = text
            .replace(MISSING, "*")
            .replace(NO_PHOTO, "*")
            .replace(NO_ACCOUNT, "*");
        for id in known {
            text = text.replace(id.as_str(), "*");
        }
        let without_numbers: Vec<&str> = text
            .split('/')
            .map(|part| match uuid::Uuid::parse_str(part) {
                Ok(_) => "*",
                Err(_) => part,
            })
            .collect();
        without_numbers.join("/")
    }

    /// A digest of every table but those that only count knocks or keep a half-filled form.
    pub async fn snapshot(&self) -> Vec<(String, String)> {
        digests(&self.world, &["throttles", "form_states"]).await
    }
}

/// Each table's name and a digest of its rows, in any order.
pub async fn digests(world: &World, except: &[&str]) -> Vec<(String, String)> {
    let mut db = world.all_seeing().await;
    let tables: Vec<String> = sqlx::query_scalar(
        "select format('%I.%I', relnamespace::regnamespace, relname) from pg_class
         where relkind = 'r' and (relnamespace = 'public'::regnamespace or relname = '_private_jobs') and relname <> all ($1) order by 1",
    )
    .bind(except)
    .fetch_all(&mut db)
    .await
    .unwrap();
    let selects: Vec<String> = tables
        .iter()
        .map(|table| format!("select '{table}', coalesce(sum(hashtextextended(it::text, 0)), 0)::text from {table} it"))
        .collect();
    sqlx::query_as(sqlx::AssertSqlSafe(selects.join(" union all ")))
        .fetch_all(&mut db)
        .await
        .unwrap()
}

/// A rent account with a week's rent owed. Returns its payment reference.
async fn rent_account(world: &World, tenancy: Uuid) -> String {
    let reference = PaymentReference::new(48_213).unwrap().to_string();
    let account = Uuid::now_v7();
    let mut db = world.all_seeing().await;
    sqlx::query(
        "insert into rent_accounts (id, tenancy_id, kind, payment_reference, opened_on, created_at)
         values ($1, $2, 'rent', $3, '2020-01-06', now())",
    )
    .bind(account)
    .bind(tenancy)
    .bind(&reference)
    .execute(&mut db)
    .await
    .unwrap();
    sqlx::query(
        "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, source, source_reference, words)
         values ($1, $2, 'rent_debit', 11610, '2026-11-16', '2026-11-16T00:00:00Z', 'import', 'door', 'Rent for the week')",
    )
    .bind(Uuid::parse_str(RENT_LINE).unwrap())
    .bind(account)
    .execute(&mut db)
    .await
    .unwrap();
    sqlx::query(
        "insert into rent_letters (id, batch, account_id, person_id, kind, made_on, made_at, officer_id, content)
         select gen_random_uuid(), $1, $2, p.id, 'statement', '2026-11-01', '2026-11-01', o.id,
           '{\"to\": \"A\", \"address\": [], \"dated\": \"\", \"payment_reference\": \"\", \"title\": \"\", \"paragraphs\": [], \"help\": [],
             \"from\": [], \"statement\": {\"from\": \"\", \"to\": \"\", \"opening\": \"\", \"lines\": [], \"charged\": \"\", \"paid\": \"\", \"closing\": \"\"}}'
         from people p, officers o limit 1",
    )
    .bind(Uuid::parse_str(RENT_LETTERS).unwrap())
    .bind(account)
    .execute(&mut db)
    .await
    .unwrap();
    sqlx::query(
        "insert into rent_charges (id, account_id, item, pence, benefit_pays, valid_from) values ($1, $2, 'rent', 11610, true, '2026-04-06')",
    )
    .bind(Uuid::now_v7())
    .bind(account)
    .execute(&mut db)
    .await
    .unwrap();
    reference
}

/// An import of transactions with a fault, and the file of it.
async fn import(world: &World) -> Uuid {
    let id = Uuid::now_v7();
    let key = format!("imports/{id}-faults.csv");
    sqlx::query(
        "insert into imports (id, kind, file_name, accept_valid, dry_run, state, faulty, faults_key, created_at, ended_at)
         values ($1, 'rent', 'november.csv', false, false, 'refused', 1, $2, now(), now())",
    )
    .bind(id)
    .bind(&key)
    .execute(&mut world.all_seeing().await)
    .await
    .unwrap();
    let file = "line,column_number,column,reason\r\n".into();
    world.site.files.put(&key, file).await.unwrap();
    id
}

/// A repair of this person's with one photo.
async fn case(world: &World, browser: &Browser, person: PersonId) -> Case {
    let key = write(world, browser, Some(person), dripping_tap()).await;
    let uploaded = browser
        .upload(
            "/upload/repairs/photos",
            "tap.jpg",
            &jpeg(40, 30),
            "application/json",
        )
        .await;
    let photo: serde_json::Value = serde_json::from_slice(&uploaded.body).unwrap();
    let sent = send(world, browser, Some(person), key).await.unwrap();
    let hazard = Uuid::now_v7();
    // Looked into without a visit, so that each may ask for one.
    sqlx::query(
        "insert into hazards (id, case_id, number, hazard, suspected, aware_at, step, grade, investigating_at, finding, remote,
           concluded_at, created_at, updated_at)
         select $1, id, 1, 'damp_mould', 'significant', reported_at, 'concluded', 'significant', reported_at, 'significant', true,
           reported_at, reported_at, reported_at from cases where reference = $2",
    )
    .bind(hazard)
    .bind(&sent.reference)
    .execute(&mut world.all_seeing().await)
    .await
    .unwrap();
    Case {
        hazard: hazard.to_string(),
        reference: sent.reference,
        photo: photo["id"].as_str().unwrap().to_owned(),
    }
}

async fn exec(world: &World, sql: &'static str, value: &str) {
    let done = sqlx::query(sql)
        .bind(value)
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    assert!(done.rows_affected() > 0, "{sql}");
}

async fn one(world: &World, sql: &'static str, id: Uuid) -> String {
    sqlx::query_scalar(sql)
        .bind(id)
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap()
}

async fn id(world: &World, sql: &'static str, id: Uuid) -> Uuid {
    sqlx::query_scalar(sql)
        .bind(id)
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap()
}
