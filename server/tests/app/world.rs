//! A world of one test: a fresh database on real Postgres, frozen time, captured messages, and browsers of everyone.

use axum::Router;
use axum::body::Body;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use domain::account::enrolment::NewOfficer;
use domain::account::session::Token;
use domain::messages::Letterhead;
use domain::principals::Role;
use domain::secrets::{Pepper, hex, random_bytes, sha256};
use domain::{BrowserKey, Clock, Db, OfficerId, PersonId, System};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use rules::contact::EmailAddress;
use server::carriers::{Capture, Carriers};
use server::config::Settings;
use server::files::FileStore;
use server::postgres::testing;
use server::site::Site;
use sqlx::postgres::PgConnectOptions;
use sqlx::{Connection, PgConnection};
use std::str::FromStr;
use std::sync::Arc;
use tempfile::TempDir;
use tower::ServiceExt;
use uuid::Uuid;

pub struct World {
    pub site: Site,
    pub router: Router,
    pub owner: PgConnectOptions,
    pub clock: Clock,
    pub files: TempDir,
}

/// A browser: its cookies, and the router it talks to.
#[derive(Clone)]
pub struct Browser {
    pub router: Router,
    pub browser: [u8; 32],
    pub session: Option<String>,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn location(&self) -> &str {
        self.headers
            .get("location")
            .and_then(|it| it.to_str().ok())
            .unwrap_or_default()
    }

    /// The page without what differs from answer to answer: nonce and request id.
    pub fn comparable(&self) -> String {
        let mut text = self.text();
        if let Some(id) = self.headers.get("x-request-id") {
            text = text.replace(id.to_str().unwrap(), "*");
        }
        text.split(' ')
            .filter(|part| !part.starts_with("nonce="))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Where the council's tenants find this service.
pub const HERE: &str = "https://tenants.ebbsmarsh.example";

/// Saturday 21 November 2026, 9:00 in London.
pub fn morning() -> DateTime<Utc> {
    "2026-11-21T09:00:00Z".parse().unwrap()
}

impl World {
    pub async fn new() -> Self {
        Self::at(morning()).await
    }

    pub async fn at(now: DateTime<Utc>) -> Self {
        Self::on(fresh_database().await, Clock::frozen_at(now), |_| {})
    }

    /// As [`World::new`], with parts of the site exchanged before the doors open.
    pub async fn with(exchange: impl FnOnce(&mut Site)) -> Self {
        Self::on(
            fresh_database().await,
            Clock::frozen_at(morning()),
            exchange,
        )
    }

    /// The same database, files and clock behind a site of which parts are exchanged: another process, say.
    pub fn again(&self, exchange: impl FnOnce(&mut Site)) -> Router {
        let mut site = self.site.clone();
        exchange(&mut site);
        server::serve::whole(&settings(), &site).unwrap().router
    }

    fn on(owner: PgConnectOptions, clock: Clock, exchange: impl FnOnce(&mut Site)) -> Self {
        let files = tempfile::tempdir().unwrap();
        let mut site = Site {
            shared: app::http::Shared {
                db: Db::open(owner.clone(), 8, clock.clone(), letterhead()),
                council: app::council::Council::ebbsmarsh(),
                assets: app::ui::AssetPaths::default(),
                pepper: Pepper([7; 32]),
                demo: false,
                page_csp: server::web::page_csp,
                card_payments: false,
                import_megabytes: 20,
                pay: None,
            },
            files: FileStore::local(files.path()).unwrap(),
            carriers: Arc::new(Carriers {
                email: Arc::new(Capture),
                sms: Arc::new(Capture),
            }),
            notify_token: None,
            imports: server::imports::Limits::megabytes(20),
            pay_secret: None,
        };
        exchange(&mut site);
        let router = server::serve::whole(&settings(), &site).unwrap().router;
        Self {
            site,
            router,
            owner,
            clock,
            files,
        }
    }

    pub fn db(&self) -> &Db {
        &self.site.shared.db
    }

    /// A connection that no fence holds, to look at what is really there.
    pub async fn all_seeing(&self) -> PgConnection {
        PgConnection::connect_with(&self.owner).await.unwrap()
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql)
            .fetch_one(&mut self.all_seeing().await)
            .await
            .unwrap()
    }

    /// Works every job that is due.
    pub async fn work(&self) {
        server::jobs::work_once(self.site.clone(), self.owner.clone())
            .await
            .unwrap();
    }

    /// Lets the jobs that wait for later run now, and works them.
    pub async fn work_later(&self) {
        sqlx::query(
            "update graphile_worker._private_jobs set run_at = now() where locked_at is null",
        )
        .execute(&mut self.all_seeing().await)
        .await
        .unwrap();
        self.work().await;
    }

    /// Jobs still in the queue.
    pub async fn jobs(&self) -> i64 {
        self.count("select count(*) from graphile_worker._private_jobs")
            .await
    }

    pub fn anonymous(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            browser: random_bytes(),
            session: None,
        }
    }

