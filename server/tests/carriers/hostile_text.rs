//! Whatever a tenant writes, a message's headers stay ours (T38).

use server::carriers::{Carrier, Letter, Smtp, SmtpSettings};

use crate::mail_server::{Security, start};
use crate::{email, notify, notify_emulator, text, text_marketer, text_marketer_emulator};

fn hostile() -> Vec<String> {
    let mut texts: Vec<String> = [
        "\r\nBcc: thief@example.org\r\n\r\nHello",
        "\nBcc: thief@example.org",
        "\rBcc: thief@example.org",
        "a\u{2028}Bcc: thief@example.org",
    ]
    .map(String::from)
    .into();
    texts.extend(
        [
            "a\u{2029}Bcc: thief@example.org",
            "a\u{85}Bcc: thief@example.org",
            "a\u{b}Bcc: thief@example.org\u{c}",
            "a\0b",
        ]
        .map(String::from),
    );
    texts.extend(
        [
            "=cmd()|'/c calc'!A1",
            "=?utf-8?q?=0D=0ABcc:_thief=40example.org?=",
            ".\r\nQUIT\r\n",
            "\u{202e}gpj.exe",
            "<script>alert(1)</script>",
        ]
        .map(String::from),
    );
    texts.extend(["A".repeat(5000), "é🔧".repeat(2500), "a b ".repeat(1250)]);
    texts
}

/// The header names of a message, folded lines left out, and the number of its recipients' lines.
fn header_names(raw: &str) -> Vec<&str> {
    let head = raw.split("\r\n\r\n").next().unwrap();
    head.split("\r\n")
        .filter(|line| !line.starts_with([' ', '\t']))
        .map(|line| line.split(':').next().unwrap())
        .collect()
}

#[tokio::test]
async fn the_headers_of_an_email_are_the_same_whatever_is_written() {
    let server = start(Security::None, None);
    let settings = SmtpSettings {
        url: format!("smtp://127.0.0.1:{}?tls=none", server.port),
        from: "Ebbsmarsh Borough Council <no-reply@ebbsmarsh.example>".into(),
        extra_root: None,
        limit: SmtpSettings::LIMIT,
    };
    let carrier = Smtp::new(&settings).unwrap();
    carrier.send(&email()).await.unwrap();
    for text in hostile() {
        let letter = Letter {
            subject: text.clone(),
            text: text.clone(),
            kind: text.clone(),
            ..email()
        };
        carrier
            .send(&letter)
            .await
            .unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert!(
            carrier
                .send(&Letter {
                    to: format!("{text}@example.org"),
                    ..email()
                })
                .await
                .is_err()
                || !text.contains(char::is_control),
            "{text:?}"
        );
    }
    let sent = server.sent();
    let usual = header_names(&sent[0].raw);
    for mail in &sent {
        assert_eq!(header_names(&mail.raw), usual, "{}", mail.raw);
        assert_eq!(
            (
                mail.to.len(),
                mail.raw
                    .split("\r\n")
                    .all(|line| line.len() <= 998 && line.is_ascii())
            ),
            (1, true),
            "{}",
            mail.raw
        );
        assert!(
            !mail.raw.replace("\r\n", "").contains(['\r', '\n']),
            "a bare line break in {:?}",
            mail.raw
        );
    }
    assert!(sent.len() > hostile().len());
}

#[tokio::test]
async fn notify_and_text_marketer_get_one_letter_for_one_letter_whatever_is_written() {
    let (notify_desk, texts_desk) = (
        notify_emulator::start().await,
        text_marketer_emulator::start().await,
    );
    let (notify, texts) = (notify(&notify_desk.url), text_marketer(&texts_desk.url));
    for written in hostile() {
        let letter = Letter {
            subject: written.clone(),
            text: written.clone(),
            kind: written.clone(),
            ..email()
        };
        notify.send(&letter).await.unwrap();
        assert_eq!(
            notify_desk.sent().last().unwrap().personalisation["body"],
            written
        );
        let letter = Letter {
            text: written.chars().take(100).collect(),
            ..text()
        };
        texts.send(&letter).await.unwrap();
        assert_eq!(texts_desk.sent().last().unwrap().to, "447700900123");
    }
    assert_eq!(
        (notify_desk.sent().len(), texts_desk.sent().len()),
        (hostile().len(), hostile().len())
    );
}
