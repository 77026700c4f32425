//! From settings to a program that can serve: the database, its schema, the files, the carriers.

use crate::carriers::{
    Capture, Carrier, Carriers, Notify, NotifySettings, Smtp, SmtpSettings, TextMarketer,
    TextMarketerSettings,
};
use crate::config::{EmailChannel, Files, Settings, SmsChannel};
use crate::failure::Failure;
use crate::files::FileStore;
use crate::pay::{GovUkPay, PaySettings};
use crate::site::Site;
use crate::web::AssetManifest;
use crate::{jobs, postgres, web};
use app::council::{BankAccount, Council};
use app::http::{CardPayments, Shared};
use app::ui::AssetPaths;
use domain::messages::Letterhead;
use domain::secrets::{Pepper, sha256};
use domain::{Clock, Db};
use sqlx::postgres::PgConnectOptions;
use sqlx::{Connection, PgConnection};
use std::str::FromStr;
use std::sync::Arc;

/// Connections of this process to the database, beside the jobs' loop's own.
const CONNECTIONS: u32 = 16;
/// Any number, as long as every `doorstep` uses the same: one of them changes the schema at a time.
const SCHEMA_LOCK: i64 = 0x0d00_75e9;

/// The database this process works on, and the Postgres of its own if it runs one.
pub struct Database {
    pub owner: PgConnectOptions,
    own: Option<postgres::Own>,
}

impl Database {
    /// The one named in the settings, else our own, started now.
    ///
    /// # Errors
    /// One line that says what is missing.
    pub async fn open(settings: &Settings) -> Result<Self, Failure> {
        if let Some(url) = &settings.database_url {
            let owner = PgConnectOptions::from_str(url.reveal())
                .map_err(|_| Failure("DATABASE_URL is not an address of Postgres: write postgres://user:password@host/name".into()))?;
            return Ok(Self { owner, own: None });
        }
        let (folder, binaries) = (settings.data_dir.clone(), settings.postgres_bin.clone());
        let own = tokio::task::spawn_blocking(move || {
            postgres::Own::start_with(&folder, binaries.as_deref())
        })
        .await
        .map_err(|_| Failure("Postgres could not be started".into()))?
        .map_err(|error| Failure(error.to_string()))?;
        let owner = PgConnectOptions::from_str(&own.url())?;
        Ok(Self {
            owner,
            own: Some(own),
        })
    }

    /// Brings the schema up to date, one process at a time.
    ///
    /// # Errors
    /// When the database is away or its user may not change it.
    pub async fn migrate(&self) -> Result<(), Failure> {
        let mut lock = PgConnection::connect_with(&self.owner).await?;
        sqlx::query("select pg_advisory_lock($1)")
            .bind(SCHEMA_LOCK)
            .execute(&mut lock)
            .await?;
        domain::db::migrate(&self.owner).await.map_err(|error| {
            Failure(format!(
                "The database's schema could not be brought up to date: {error}"
            ))
        })?;
        jobs::migrate(&self.owner).await?;
        lock.close().await?;
        Ok(())
    }

    /// Stops our own Postgres, if this is the last process that uses it.
    pub async fn close(self) {
        if let Some(own) = self.own
            && let Err(error) = own.stop().await
        {
            tracing::error!(%error, "Postgres did not stop");
        }
    }
}

/// Everything a handler or a job needs.
///
/// # Errors
/// One line for the first setting that cannot be used.
pub fn site(settings: &Settings, database: &Database, assets: AssetPaths) -> Result<Site, Failure> {
    let clock = settings.clock.map_or_else(Clock::real, Clock::starting_at);
    let db = Db::open(
        database.owner.clone(),
        CONNECTIONS,
        clock,
        letterhead(settings),
    );
    let secret = settings.server_secret()?;
    let pay = pay(settings)?;
    let shared = Shared {
        db,
        council: council(settings),
        assets,
        pepper: Pepper(sha256(secret.reveal().as_bytes())),
        demo: settings.demo,
        page_csp: web::page_csp,
        card_payments: pay.is_some(),
        import_megabytes: settings.import_megabytes,
        pay,
    };
    Ok(Site {
        shared,
        files: files(settings)?,
        carriers: Arc::new(carriers(settings)?),
        notify_token: settings.notify_callback_token.clone(),
        imports: crate::imports::Limits::megabytes(settings.import_megabytes),
        pay_secret: settings.pay_webhook_secret.clone(),
    })
}

/// Card payments, if the council takes them.
fn pay(settings: &Settings) -> Result<Option<CardPayments>, Failure> {
    let Some(key) = &settings.pay_key else {
        return Ok(None);
    };
    let provider = GovUkPay::new(&PaySettings {
        url: settings.pay_url.to_string(),
        key: key.clone(),
    })
    .map_err(|error| Failure(error.to_string()))?;
    Ok(Some(CardPayments {
        pages: provider.pages(),
        provider: Arc::new(provider),
    }))
}

