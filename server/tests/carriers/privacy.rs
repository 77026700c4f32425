//! Nothing personal and no secret reaches a log line.

use std::io::Write;
use std::sync::{Arc, Mutex};

use server::carriers::{Carrier, Smtp, SmtpSettings};
use tracing_subscriber::fmt::MakeWriter;

use crate::mail_server::{Security, start};
use crate::{
    email, notify, notify_emulator, notify_settings, text, text_marketer, text_marketer_emulator,
    text_marketer_settings,
};

#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// All that was logged so far.
    pub fn written(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

fn assert_clean(written: &str) {
    for personal in [
        "amina",
        "900123",
        "DR-7Q2K",
        "repair is booked",
        notify_emulator::SECRET,
        text_marketer_emulator::PASSWORD,
        "hunter2",
    ] {
        assert!(!written.contains(personal), "{personal} in {written}");
    }
}

#[tokio::test]
async fn nothing_personal_is_logged_even_at_the_debug_level() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::DEBUG)
        .with_writer(log.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    tracing::info!("the log works");
    let (notify_desk, texts_desk, server) = (
        notify_emulator::start().await,
        text_marketer_emulator::start().await,
        start(Security::None, None),
    );
    let smtp = SmtpSettings {
        url: format!("smtp://127.0.0.1:{}?tls=none", server.port),
        from: "Ebbsmarsh <no-reply@ebbsmarsh.example>".into(),
        extra_root: None,
        limit: SmtpSettings::LIMIT,
    };
    let carriers: [Box<dyn Carrier>; 3] = [
        Box::new(notify(&notify_desk.url)),
        Box::new(text_marketer(&texts_desk.url)),
        Box::new(Smtp::new(&smtp).unwrap()),
    ];
    for carrier in &carriers {
        for letter in [email(), text()] {
            let _ = carrier.send(&letter).await;
        }
    }
    notify_desk.answer(400, r#"{"errors":[{"error":"ValidationError","message":"email_address amina.yusuf@example.org"}]}"#);
    texts_desk.answer(
        400,
        r#"<response><errors><error code="10">07700900123</error></errors></response>"#,
    );
    for carrier in &carriers {
        tracing::error!("{:?}", carrier.send(&text()).await);
    }
    let written = log.written();
    assert!(
        written.contains("the log works") && written.contains("BadAddress"),
        "{written}"
    );
    assert_clean(&written);
}

#[test]
fn letters_and_settings_may_stand_in_a_log_line() {
    let smtp = SmtpSettings {
        url: "smtp://doorstep:hunter2@mail.example.org".into(),
        from: "Ebbsmarsh <no-reply@ebbsmarsh.example>".into(),
        extra_root: None,
        limit: SmtpSettings::LIMIT,
    };
    let written = format!(
        "{:?} {:?} {:?} {:?} {smtp:?}",
        email(),
        text(),
        notify_settings("https://n.example"),
        text_marketer_settings("https://t.example")
    );
    assert!(
        written.contains("repair_booked") && written.contains("https://n.example"),
        "{written}"
    );
    assert_clean(&written);
}
