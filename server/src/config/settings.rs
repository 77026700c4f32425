//! The table of all settings.

use std::net::SocketAddr;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use lettre::message::Mailbox;
use url::Url;
use uuid::Uuid;

use super::declare::{Setting, settings};
use super::kinds::{Bank, Colour, EmailChannel, Files, LogFilter, Networks, SmsChannel, Workers};
use super::problems::Problems;
use super::secret::Secret;
use super::sources::Values;

settings! {
    settings_file: Option<PathBuf> = "DOORSTEP_SETTINGS", "(./doorstep.toml if it exists)", "Settings file (TOML)";
    addr: SocketAddr = "DOORSTEP_ADDR", "127.0.0.1:3000", "Address and port to serve on";
    admin_addr: Option<SocketAddr> = "DOORSTEP_ADMIN_ADDR", "", "Address and port for /metrics, not to be reachable from outside; none if unset";
    public_url: Option<Url> = "DOORSTEP_PUBLIC_URL", "(http:// and DOORSTEP_ADDR)", "Address that people type and messages link to; https unless it is this machine";
    trusted_proxies: Networks = "DOORSTEP_TRUSTED_PROXIES", "", "Networks whose X-Forwarded-For is believed, such as 10.0.0.0/8, comma between";
    max_connections: u32 = "DOORSTEP_MAX_CONNECTIONS", "2000", "Most browsers connected at once";
    database_url: Option<Secret> = "DATABASE_URL", "", "Postgres 15 or later, such as postgres://user:password@host/name; own Postgres in the data folder if unset", secret;
    postgres_bin: Option<PathBuf> = "DOORSTEP_POSTGRES_BIN", "(found by itself)", "Folder of the programs initdb and postgres for the own Postgres";
    data_dir: PathBuf = "DOORSTEP_DATA_DIR", "./data", "Folder for what must be kept: own Postgres, files, the generated secret";
    files: Option<Files> = "DOORSTEP_FILES_URL", "(files in the data folder)", "Where photos and documents are kept: a folder, or s3://bucket/prefix with the usual AWS_ variables";
    site_dir: PathBuf = "DOORSTEP_SITE_DIR", "target/site", "Folder of the built styles, scripts and WASM";
    secret: Option<Secret> = "DOORSTEP_SECRET", "(made once, kept in the data folder)", "At least 32 characters; keys the hashes of sign-in codes; the same on every host", secret;
    workers: Workers = "DOORSTEP_WORKERS", "4", "Jobs that `serve` works on at once; false or 0 leaves them to `doorstep work`";
    log: LogFilter = "DOORSTEP_LOG", "info", "What is logged, such as info,sqlx=warn";
    log_json: bool = "DOORSTEP_LOG_JSON", "false", "Log as JSON, one object a line";
    demo: bool = "DOORSTEP_DEMO", "false", "Demo council: made-up people, anyone can be entered, messages are captured";
    clock: Option<DateTime<Utc>> = "DOORSTEP_CLOCK", "", "Demo only: start the clock at this instant, such as 2026-11-21T09:00:00Z";

    council_name: String = "DOORSTEP_COUNCIL_NAME", "Ebbsmarsh Borough Council", "Name of the landlord, on every page and message";
    council_strapline: String = "DOORSTEP_COUNCIL_STRAPLINE", "Your home", "A few words beside the name";
    council_phone: String = "DOORSTEP_COUNCIL_PHONE", "01632 960100", "Phone number for everything that is not urgent";
    council_emergency_phone: String = "DOORSTEP_COUNCIL_EMERGENCY_PHONE", "01632 960999", "Phone number for emergency repairs, day and night";
    council_email: Option<Mailbox> = "DOORSTEP_COUNCIL_EMAIL", "housing@ebbsmarsh.example", "Email address shown to tenants";
    council_address: String = "DOORSTEP_COUNCIL_ADDRESS", "Civic Centre, Marsh Road, Ebbsmarsh EB1 1AA", "Postal address, parts with a comma between";
    council_brand: Colour = "DOORSTEP_COUNCIL_BRAND", "#0a5a5e", "Brand colour; white text on it must be readable (contrast 4.5 to 1)";

    own_rent_phone: Option<String> = "DOORSTEP_RENT_PHONE", "(an invented one in demo mode)", "Phone number for rent: cards by phone, Direct Debits; those ways to pay are not shown without it";
    own_rent_bank: Option<Bank> = "DOORSTEP_RENT_BANK", "(an invented one in demo mode)", "Bank account that rent is sent to: sort code, number and name, such as 20-00-00 12345678 Your Council; not shown without it";

    email_channel: Option<EmailChannel> = "DOORSTEP_EMAIL_CHANNEL", "(capture in demo mode)", "How emails go out: smtp, notify, or in demo mode capture";
    sms_channel: Option<SmsChannel> = "DOORSTEP_SMS_CHANNEL", "(capture in demo mode, else none)", "How texts go out: notify, text-marketer, none, or in demo mode capture";
    mail_from: Option<Mailbox> = "DOORSTEP_MAIL_FROM", "", "Sender of emails by SMTP, such as Housing <housing@council.example>";
    smtp_url: Option<Secret> = "DOORSTEP_SMTP_URL", "", "Mail server: smtps://user:password@host, or smtp://host:587?tls=required; plain smtp:// on this machine only", secret;
    smtp_ca: Option<PathBuf> = "DOORSTEP_SMTP_CA", "", "PEM file of the authority that signed the mail server's certificate, if not a public one";
    notify_key: Option<Secret> = "DOORSTEP_NOTIFY_KEY", "", "GOV.UK Notify API key", secret;
    notify_email_template: Option<Uuid> = "DOORSTEP_NOTIFY_EMAIL_TEMPLATE", "", "GOV.UK Notify template for emails, with ((subject)) and ((body))";
    notify_sms_template: Option<Uuid> = "DOORSTEP_NOTIFY_SMS_TEMPLATE", "", "GOV.UK Notify template for texts, with ((body))";
    notify_callback_token: Option<Secret> = "DOORSTEP_NOTIFY_CALLBACK_TOKEN", "", "Bearer token GOV.UK Notify sends with delivery receipts; receipts are fetched instead if unset", secret;
    notify_url: Url = "DOORSTEP_NOTIFY_URL", "https://api.notifications.service.gov.uk", "Address of GOV.UK Notify";
    pay_key: Option<Secret> = "DOORSTEP_PAY_KEY", "", "GOV.UK Pay API key; no card payments without it", secret;
    pay_url: Url = "DOORSTEP_PAY_URL", "https://publicapi.payments.service.gov.uk", "Address of GOV.UK Pay";
    pay_webhook_secret: Option<Secret> = "DOORSTEP_PAY_WEBHOOK_SECRET", "", "Signing secret of the GOV.UK Pay webhook to /hooks/pay; payments are asked about instead if unset", secret;
    text_marketer_user: Option<String> = "DOORSTEP_TEXT_MARKETER_USER", "", "Text Marketer API user";
    text_marketer_password: Option<Secret> = "DOORSTEP_TEXT_MARKETER_PASSWORD", "", "Text Marketer API password", secret;
    text_marketer_originator: Option<String> = "DOORSTEP_TEXT_MARKETER_ORIGINATOR", "", "Sender of texts by Text Marketer: up to 11 letters and digits, or a phone number";
    text_marketer_url: Url = "DOORSTEP_TEXT_MARKETER_URL", "https://api.textmarketer.co.uk", "Address of Text Marketer";
}
