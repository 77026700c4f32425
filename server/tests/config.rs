//! Settings: sources, values, and one clear line for each fault.

#![allow(
    clippy::unwrap_used,
    reason = "what fails in a test shall fail the test"
)]

use server::config::{
    Colour, EmailChannel, Files, Problems, SETTINGS, Settings, SmsChannel, Workers,
};

fn with(pairs: &[(&'static str, &'static str)]) -> Result<Settings, Problems> {
    Settings::of(pairs.iter().copied())
}

fn fault(pairs: &[(&'static str, &'static str)]) -> String {
    let lines = with(pairs).unwrap_err().to_string();
    assert_eq!(lines.lines().count(), 1, "{lines}");
    lines
}

fn file(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("doorstep.toml");
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

#[test]
fn nothing_set_gives_the_defaults() {
    let settings = with(&[]).unwrap();
    assert_eq!(settings.addr.to_string(), "127.0.0.1:3000");
    assert_eq!(settings.public_url(), "http://127.0.0.1:3000");
    assert_eq!(settings.files(), Files::Folder("./data/files".into()));
    assert_eq!(settings.council_brand.to_string(), "#0a5a5e");
    assert_eq!(settings.workers, Workers(4));
    assert!(!settings.demo);
}

#[test]
fn every_wrong_value_is_one_line_with_name_and_remedy() {
    for (name, value, expected) in [
        ("DOORSTEP_ADDR", "localhost", "an IP address and a port"),
        ("DOORSTEP_ADMIN_ADDR", "9090", "an IP address and a port"),
        (
            "DOORSTEP_PUBLIC_URL",
            "http://housing.council.example",
            "https://",
        ),
        (
            "DOORSTEP_PUBLIC_URL",
            "https://council.example/housing",
            "without a path",
        ),
        (
            "DOORSTEP_PUBLIC_URL",
            "housing.council.example",
            "a web address",
        ),
        (
            "DOORSTEP_TRUSTED_PROXIES",
            "10.0.0.0/33",
            "networks or addresses",
        ),
        ("DOORSTEP_MAX_CONNECTIONS", "0", "a whole number, 1 or more"),
        ("DATABASE_URL", "mysql://hunter2@host/name", "postgres://"),
        (
            "DOORSTEP_FILES_URL",
            "ftp://host/path",
            "s3://bucket/prefix",
        ),
        ("DOORSTEP_SECRET", "hunter2", "at least 32 characters"),
        ("DOORSTEP_WORKERS", "many", "true, false, or a number"),
        ("DOORSTEP_LOG", "info,=,=", "a log filter"),
        ("DOORSTEP_LOG_JSON", "maybe", "true or false"),
        ("DOORSTEP_DEMO", "2", "true or false"),
        ("DOORSTEP_CLOCK", "2026-11-21T09:00:00Z", "demo mode"),
        ("DOORSTEP_CLOCK", "tomorrow", "an instant with its offset"),
        ("DOORSTEP_COUNCIL_BRAND", "teal", "a colour such as #0a5a5e"),
        ("DOORSTEP_COUNCIL_BRAND", "#ffdd00", "darker"),
        ("DOORSTEP_COUNCIL_EMAIL", "housing", "an email address"),
        ("DOORSTEP_COUNCIL_NAME", "two\nlines", "a single line"),
        (
            "DOORSTEP_EMAIL_CHANNEL",
            "pigeon",
            "smtp, notify or capture",
        ),
        ("DOORSTEP_EMAIL_CHANNEL", "capture", "demo mode"),
        ("DOORSTEP_SMS_CHANNEL", "pigeon", "text-marketer"),
        ("DOORSTEP_SMS_CHANNEL", "capture", "demo mode"),
        (
            "DOORSTEP_SMTP_URL",
            "smtp://user:hunter2@mail.council.example:587",
            "tls=required",
        ),
        ("DOORSTEP_SMTP_URL", "hunter2", "smtps://"),
        ("DOORSTEP_SMTP_CA", "/nowhere.pem", "no such file"),
        (
            "DOORSTEP_NOTIFY_EMAIL_TEMPLATE",
            "welcome",
            "the id of a template",
        ),
        ("DOORSTEP_NOTIFY_URL", "http://notify.example", "https://"),
        ("DOORSTEP_PAY_URL", "http://pay.example", "https://"),
        ("DOORSTEP_PAY_KEY", "api_test_hun ter2", "holds a space"),
        (
            "DOORSTEP_PAY_KEY",
            "api_live_hunter2",
            "DOORSTEP_PUBLIC_URL",
        ),
        (
            "DOORSTEP_PAY_WEBHOOK_SECRET",
            "hunter2",
            "DOORSTEP_PAY_KEY is not",
        ),
        (
            "DOORSTEP_TEXT_MARKETER_ORIGINATOR",
            "The Council of E",
            "11 letters",
        ),
        ("DOORSTEP_SETTINGS", "/nowhere.toml", "cannot be read"),
    ] {
        let line = fault(&[(name, value)]);
        assert!(line.starts_with(&format!("{name}: ")), "{line}");
        assert!(line.contains(expected), "{line}");
        assert!(!line.contains("hunter2"), "a secret is repeated: {line}");
    }
}

#[test]
fn several_faults_are_all_named_one_line_each() {
    let lines = with(&[("DOORSTEP_ADDR", "x"), ("DOORSTEP_DEMO", "x")])
        .unwrap_err()
        .to_string();
    assert_eq!(lines.lines().count(), 2, "{lines}");
}

#[test]
fn a_mistyped_name_is_refused_and_the_nearest_one_named() {
    assert_eq!(
        fault(&[("DOORSTEP_PUBLICURL", "https://a.example")]),
        "DOORSTEP_PUBLICURL: is no setting: did you mean DOORSTEP_PUBLIC_URL? Correct or remove it"
    );
    assert!(with(&[("DOORSTEP_TEST_DATABASE_URL", "x"), ("HOME", "/x")]).is_ok());
}

#[test]
fn an_unknown_key_of_the_file_is_refused_and_the_nearest_one_named() {
    let (_folder, path) = file("[council]\nnmae = 'A'\n");
    let lines = Settings::of([("DOORSTEP_SETTINGS", path.as_str())])
        .unwrap_err()
        .to_string();
    assert_eq!(
        lines,
        "council_nmae: is no key of the settings file: did you mean council_name? Correct or remove it"
    );
}

#[test]
fn a_file_that_is_not_toml_is_refused_by_its_line_without_quoting_it() {
    let (_folder, path) = file("addr = '127.0.0.1:1'\nsecret = hunter2\n");
    let lines = Settings::of([("DOORSTEP_SETTINGS", path.as_str())])
        .unwrap_err()
        .to_string();
    assert!(
        lines.contains("line 2") && lines.lines().count() == 1 && !lines.contains("hunter2"),
        "{lines}"
    );
}

#[test]
fn a_flag_beats_the_environment_which_beats_the_file() {
    let (_folder, path) = file(
        "addr = '127.0.0.1:1'\nworkers = 7\ndemo = true\ntrusted_proxies = ['10.0.0.0/8', '::1']\n[council]\nname = 'From the file'\n",
    );
    let settings = Settings::of([
        ("DOORSTEP_SETTINGS", path.as_str()),
        ("DOORSTEP_ADDR", "127.0.0.1:2"),
    ])
    .unwrap();
    assert_eq!(settings.addr.port(), 2);
    assert_eq!(settings.workers, Workers(7));
    assert_eq!(settings.council_name, "From the file");
    assert!(
        settings
            .trusted_proxies
            .contains("10.1.2.3".parse().unwrap())
    );
    assert!(
        settings
            .trusted_proxies
            .contains("::ffff:10.1.2.3".parse().unwrap())
    );
    assert!(
        !settings
            .trusted_proxies
            .contains("192.0.2.1".parse().unwrap())
    );

    let command = clap::Command::new("doorstep").args(Settings::arguments());
    let flags =
        command.get_matches_from(["doorstep", "--settings", &path, "--addr", "127.0.0.1:3"]);
    assert_eq!(Settings::load(&flags).unwrap().addr.port(), 3);
}

#[test]
fn secrets_have_no_flag_and_do_not_show() {
    assert!(
        Settings::arguments()
            .iter()
            .all(|it| it.get_id() != "DOORSTEP_SECRET")
    );
    let settings = with(&[
        ("DOORSTEP_NOTIFY_KEY", "hunter2"),
        ("DATABASE_URL", "postgres://a:hunter2@b/c"),
    ])
    .unwrap();
    assert!(!format!("{settings:?}").contains("hunter2"));
    assert!(!settings.listing().contains("hunter2"));
    let row = settings
        .table()
        .into_iter()
        .find(|it| it.name == "DOORSTEP_NOTIFY_KEY")
        .unwrap();
    assert_eq!(row.value, "set");
}

#[test]
fn demo_mode_captures_messages_and_needs_nothing_else() {
    let settings = with(&[
        ("DOORSTEP_DEMO", "1"),
        ("DOORSTEP_PUBLIC_URL", "https://demo.council.example"),
    ])
    .unwrap();
    assert_eq!(settings.email_channel(), Some(EmailChannel::Capture));
    assert_eq!(settings.sms_channel(), SmsChannel::Capture);
    settings.check_ready_to_serve().unwrap();
}

#[test]
fn outside_demo_mode_the_council_and_an_email_channel_must_be_set() {
    let lines = with(&[])
        .unwrap()
        .check_ready_to_serve()
        .unwrap_err()
        .to_string();
    for name in [
        "DOORSTEP_COUNCIL_NAME",
        "DOORSTEP_COUNCIL_EMERGENCY_PHONE",
        "DOORSTEP_EMAIL_CHANNEL",
    ] {
        assert!(
            lines.lines().any(|it| it.starts_with(name)),
            "{name} in {lines}"
        );
    }
    assert!(!lines.contains("SMS"), "texts are optional: {lines}");
}

#[test]
fn a_server_that_others_can_reach_must_know_its_own_address() {
    let lines = with(&[("DOORSTEP_ADDR", "0.0.0.0:80")])
        .unwrap()
        .check_ready_to_serve()
        .unwrap_err()
        .to_string();
    assert!(
        lines
            .lines()
            .any(|it| it.starts_with("DOORSTEP_PUBLIC_URL: ")),
        "{lines}"
    );
    let settings = with(&[("DOORSTEP_ADDR", "0.0.0.0:80"), ("DOORSTEP_DEMO", "1")]).unwrap();
    settings.check_ready_to_serve().unwrap();
    assert_eq!(settings.public_url(), "http://localhost:80");
}

#[test]
fn a_channel_names_the_keys_it_lacks() {
    let settings = with(&[
        ("DOORSTEP_EMAIL_CHANNEL", "smtp"),
        ("DOORSTEP_SMS_CHANNEL", "notify"),
        ("DOORSTEP_SMTP_URL", "smtp://127.0.0.1:2525"),
    ]);
    let lines = settings
        .unwrap()
        .check_ready_to_serve()
        .unwrap_err()
        .to_string();
    for name in [
        "DOORSTEP_MAIL_FROM",
        "DOORSTEP_NOTIFY_KEY",
        "DOORSTEP_NOTIFY_SMS_TEMPLATE",
    ] {
        assert!(
            lines.lines().any(|it| it.starts_with(name)),
            "{name} in {lines}"
        );
    }
    assert!(!lines.contains("DOORSTEP_SMTP_URL"), "{lines}");
}

#[test]
fn the_secret_is_made_once_and_closed_to_others() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let data_dir = folder.path().join("data");
    let settings = Settings::of([("DOORSTEP_DATA_DIR", data_dir.to_str().unwrap())]).unwrap();
    let first = settings.server_secret().unwrap();
    assert_eq!(first.reveal().len(), 64);
    assert_eq!(settings.server_secret().unwrap(), first);
    let mode = std::fs::metadata(data_dir.join("secret"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn processes_that_start_at_once_agree_on_the_secret() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::of([("DOORSTEP_DATA_DIR", folder.path().to_str().unwrap())]).unwrap();
    let make = || settings.server_secret().unwrap().reveal().to_owned();
    let made: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(make)).collect();
        threads.into_iter().map(|it| it.join().unwrap()).collect()
    });
    assert!(made.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn contrast_is_counted_as_wcag_does() {
    use server::config::Kind;
    let contrast = |text| Colour::read(text).unwrap().contrast_with_white();
    assert!((contrast("#000000") - 21.0).abs() < 0.001);
    assert!((contrast("#767676") - 4.54).abs() < 0.01);
    assert!(Colour::read("#777777").is_err());
}

#[test]
fn every_setting_stands_in_the_readme_table() {
    let table = Settings::markdown();
    for setting in SETTINGS {
        assert!(
            table.contains(&format!("| `{}` |", setting.name)),
            "{}",
            setting.name
        );
        assert!(
            !setting.meaning.contains('|'),
            "{} breaks the table",
            setting.name
        );
    }
    let readme = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    if let Ok(readme) = std::fs::read_to_string(readme) {
        assert_eq!(
            readme.split("<!-- settings -->").nth(1).map(str::trim),
            Some(table.trim()),
            "put the output of `doorstep config --markdown` between the marks"
        );
    }
}