    /// A sole tenant in a home of their own, with an email and a mobile, and their browser.
    pub async fn tenant(&self, first_name: &str) -> (PersonId, Browser) {
        let home = self.home().await;
        self.party(home, first_name, "sole").await
    }

    /// A home and its tenancy.
    pub async fn home(&self) -> Uuid {
        let (property, tenancy) = (Uuid::now_v7(), Uuid::now_v7());
        let mut db = self.all_seeing().await;
        let number = tenancy.as_u128() % 10_000_000;
        sqlx::query("insert into properties (id, reference, address_line, town, postcode, bedrooms) values ($1, $2, $3, 'Ebbsmarsh', 'ZZ99 1AA', 2)")
            .bind(property).bind(format!("KNG-{number:07}")).bind(format!("{} Heron Wharf", number % 900 + 1))
            .execute(&mut db).await.unwrap();
        sqlx::query("insert into tenancies (id, reference, property_id, kind, started_on) values ($1, $2, $3, 'secure', '2020-01-06')")
            .bind(tenancy).bind(format!("T{number:07}")).bind(property)
            .execute(&mut db).await.unwrap();
        tenancy
    }

    /// Someone of a tenancy, and their browser, signed in.
    pub async fn party(&self, tenancy: Uuid, first_name: &str, role: &str) -> (PersonId, Browser) {
        let person = PersonId::new();
        let now = self.clock.now();
        let mut db = self.all_seeing().await;
        let number = person.0.as_u128() % 10_000_000;
        sqlx::query("insert into people (id, reference, first_name, last_name, born, created_at) values ($1, $2, $3, 'Marsh', '1980-05-17', $4)")
            .bind(person.0).bind(format!("P{number:07}")).bind(first_name).bind(now)
            .execute(&mut db).await.unwrap();
        for (channel, address) in [
            (
                "email",
                format!("{first_name}.{number}@example.com").to_lowercase(),
            ),
            ("sms", format!("+447700{:06}", number % 1_000_000)),
        ] {
            sqlx::query("insert into contact_points (id, person_id, channel, address, created_at) values ($1, $2, $3, $4, $5)")
                .bind(Uuid::now_v7()).bind(person.0).bind(channel).bind(address).bind(now)
                .execute(&mut db).await.unwrap();
        }
        sqlx::query(
            "insert into tenancy_parties (tenancy_id, person_id, role) values ($1, $2, $3)",
        )
        .bind(tenancy)
        .bind(person.0)
        .bind(role)
        .execute(&mut db)
        .await
        .unwrap();
        (person, self.signed_in(person).await)
    }

    /// A new browser in which this person is signed in.
    pub async fn signed_in(&self, person: PersonId) -> Browser {
        let mut tx = self.db().begin(System("test")).await.unwrap();
        let token: Token = tx
            .start_person_session(person, "Chrome on Android", false)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        Browser {
            session: Some(token.cookie()),
            ..self.anonymous()
        }
    }

    /// An officer of these teams, signed in.
    pub async fn officer(&self, name: &str, role: Role, teams: &[&str]) -> (OfficerId, Browser) {
        let new = NewOfficer {
            email: EmailAddress::parse(&format!(
                "{}@ebbsmarsh.example",
                name.to_lowercase().replace(' ', ".")
            ))
            .unwrap(),
            name: name.to_owned(),
            role,
            teams: teams.iter().map(|team| (*team).to_owned()).collect(),
        };
        let mut tx = self.db().begin(System("test")).await.unwrap();
        let id = tx.add_demo_officer(&new).await.unwrap();
        let token = tx
            .start_officer_session(id, "Edge on Windows")
            .await
            .unwrap();
        tx.commit().await.unwrap();
        (
            id,
            Browser {
                session: Some(token.cookie()),
                ..self.anonymous()
            },
        )
    }
}

