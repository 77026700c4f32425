use std::path::Path;
use std::time::Duration;

use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use percent_encoding::percent_decode_str;
use url::{Host, Url};

use super::Transport;
use crate::carriers::{SettingsError, http};

const SETTING: &str = "DOORSTEP_SMTP_URL";
const CONNECT_LIMIT: Duration = Duration::from_secs(10);
const IDLE_LIMIT: Duration = Duration::from_secs(30);
const CONNECTIONS: u32 = 4;

/// Where mail goes, and how it is kept secret on the way.
pub struct Relay {
    host: String,
    port: u16,
    tls: Tls,
    credentials: Option<Credentials>,
}

impl Relay {
    pub fn read(written: &str, extra_root: Option<&Path>) -> Result<Self, SettingsError> {
        let url = Url::parse(written)
            .map_err(|_| wrong("must be an address as smtp://user:password@host:587"))?;
        let host = host(&url)?;
        let (tls, port) = tls(&url, || trust(&host, extra_root))?;
        Ok(Self {
            port: url.port().unwrap_or(port),
            credentials: credentials(&url)?,
            host,
            tls,
        })
    }

    /// A pool of its own for each call.
    pub fn transport(&self) -> Transport {
        let pool = PoolConfig::new()
            .max_size(CONNECTIONS)
            .idle_timeout(IDLE_LIMIT);
        let mut builder = Transport::builder_dangerous(&self.host)
            .port(self.port)
            .tls(self.tls.clone());
        if let Some(credentials) = &self.credentials {
            builder = builder.credentials(credentials.clone());
        }
        builder
            .timeout(Some(CONNECT_LIMIT))
            .pool_config(pool)
            .build()
    }
}

fn host(url: &Url) -> Result<String, SettingsError> {
    match url.host() {
        Some(Host::Ipv6(address)) => Ok(address.to_string()),
        Some(host) if !host.to_string().is_empty() => Ok(host.to_string()),
        _ => Err(wrong("must name a host, as smtp://user:password@host:587")),
    }
}

/// How the connection is encrypted, and the port that goes with it (RFC 8314). Plain text is for this machine only: a relay that may be
/// talked out of encryption by whoever sits between is no protection.
fn tls(
    url: &Url,
    trust: impl FnOnce() -> Result<TlsParameters, SettingsError>,
) -> Result<(Tls, u16), SettingsError> {
    match (url.scheme(), url.query()) {
        ("smtp", None) => Ok((Tls::Required(trust()?), 587)),
        ("smtps", None) => Ok((Tls::Wrapper(trust()?), 465)),
        ("smtp", Some("tls=none")) if http::is_loopback(url) => Ok((Tls::None, 25)),
        ("smtp", Some("tls=none")) => Err(wrong(
            "tls=none is for a mail server on this machine only (127.0.0.1, ::1 or localhost)",
        )),
        _ => Err(wrong(
            "must begin with smtp:// or smtps:// and may end with ?tls=none only",
        )),
    }
}

fn trust(host: &str, extra_root: Option<&Path>) -> Result<TlsParameters, SettingsError> {
    let mut builder = TlsParameters::builder(host.to_owned());
    if let Some(path) = extra_root {
        builder = builder.add_root_certificate(certificate(path)?);
    }
    builder
        .build()
        .map_err(|_| SettingsError::new("DOORSTEP_SMTP_CA", "cannot be used as a root certificate"))
}

fn certificate(path: &Path) -> Result<Certificate, SettingsError> {
    let pem = std::fs::read(path)
        .map_err(|_| SettingsError::new("DOORSTEP_SMTP_CA", "cannot be read as a file"))?;
    Certificate::from_pem(&pem)
        .map_err(|_| SettingsError::new("DOORSTEP_SMTP_CA", "must be a certificate in PEM form"))
}

fn credentials(url: &Url) -> Result<Option<Credentials>, SettingsError> {
    let decoded = |part: &str| {
        percent_decode_str(part)
            .decode_utf8()
            .map(String::from)
            .map_err(|_| wrong("holds a user or password that is not UTF-8"))
    };
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        (user, Some(password)) if !user.is_empty() => {
            Ok(Some(Credentials::new(decoded(user)?, decoded(password)?)))
        }
        _ => Err(wrong("must hold both user and password, or neither")),
    }
}

fn wrong(problem: &'static str) -> SettingsError {
    SettingsError::new(SETTING, problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(url: &str) -> Option<String> {
        Relay::read(url, None).err().map(|error| error.to_string())
    }

    #[test]
    fn mail_in_clear_is_for_this_machine_only() {
        for here in [
            "smtp://127.0.0.1:1025?tls=none",
            "smtp://localhost?tls=none",
            "smtp://[::1]:25?tls=none",
        ] {
            assert_eq!(problem(here), None, "{here}");
        }
        for elsewhere in [
            "smtp://mail.example.org?tls=none",
            "smtp://10.0.0.1:25?tls=none",
            "smtp://127.0.0.1.example.org?tls=none",
        ] {
            assert!(
                problem(elsewhere).unwrap().starts_with(
                    "DOORSTEP_SMTP_URL: tls=none is for a mail server on this machine"
                ),
                "{elsewhere}"
            );
        }
    }

    #[test]
    fn an_address_that_cannot_work_is_refused_without_repeating_it() {
        for bad in [
            "",
            "mail.example.org",
            "http://mail.example.org",
            "smtp://",
            "smtp://user@mail.example.org",
            "smtp://mail.example.org?tls=opportunistic",
            "smtp://u:%FF@h",
        ] {
            let problem = problem(bad).unwrap_or_else(|| panic!("{bad} was accepted"));
            assert!(!problem.contains("mail.example.org"), "{problem}");
        }
    }

    #[test]
    fn the_usual_ports_go_with_the_scheme() {
        assert_eq!(
            Relay::read("smtp://mail.example.org", None)
                .ok()
                .unwrap()
                .port,
            587
        );
        assert_eq!(
            Relay::read("smtps://a%40b:p%3Aw@mail.example.org", None)
                .ok()
                .unwrap()
                .port,
            465
        );
        assert_eq!(
            Relay::read("smtps://mail.example.org:9", None)
                .ok()
                .unwrap()
                .port,
            9
        );
    }
}
