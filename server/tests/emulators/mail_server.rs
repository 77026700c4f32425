//! A real SMTP server, `end2end/mail-server`, run by node for one test. Needs node and npm; installs the server's packages once.
//!
//! Use it from a test binary by `#[path = "emulators/mail_server.rs"] mod mail_server;`.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;

/// A message that the server took.
#[derive(Clone, Debug)]
#[allow(dead_code, reason = "each test binary uses its own part")]
pub struct Mail {
    pub from: String,
    pub to: Vec<String>,
    /// The message as it came over the wire.
    pub raw: String,
    /// Whether it came encrypted.
    pub secure: bool,
    pub user: Option<String>,
}

/// How the server wants to be spoken to.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code, reason = "each test binary uses its own part")]
pub enum Security {
    None,
    StartTls,
    Tls,
}

/// The running server; ends when dropped. Misbehaves by recipient: see the head of `server.mjs`.
pub struct MailServer {
    pub port: u16,
    /// The server's own certificate as a PEM file, for `DOORSTEP_SMTP_CA`.
    pub certificate: PathBuf,
    events: Arc<Mutex<Vec<Value>>>,
    process: Child,
    _folder: tempfile::TempDir,
}

/// Starts a server; `account` is `user:password` if it asks for one.
pub fn start(security: Security, account: Option<&str>) -> MailServer {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../end2end/mail-server");
    install(&home);
    let mode = match security {
        Security::None => "none",
        Security::StartTls => "starttls",
        Security::Tls => "tls",
    };
    let mut command = Command::new("node");
    command
        .arg("server.mjs")
        .arg(mode)
        .args(account)
        .current_dir(&home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut process = command
        .spawn()
        .unwrap_or_else(|error| panic!("these tests need node 20 or later on the PATH ({error})"));
    let mut output = BufReader::new(process.stdout.take().unwrap());
    let first = next(&mut output).expect("the mail server ended at once: see its message above");
    let folder = tempfile::tempdir().unwrap();
    let certificate = folder.path().join("certificate.pem");
    File::create(&certificate)
        .unwrap()
        .write_all(first["certificate"].as_str().unwrap().as_bytes())
        .unwrap();
    let port = u16::try_from(first["port"].as_u64().unwrap()).unwrap();
    MailServer {
        port,
        certificate,
        events: collect(output),
        process,
        _folder: folder,
    }
}

#[allow(dead_code, reason = "each test binary uses its own part")]
impl MailServer {
    /// Every message taken so far, oldest first.
    pub fn sent(&self) -> Vec<Mail> {
        self.events("mail").iter().map(mail).collect()
    }

    /// How many clients have connected.
    pub fn connections(&self) -> usize {
        self.events("connection").len()
    }

    /// Waits until everything that the server has done so far has been read.
    fn events(&self, kind: &str) -> Vec<Value> {
        let count = |kind: &str| {
            self.events
                .lock()
                .unwrap()
                .iter()
                .filter(|event| event["event"] == kind)
                .count()
        };
        let before = count("read");
        self.process
            .stdin
            .as_ref()
            .unwrap()
            .write_all(b"\n")
            .unwrap();
        while count("read") == before {
            std::thread::sleep(Duration::from_millis(5));
        }
        self.events
            .lock()
            .unwrap()
            .iter()
            .filter(|event| event["event"] == kind)
            .cloned()
            .collect()
    }
}

fn mail(event: &Value) -> Mail {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Mail {
        from: text(&event["from"]),
        to: event["to"].as_array().unwrap().iter().map(text).collect(),
        raw: text(&event["raw"]),
        secure: event["secure"].as_bool().unwrap(),
        user: event["user"].as_str().map(str::to_owned),
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// `npm ci` for whoever comes first; test binaries that come meanwhile wait.
fn install(home: &Path) {
    let lock =
        File::create(Path::new(env!("CARGO_TARGET_TMPDIR")).join("mail-server.lock")).unwrap();
    lock.lock().unwrap();
    if home.join("node_modules/smtp-server").exists() {
        return;
    }
    let done = Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(home)
        .stdout(Stdio::null())
        .status();
    let done = done.unwrap_or_else(|error| {
        panic!("these tests need node 20 or later, with npm, on the PATH ({error})")
    });
    assert!(
        done.success(),
        "`npm ci` failed in end2end/mail-server: see its message above"
    );
}

fn next(output: &mut BufReader<ChildStdout>) -> Option<Value> {
    let mut line = String::new();
    output.read_line(&mut line).ok()?;
    serde_json::from_str(&line).ok()
}

fn collect(mut output: BufReader<ChildStdout>) -> Arc<Mutex<Vec<Value>>> {
    let events = Arc::<Mutex<Vec<Value>>>::default();
    let kept = Arc::clone(&events);
    std::thread::spawn(move || {
        while let Some(event) = next(&mut output) {
            kept.lock().unwrap().push(event);
        }
    });
    events
}
