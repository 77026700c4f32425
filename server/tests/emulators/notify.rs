//! GOV.UK Notify as it is published: signed tokens with 30 seconds of grace, strict bodies, its own error words, statuses that move on.
//!
//! Use it from a test binary by `#[path = "emulators/notify.rs"] mod notify;`.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use uuid::Uuid;

pub const SERVICE: &str = "26785a09-ab16-4eb0-8407-a37497a57506";
pub const SECRET: &str = "3d844edf-8d35-48ac-975b-e847b4f122b0";
/// The one API key the emulator knows.
pub const KEY: &str =
    "doorstep-tests-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0";

/// A letter that was taken.
#[derive(Clone, Debug)]
pub struct Sent {
    pub id: Uuid,
    /// `email` or `sms`.
    pub channel: String,
    pub to: String,
    pub template: String,
    pub personalisation: Value,
    pub reference: String,
    pub status: String,
}

/// How the emulator misbehaves; each knob stays until it is set back.
#[derive(Clone, Debug, Default)]
pub struct Mood {
    /// Its clock is ahead of ours by so many seconds.
    pub clock_ahead: i64,
    /// Every answer is this one.
    pub answer: Option<(u16, String)>,
    /// Every answer waits so long.
    pub delay: Duration,
    /// A letter is taken, but the answer is thrown away for this one.
    pub answer_after_taking: Option<(u16, String)>,
}

#[derive(Default)]
struct Desk {
    sent: Mutex<Vec<Sent>>,
    mood: Mutex<Mood>,
}

/// A running emulator; it ends with the test's runtime.
#[derive(Clone)]
pub struct Emulator {
    pub url: String,
    desk: Arc<Desk>,
}

pub async fn start() -> Emulator {
    let desk = Arc::<Desk>::default();
    let router = Router::new()
        .route("/v2/notifications/{channel}", post(take).get(one))
        .route("/v2/notifications", get(list))
        .with_state(Arc::clone(&desk));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    Emulator { url, desk }
}

#[allow(dead_code, reason = "each test binary uses its own part")]
impl Emulator {
    /// Every letter taken so far, oldest first.
    pub fn sent(&self) -> Vec<Sent> {
        self.desk.sent.lock().unwrap().clone()
    }

    pub fn mood(&self, mood: Mood) {
        *self.desk.mood.lock().unwrap() = mood;
    }

    /// Every request is answered by this status and body.
    pub fn answer(&self, status: u16, body: &str) {
        self.mood(Mood {
            answer: Some((status, body.to_owned())),
            ..Mood::default()
        });
    }

    /// Moves every letter with this reference to a status (`sending`, `delivered`, `permanent-failure` …).
    pub fn set_status(&self, reference: Uuid, status: &str) {
        for sent in self
            .desk
            .sent
            .lock()
            .unwrap()
            .iter_mut()
            .filter(|sent| sent.reference == reference.to_string())
        {
            sent.status = status.to_owned();
        }
    }

    /// Posts the delivery receipt of the first letter with this reference, as Notify does, and gives back the status it was answered with.
    pub async fn call_back(&self, to_url: &str, token: &str, reference: Uuid) -> u16 {
        let sent = self
            .sent()
            .into_iter()
            .find(|sent| sent.reference == reference.to_string())
            .unwrap();
        let request = reqwest::Client::new()
            .post(to_url)
            .bearer_auth(token)
            .json(&receipt(&sent));
        request.send().await.unwrap().status().as_u16()
    }
}

/// The body of a delivery receipt (`app/celery/service_callback_tasks.py`).
pub fn receipt(sent: &Sent) -> Value {
    json!({
        "id": sent.id, "reference": sent.reference, "to": sent.to, "status": sent.status, "created_at": "2026-11-21T10:00:00.000000Z",
        "sent_at": "2026-11-21T10:00:01.000000Z", "completed_at": "2026-11-21T10:00:02.000000Z", "notification_type": sent.channel,
        "template_id": sent.template, "template_version": 1,
    })
}

