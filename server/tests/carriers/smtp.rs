use std::path::PathBuf;
use std::time::{Duration, Instant};

use server::carriers::{Carrier, Delivery, Letter, Reason, SendError, Smtp, SmtpSettings};
use tokio::io::AsyncWriteExt;

use crate::mail_server::{MailServer, Security, start};
use crate::{email, text};

fn settings(url: String) -> SmtpSettings {
    let from = "Ebbsmarsh Borough Council <no-reply@ebbsmarsh.example>".into();
    SmtpSettings {
        url,
        from,
        extra_root: None,
        limit: SmtpSettings::LIMIT,
    }
}

fn plain(server: &MailServer) -> SmtpSettings {
    settings(format!("smtp://127.0.0.1:{}?tls=none", server.port))
}

async fn send(settings: SmtpSettings, letter: &Letter) -> Result<String, SendError> {
    Smtp::new(&settings)
        .unwrap()
        .send(letter)
        .await
        .map(|handed| handed.provider_reference)
}

fn to(name: &str) -> Letter {
    Letter {
        to: format!("{name}@example.org"),
        ..email()
    }
}

#[tokio::test]
async fn a_letter_arrives_with_our_reference_as_its_message_id() {
    let server = start(Security::None, None);
    let letter = email();
    let message_id = send(plain(&server), &letter).await.unwrap();
    let mail = &server.sent()[0];
    assert_eq!(
        message_id,
        format!("<{}@ebbsmarsh.example>", letter.reference)
    );
    assert_eq!(
        (&*mail.from, &mail.to),
        ("no-reply@ebbsmarsh.example", &vec![letter.to])
    );
    for header in [
        &format!("Message-ID: {message_id}\r\n"),
        "From: \"Ebbsmarsh Borough Council\" <no-reply@ebbsmarsh.example>\r\n",
        "Subject: Your repair DR-7Q2K\r\n",
        "Auto-Submitted: auto-generated\r\n",
        "Content-Type: multipart/alternative;",
        "Content-Type: text/plain; charset=utf-8\r\n",
        "Content-Type: text/html; charset=utf-8\r\n",
    ] {
        assert!(mail.raw.contains(header), "no {header} in {}", mail.raw);
    }
    let html = mail.raw.replace("=\r\n", "");
    assert!(
        html.contains("<a href=3D\"https://homes.example.org/repairs/DR-7Q2K\">"),
        "{html}"
    );
}