fn letterhead(settings: &Settings) -> Letterhead {
    Letterhead {
        council: settings.council_name.clone(),
        phone: settings.council_phone.clone(),
        site: settings.public_url(),
    }
}

/// The header shows the first word large and the rest with the strapline under it.
fn council(settings: &Settings) -> Council {
    let full_name = settings.council_name.clone();
    let name = full_name.split(' ').next().unwrap_or_default().to_owned();
    Council {
        initial: name.chars().take(1).collect(),
        name,
        strapline: settings.council_strapline.clone(),
        full_name,
        phone: settings.council_phone.clone(),
        emergency_phone: settings.council_emergency_phone.clone(),
        email: settings
            .council_email
            .as_ref()
            .map(|mailbox| mailbox.email.to_string())
            .unwrap_or_default(),
        address: settings.council_address.clone(),
        brand: Some(settings.council_brand.to_string()),
        rent_phone: settings.rent_phone(),
        rent_bank: settings.rent_bank().map(|bank| BankAccount {
            sort_code: bank.sort_code,
            number: bank.number,
            name: bank.name,
        }),
    }
}

/// The built site's hashed names.
///
/// # Errors
/// One line that says how to build it.
pub fn assets(settings: &Settings) -> Result<AssetPaths, Failure> {
    let manifest =
        AssetManifest::load(&settings.site_dir).map_err(|error| Failure(error.to_string()))?;
    Ok(AssetPaths {
        css: manifest.app_css,
        boot: manifest.boot_js,
        client_js: manifest.client_js,
        client_wasm: manifest.client_wasm,
        planner_js: manifest.planner_js,
        planner_wasm: manifest.planner_wasm,
    })
}

fn files(settings: &Settings) -> Result<FileStore, Failure> {
    let failed = |error: crate::files::FileError| {
        Failure(format!("DOORSTEP_FILES_URL cannot be used: {error}"))
    };
    match settings.files() {
        Files::Folder(folder) => FileStore::local(&folder).map_err(failed),
        Files::Bucket { name, prefix } => {
            let address = url::Url::parse(&format!("s3://{name}/{prefix}"))
                .map_err(|error| Failure(error.to_string()))?;
            let from_environment = std::env::vars().filter(|(key, _)| key.starts_with("AWS_"));
            FileStore::from_url(&address, from_environment).map_err(failed)
        }
    }
}

fn carriers(settings: &Settings) -> Result<Carriers, Failure> {
    let email: Arc<dyn Carrier> = match settings.email_channel() {
        Some(EmailChannel::Smtp) => Arc::new(smtp(settings)?),
        Some(EmailChannel::Notify) => Arc::new(notify(settings)?),
        Some(EmailChannel::Capture) | None => Arc::new(Capture),
    };
    let sms: Arc<dyn Carrier> = match settings.sms_channel() {
        SmsChannel::Notify => Arc::new(notify(settings)?),
        SmsChannel::TextMarketer => Arc::new(text_marketer(settings)?),
        SmsChannel::Capture => Arc::new(Capture),
        SmsChannel::None => Arc::new(crate::carriers::NoTexts),
    };
    Ok(Carriers { email, sms })
}

fn smtp(settings: &Settings) -> Result<Smtp, Failure> {
    let wanted = SmtpSettings {
        url: settings
            .smtp_url
            .as_ref()
            .map(|url| url.reveal().to_owned())
            .unwrap_or_default(),
        from: settings
            .mail_from
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        extra_root: settings.smtp_ca.clone(),
        limit: SmtpSettings::LIMIT,
    };
    Smtp::new(&wanted).map_err(|error| Failure(error.to_string()))
}

fn notify(settings: &Settings) -> Result<Notify, Failure> {
    let template = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    let unreadable = |_| Failure("A GOV.UK Notify template id cannot be read".into());
    let wanted = NotifySettings {
        url: settings
            .notify_url
            .as_str()
            .trim_end_matches('/')
            .to_owned(),
        key: settings
            .notify_key
            .as_ref()
            .map(|key| key.reveal().to_owned())
            .unwrap_or_default(),
        email_templates: template(settings.notify_email_template)
            .parse()
            .map_err(unreadable)?,
        sms_templates: template(settings.notify_sms_template)
            .parse()
            .map_err(unreadable)?,
        callback_token: settings
            .notify_callback_token
            .as_ref()
            .map(|token| token.reveal().to_owned()),
    };
    Notify::new(&wanted).map_err(|error| Failure(error.to_string()))
}

fn text_marketer(settings: &Settings) -> Result<TextMarketer, Failure> {
    let wanted = TextMarketerSettings {
        url: settings
            .text_marketer_url
            .as_str()
            .trim_end_matches('/')
            .to_owned(),
        user: settings.text_marketer_user.clone().unwrap_or_default(),
        password: settings
            .text_marketer_password
            .as_ref()
            .map(|it| it.reveal().to_owned())
            .unwrap_or_default(),
        originator: settings
            .text_marketer_originator
            .clone()
            .unwrap_or_default(),
    };
    TextMarketer::new(&wanted).map_err(|error| Failure(error.to_string()))
}
