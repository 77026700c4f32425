//! Text Marketer's REST API as its wiki described it in 2021: form in, XML out, delivery reports by tag.
//!
//! Use it from a test binary by `#[path = "emulators/text_marketer.rs"] mod text_marketer;`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

pub const USER: &str = "ebbsmarsh";
pub const PASSWORD: &str = "correct: horse";

/// A text that was taken.
#[derive(Clone, Debug)]
pub struct Sent {
    pub message_id: u64,
    pub to: String,
    pub message: String,
    pub originator: String,
    pub custom: String,
    /// `None` until the network has reported.
    pub status: Option<String>,
}

/// How the emulator misbehaves; each knob stays until it is set back.
#[derive(Clone, Debug, Default)]
pub struct Mood {
    /// Every answer is this one.
    pub answer: Option<(u16, String)>,
    /// Every answer waits so long.
    pub delay: Duration,
    /// The account has no credits.
    pub broke: bool,
}

#[derive(Default)]
struct Desk {
    sent: Mutex<Vec<Sent>>,
    mood: Mutex<Mood>,
}

/// A running emulator; it ends with the test's runtime.
#[derive(Clone)]
pub struct Emulator {
    /// What `DOORSTEP_TEXT_MARKETER_URL` is set to.
    pub url: String,
    desk: Arc<Desk>,
}

pub async fn start() -> Emulator {
    let desk = Arc::<Desk>::default();
    let router = Router::new()
        .route("/services/rest/sms", post(take))
        .route(
            "/services/rest/deliveryReport/{name}/custom/{tag}",
            get(report),
        )
        .with_state(Arc::clone(&desk));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/services/rest", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    Emulator { url, desk }
}

#[allow(dead_code, reason = "each test binary uses its own part")]
impl Emulator {
    /// Every text taken so far, oldest first.
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

    /// The network reports `PENDING`, `DELIVERED`, `REJECTED`, `FAILED` or `NON-UK` for every text with this tag.
    pub fn set_status(&self, tag: &str, status: &str) {
        for sent in self
            .desk
            .sent
            .lock()
            .unwrap()
            .iter_mut()
            .filter(|sent| sent.custom == tag)
        {
            sent.status = Some(status.to_owned());
        }
    }
}

async fn take(
    State(desk): State<Arc<Desk>>,
    headers: HeaderMap,
    Form(form): Form<BTreeMap<String, String>>,
) -> Response {
    let mood = desk.mood.lock().unwrap().clone();
    if let Some(answer) = beforehand(&mood, &headers).await {
        return answer;
    }
    let problems = problems(&form, mood.broke);
    if !problems.is_empty() {
        return errors(400, &problems);
    }
    let field = |name: &str| form.get(name).cloned().unwrap_or_default();
    let mut sent = desk.sent.lock().unwrap();
    let message_id = 1_006_454_672 + sent.len() as u64;
    sent.push(Sent {
        message_id,
        to: field("to"),
        message: field("message"),
        originator: field("originator"),
        custom: field("custom"),
        status: None,
    });
    let inside = format!(
        "<message_id>{message_id}</message_id><scheduled_id>0</scheduled_id><credits_used>1</credits_used><status>SENT</status>"
    );
    answer(200, "sms_post", &inside)
}

async fn report(
    State(desk): State<Arc<Desk>>,
    Path((name, tag)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let mood = desk.mood.lock().unwrap().clone();
    if let Some(answer) = beforehand(&mood, &headers).await {
        return answer;
    }
    if tag.is_empty() || tag.len() > 20 || !tag.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return errors(
            400,
            &[(
                0,
                "The custom value must contain only alpha-numeric characters",
            )],
        );
    }
    let sent = desk.sent.lock().unwrap();
    let row = |sent: &Sent| {
        Some(format!(
            r#"<reportrow last_updated="2026-11-21T10:00:00+00:00" mobile_number="{}" message_id="{}" status="{}"/>"#,
            sent.to,
            sent.message_id,
            sent.status.as_ref()?
        ))
    };
    let rows: Vec<_> = sent
        .iter()
        .filter(|sent| sent.custom == tag)
        .filter_map(row)
        .collect();
    if rows.is_empty() {
        return errors(404, &[(404, "Not Found (ERR255)")]);
    }
    answer(
        200,
        "deliveryreport_get",
        &format!(
            r#"<report name="{name}" last_updated="2026-11-21T10:00:00+00:00" extension="csv">{}</report>"#,
            rows.concat()
        ),
    )
}

async fn beforehand(mood: &Mood, headers: &HeaderMap) -> Option<Response> {
    tokio::time::sleep(mood.delay).await;
    if let Some((status, body)) = mood.answer.clone() {
        return Some((StatusCode::from_u16(status).unwrap(), body).into_response());
    }
    let expected = format!(
        "Basic {}",
        BASE64_STANDARD.encode(format!("{USER}:{PASSWORD}"))
    );
    let known = headers
        .get(header::AUTHORIZATION)
        .is_some_and(|given| given.as_bytes() == expected.as_bytes());
    (!known).then(|| errors(403, &[(403, "Forbidden")]))
}

/// The wiki's table "Specific errors".
fn problems(form: &BTreeMap<String, String>, broke: bool) -> Vec<(u16, &'static str)> {
    let field = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    let (to, message, originator, custom) = (
        field("to"),
        field("message"),
        field("originator"),
        field("custom"),
    );
    let alphanumeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let checks = [
        (broke, 2, "insufficient credits"),
        (
            originator.is_empty() || originator.len() > 16 || !alphanumeric(originator),
            4,
            "invalid originator or missing",
        ),
        (message.is_empty(), 7, "invalid message or missing"),
        (
            message.chars().count() > 612,
            5,
            "invalid message or too long",
        ),
        (
            message.contains(|c: char| c as u32 > 0x3a9 && c != '€'),
            8,
            "message contains unsupported characters",
        ),
        (to.len() < 10, 9, "invalid number or too short"),
        (
            !to.bytes().all(|byte| byte.is_ascii_digit()),
            10,
            "invalid number or not an integer",
        ),
        (!to.starts_with("44"), 0, "refused"),
        (
            custom.is_empty() || custom.len() > 20 || !alphanumeric(custom),
            33,
            "invalid custom",
        ),
    ];
    checks
        .into_iter()
        .filter(|(wrong, ..)| *wrong)
        .map(|(_, code, text)| (code, text))
        .collect()
}

fn errors(status: u16, errors: &[(u16, &str)]) -> Response {
    let list: String = errors
        .iter()
        .map(|(code, text)| format!("\t<error code=\"{code}\">{text}</error>\n"))
        .collect();
    answer(status, "errors", &format!("<errors>\n{list}</errors>"))
}

fn answer(status: u16, kind: &str, inside: &str) -> Response {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!DOCTYPE response PUBLIC\n\"-//textmarketer.co.uk//DTD Web Services REST 1.6//EN\"\n\
         \"http://api.textmarketer.co.uk/services/rest/DTD/{kind}.dtd\">\n<response processed_date=\"2026-11-21T10:00:00+00:00\">\n{inside}\n</response>\n"
    );
    (
        StatusCode::from_u16(status).unwrap(),
        [(header::CONTENT_TYPE, "text/xml")],
        body,
    )
        .into_response()
}