#[tokio::test]
async fn letters_share_a_connection() {
    let server = start(Security::None, None);
    let carrier = Smtp::new(&plain(&server)).unwrap();
    for _ in 0..5 {
        carrier.send(&email()).await.unwrap();
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!((server.sent().len(), server.connections()), (5, 1));
}

#[tokio::test]
async fn starttls_with_a_trusted_certificate_and_a_password_works() {
    let server = start(Security::StartTls, Some("doorstep:p@ss:word"));
    let url = format!("smtp://doorstep:p%40ss%3Aword@127.0.0.1:{}", server.port);
    let settings = SmtpSettings {
        extra_root: Some(server.certificate.clone()),
        ..settings(url)
    };
    send(settings, &email()).await.unwrap();
    let mail = &server.sent()[0];
    assert_eq!(
        (mail.secure, mail.user.as_deref()),
        (true, Some("doorstep"))
    );
}

#[tokio::test]
async fn tls_from_the_start_works_by_host_name() {
    let server = start(Security::Tls, None);
    let settings = SmtpSettings {
        extra_root: Some(server.certificate.clone()),
        ..settings(format!("smtps://localhost:{}", server.port))
    };
    send(settings, &email()).await.unwrap();
    assert!(server.sent()[0].secure);
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_not_believed() {
    for (security, scheme) in [(Security::StartTls, "smtp"), (Security::Tls, "smtps")] {
        let server = start(security, None);
        let answer = send(
            settings(format!("{scheme}://127.0.0.1:{}", server.port)),
            &email(),
        )
        .await;
        assert_eq!(answer, Err(SendError::Retry(Reason::Tls)), "{security:?}");
        assert!(server.sent().is_empty());
    }
}

#[tokio::test]
async fn a_server_without_encryption_is_not_given_the_letter() {
    let server = start(Security::None, None);
    let answer = send(
        settings(format!("smtp://127.0.0.1:{}", server.port)),
        &email(),
    )
    .await;
    assert!(matches!(answer, Err(SendError::Retry(_))), "{answer:?}");
    assert!(server.sent().is_empty());
}

#[tokio::test]
async fn a_wrong_password_waits_to_be_put_right() {
    let server = start(Security::None, Some("doorstep:secret"));
    let answer = send(
        settings(format!(
            "smtp://doorstep:wrong@127.0.0.1:{}?tls=none",
            server.port
        )),
        &email(),
    )
    .await;
    assert_eq!(answer, Err(SendError::Retry(Reason::RejectedKey)));
}

#[tokio::test]
async fn the_servers_refusals_are_told_apart() {
    let server = start(Security::None, None);
    let carrier = Smtp::new(&plain(&server)).unwrap();
    for (name, expected) in [
        ("nobody", SendError::Refused(Reason::BadAddress)),
        ("toobig", SendError::Refused(Reason::TooLong)),
        ("blocked", SendError::Refused(Reason::BadRequest)),
        ("full", SendError::Retry(Reason::ComeBackLater)),
        ("drop", SendError::Retry(Reason::GarbledAnswer)),
    ] {
        assert_eq!(carrier.send(&to(name)).await, Err(expected), "{name}");
        carrier
            .send(&email())
            .await
            .unwrap_or_else(|error| panic!("after {name}: {error}"));
    }
}

#[tokio::test]
async fn a_greylisted_letter_is_taken_the_second_time() {
    let server = start(Security::None, None);
    let letter = to("greylisted");
    assert_eq!(
        send(plain(&server), &letter).await,
        Err(SendError::Retry(Reason::ComeBackLater))
    );
    let message_id = send(plain(&server), &letter).await.unwrap();
    assert!(server.sent()[0].raw.contains(&message_id));
}

#[tokio::test]
async fn a_server_that_hangs_is_given_up_and_the_next_letter_gets_its_own_answer() {
    let server = start(Security::None, None);
    let limit = Duration::from_secs(2);
    let carrier = Smtp::new(&SmtpSettings {
        limit,
        ..plain(&server)
    })
    .unwrap();
    let started = Instant::now();
    assert_eq!(
        carrier.send(&to("hang")).await,
        Err(SendError::Retry(Reason::Timeout))
    );
    assert!(started.elapsed() < limit * 2, "{:?}", started.elapsed());
    for _ in 0..3 {
        carrier.send(&email()).await.unwrap();
        assert_eq!(
            carrier.send(&to("nobody")).await,
            Err(SendError::Refused(Reason::BadAddress))
        );
    }
    assert_eq!(server.sent().len(), 3);
}

#[tokio::test]
async fn a_caller_that_loses_patience_leaves_the_pool_in_order() {
    let server = start(Security::None, None);
    let carrier = Smtp::new(&SmtpSettings {
        limit: Duration::from_secs(2),
        ..plain(&server)
    })
    .unwrap();
    let letter = to("hang");
    assert!(
        tokio::time::timeout(Duration::from_millis(300), carrier.send(&letter))
            .await
            .is_err()
    );
    for _ in 0..3 {
        carrier.send(&email()).await.unwrap();
        assert_eq!(
            carrier.send(&to("nobody")).await,
            Err(SendError::Refused(Reason::BadAddress))
        );
    }
}

#[tokio::test]
async fn a_server_that_talks_nonsense_or_is_not_there_is_tried_again() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}?tls=none", listener.local_addr().unwrap());
    let nonsense = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        socket
            .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .await
            .unwrap();
    });
    assert_eq!(
        send(settings(url.clone()), &email()).await,
        Err(SendError::Retry(Reason::GarbledAnswer))
    );
    nonsense.await.unwrap();
    assert_eq!(
        send(settings(url), &email()).await,
        Err(SendError::Retry(Reason::Unreachable))
    );
}

#[tokio::test]
async fn a_text_and_a_wrong_address_never_leave_the_house() {
    let server = start(Security::None, None);
    let carrier = Smtp::new(&plain(&server)).unwrap();
    assert_eq!(
        carrier.send(&text()).await,
        Err(SendError::Refused(Reason::WrongChannel))
    );
    let letter = Letter {
        to: "a@example.org\r\nRCPT TO:<b@example.org>".into(),
        ..email()
    };
    assert_eq!(
        carrier.send(&letter).await,
        Err(SendError::Refused(Reason::BadAddress))
    );
    assert_eq!(server.connections(), 0);
    assert_eq!(
        (carrier.reports(), carrier.delivery("x").await),
        (false, Ok(Delivery::Pending))
    );
}

#[tokio::test]
async fn settings_that_cannot_work_are_refused_with_the_settings_name() {
    let good = || settings("smtp://mail.example.org".into());
    let problem = |settings: SmtpSettings| Smtp::new(&settings).err().unwrap().setting;
    assert_eq!(
        problem(SmtpSettings {
            url: "smtp://mail.example.org?tls=none".into(),
            ..good()
        }),
        "DOORSTEP_SMTP_URL"
    );
    for from in [
        "",
        "Ebbsmarsh",
        "Ebbsmarsh <no-reply>",
        "Ebbs\r\nBcc: <a@example.org>",
        "Ebbs <n\u{f6}@example.org>",
    ] {
        assert_eq!(
            problem(SmtpSettings {
                from: from.into(),
                ..good()
            }),
            "DOORSTEP_MAIL_FROM",
            "{from:?}"
        );
    }
    assert_eq!(
        problem(SmtpSettings {
            extra_root: Some(PathBuf::from("/nowhere.pem")),
            ..good()
        }),
        "DOORSTEP_SMTP_CA"
    );
    assert_eq!(
        problem(SmtpSettings {
            extra_root: Some(PathBuf::from(file!()).with_file_name("none")),
            ..good()
        }),
        "DOORSTEP_SMTP_CA"
    );
}