async fn take(
    State(desk): State<Arc<Desk>>,
    Path(channel): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mood = desk.mood.lock().unwrap().clone();
    if let Some(answer) = beforehand(&mood, &headers).await {
        return answer;
    }
    let sent = match read(&channel, &body) {
        Ok(sent) => sent,
        Err((error, message)) => return refuse(400, error, &message),
    };
    desk.sent.lock().unwrap().push(sent.clone());
    match mood.answer_after_taking {
        Some((status, body)) => fixed(status, body),
        None => (StatusCode::CREATED, Json(accepted(&sent))).into_response(),
    }
}

async fn one(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let mood = desk.mood.lock().unwrap().clone();
    if let Some(answer) = beforehand(&mood, &headers).await {
        return answer;
    }
    let Ok(id) = Uuid::parse_str(&id) else {
        return refuse(
            400,
            "ValidationError",
            "notification_id is not a valid UUID",
        );
    };
    let sent = desk
        .sent
        .lock()
        .unwrap()
        .iter()
        .find(|sent| sent.id == id)
        .cloned();
    sent.map_or_else(
        || refuse(404, "NoResultFound", "No result found"),
        |sent| Json(described(&sent)).into_response(),
    )
}

#[derive(serde::Deserialize)]
struct Wanted {
    reference: String,
}

async fn list(
    State(desk): State<Arc<Desk>>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Response {
    let mood = desk.mood.lock().unwrap().clone();
    if let Some(answer) = beforehand(&mood, &headers).await {
        return answer;
    }
    let sent = desk.sent.lock().unwrap();
    let found: Vec<_> = sent
        .iter()
        .rev()
        .filter(|sent| sent.reference == wanted.reference)
        .map(described)
        .collect();
    Json(json!({ "notifications": found, "links": { "current": "/v2/notifications" } }))
        .into_response()
}

async fn beforehand(mood: &Mood, headers: &HeaderMap) -> Option<Response> {
    tokio::time::sleep(mood.delay).await;
    if let Some((status, body)) = mood.answer.clone() {
        return Some(fixed(status, body));
    }
    check_token(headers, mood.clock_ahead)
        .err()
        .map(|(status, message)| refuse(status, "AuthError", message))
}

fn check_token(headers: &HeaderMap, clock_ahead: i64) -> Result<(), (u16, &'static str)> {
    const INVALID: (u16, &str) = (403, "Invalid token: signature, api token is not valid");
    let header = headers
        .get("authorization")
        .and_then(|value| value.to_str().ok());
    let header = header.ok_or((401, "Unauthorized: authentication token must be provided"))?;
    let token = header.strip_prefix("Bearer ").ok_or((
        401,
        "Unauthorized: authentication bearer scheme must be used",
    ))?;
    let (text, signature) = token.rsplit_once('.').ok_or(INVALID)?;
    let signature = BASE64_URL_SAFE_NO_PAD
        .decode(signature)
        .map_err(|_| INVALID)?;
    let mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes())
        .unwrap()
        .chain_update(text);
    mac.verify_slice(&signature).map_err(|_| INVALID)?;
    let parts: Vec<Value> = text
        .split('.')
        .map(part)
        .collect::<Option<_>>()
        .ok_or(INVALID)?;
    let [header, claims] = parts.as_slice() else {
        return Err(INVALID);
    };
    if header["alg"] != "HS256" || header["typ"] != "JWT" || claims["iss"] != SERVICE {
        return Err(INVALID);
    }
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs() as i64
        + clock_ahead;
    let skew = now - claims["iat"].as_i64().ok_or(INVALID)?;
    if skew.abs() > 30 {
        return Err((
            403,
            "Error: Your system clock must be accurate to within 30 seconds",
        ));
    }
    Ok(())
}

fn part(encoded: &str) -> Option<Value> {
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(encoded).ok()?).ok()
}