async fn fresh_database() -> PgConnectOptions {
    let cluster = tokio::task::spawn_blocking(testing::cluster_url)
        .await
        .unwrap()
        .unwrap();
    let template = testing::template(&cluster, &schema_key(), async |url| {
        let options = PgConnectOptions::from_str(&url)?;
        domain::db::migrate(&options)
            .await
            .map_err(|error| sqlx::Error::Protocol(error.to_string()))?;
        server::jobs::migrate(&options)
            .await
            .map_err(|error| sqlx::Error::Protocol(error.to_string()))
    })
    .await
    .unwrap();
    let url = testing::fresh_database(&cluster, Some(&template))
        .await
        .unwrap();
    PgConnectOptions::from_str(&url).unwrap()
}

pub fn letterhead() -> Letterhead {
    Letterhead {
        council: "Ebbsmarsh Borough Council".into(),
        phone: "01632 960100".into(),
        site: HERE.into(),
    }
}

fn settings() -> Settings {
    Settings::of([
        ("DOORSTEP_DEMO", "1"),
        ("DOORSTEP_PUBLIC_URL", HERE),
        ("DOORSTEP_SITE_DIR", "../target/site"),
    ])
    .unwrap()
}

/// A changed migration is another template.
fn schema_key() -> String {
    let sums: Vec<u8> = domain::db::MIGRATIONS
        .iter()
        .flat_map(|migration| migration.checksum.to_vec())
        .collect();
    hex(&sha256(&sums))[..16].to_owned()
}

impl Browser {
    /// As the domain knows this browser: by the hash of its key.
    pub fn key(&self) -> BrowserKey {
        BrowserKey(sha256(&self.browser))
    }

    pub fn key_in_hex(&self) -> String {
        hex(&self.key().0)
    }

    /// The same browser on another router.
    pub fn at(&self, router: &Router) -> Self {
        Self {
            router: router.clone(),
            ..self.clone()
        }
    }

    /// The same browser after signing out: the device in other hands.
    pub fn signed_out(&self) -> Self {
        Self {
            session: None,
            ..self.clone()
        }
    }

    fn cookies(&self) -> String {
        let browser = format!("__Host-browser={}", hex(&self.browser));
        match &self.session {
            Some(session) => format!("{browser}; __Host-session={session}"),
            None => browser,
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        let request = self.request(Method::GET, path).body(Body::empty()).unwrap();
        self.send(request).await
    }

    /// Posts a form as a browser without JavaScript does.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let request = self
            .request(Method::POST, path)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("referer", "https://tenants.ebbsmarsh.example/somewhere")
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }

    /// Posts one photo as a plain multipart form does.
    pub async fn upload(&self, path: &str, name: &str, photo: &[u8], accept: &str) -> Answer {
        self.upload_all(path, &[(name, photo)], None, accept).await
    }

    /// Posts photos, and the key the picker gives to one of them.
    pub async fn upload_all(
        &self,
        path: &str,
        photos: &[(&str, &[u8])],
        key: Option<&str>,
        accept: &str,
    ) -> Answer {
        let mut body = Vec::new();
        if let Some(key) = key {
            body.extend_from_slice(
                format!("--edge\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n{key}\r\n")
                    .as_bytes(),
            );
        }
        for (name, photo) in photos {
            body.extend_from_slice(format!("--edge\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"{name}\"\r\nContent-Type: image/jpeg\r\n\r\n").as_bytes());
            body.extend_from_slice(photo);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--edge--\r\n");
        self.upload_raw(path, body, "multipart/form-data; boundary=edge", accept)
            .await
    }

    /// Posts any body to an upload.
    pub async fn upload_raw(&self, path: &str, body: Vec<u8>, kind: &str, accept: &str) -> Answer {
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header("cookie", self.cookies())
            .header("accept", accept)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", kind)
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }

    pub fn request(&self, method: Method, path: &str) -> http::request::Builder {
        Request::builder()
            .method(method)
            .uri(path)
            .header("cookie", self.cookies())
            .header("accept", "text/html")
    }

    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        let peer: std::net::SocketAddr = "203.0.113.9:5000".parse().unwrap();
        request
            .extensions_mut()
            .insert(axum::extract::ConnectInfo(peer));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }
}