type Problem = (&'static str, String);

/// The checks of `notification_schemas.py`, unknown fields among them.
fn read(channel: &str, body: &[u8]) -> Result<Sent, Problem> {
    let to_field = to_field(channel)?;
    let value: Value = serde_json::from_slice(body).map_err(|_| {
        (
            "BadRequestError",
            "Invalid JSON supplied in POST data".to_owned(),
        )
    })?;
    let fields = value
        .as_object()
        .ok_or_else(|| invalid("body is not of type object"))?;
    if let Some(name) = fields.keys().find(|name| !known(channel, name)) {
        return Err(invalid(&format!(
            "Additional properties are not allowed ({name} was unexpected)"
        )));
    }
    let required = |name: &str| {
        let text = fields.get(name).and_then(Value::as_str).map(str::to_owned);
        text.ok_or_else(|| invalid(&format!("{name} is a required property")))
    };
    let sent = Sent {
        id: Uuid::now_v7(),
        channel: channel.to_owned(),
        to: required(to_field)?,
        template: required("template_id")?,
        personalisation: fields.get("personalisation").cloned().unwrap_or_default(),
        reference: required("reference").unwrap_or_default(),
        status: "created".into(),
    };
    check(sent, to_field)
}

fn to_field(channel: &str) -> Result<&'static str, Problem> {
    match channel {
        "email" => Ok("email_address"),
        "sms" => Ok("phone_number"),
        _ => Err(("BadRequestError", "no such channel".into())),
    }
}

fn known(channel: &str, field: &str) -> bool {
    match field {
        "template_id" | "personalisation" | "reference" | "scheduled_for" => true,
        "email_address" | "email_reply_to_id" | "one_click_unsubscribe_url" => channel == "email",
        "phone_number" | "sms_sender_id" => channel == "sms",
        _ => false,
    }
}

fn check(sent: Sent, to_field: &str) -> Result<Sent, Problem> {
    Uuid::parse_str(&sent.template).map_err(|_| invalid("template_id is not a valid UUID"))?;
    if sent.reference.len() > 1000 {
        return Err(invalid("reference is too long"));
    }
    let email = sent.channel == "email";
    let possible = if email {
        sent.to.contains('@')
    } else {
        sent.to.starts_with("447")
    };
    if !possible {
        return Err(invalid(&format!(
            "{to_field} Not a valid address: {}",
            sent.to
        )));
    }
    let complete = sent.personalisation["body"].is_string()
        && (!email || sent.personalisation["subject"].is_string());
    complete
        .then_some(sent)
        .ok_or(("BadRequestError", "Missing personalisation: body".into()))
}

fn invalid(message: &str) -> Problem {
    ("ValidationError", message.to_owned())
}

fn accepted(sent: &Sent) -> Value {
    json!({
        "id": sent.id, "reference": sent.reference, "content": { "body": sent.personalisation["body"], "from_number": "Ebbsmarsh" },
        "uri": format!("/v2/notifications/{}", sent.id), "template": { "id": sent.template, "version": 1, "uri": "/v2/template" }, "scheduled_for": null,
    })
}

fn described(sent: &Sent) -> Value {
    json!({
        "id": sent.id, "reference": sent.reference, "type": sent.channel, "status": sent.status, "body": sent.personalisation["body"],
        "phone_number": (sent.channel == "sms").then_some(&sent.to), "email_address": (sent.channel == "email").then_some(&sent.to),
        "template": { "id": sent.template, "version": 1, "uri": "/v2/template" }, "created_at": "2026-11-21T10:00:00.000000Z",
    })
}

fn refuse(status: u16, error: &str, message: &str) -> Response {
    fixed(
        status,
        json!({ "status_code": status, "errors": [{ "error": error, "message": message }] })
            .to_string(),
    )
}

fn fixed(status: u16, body: String) -> Response {
    (StatusCode::from_u16(status).unwrap(), body).into_response()
}
