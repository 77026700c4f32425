//! How each kind of value is read from text. The error completes "NAME must be …".

mod bank;
mod channels;
mod colour;
mod files;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use ipnet::IpNet;
use lettre::message::Mailbox;
use url::Url;
use uuid::Uuid;

pub use bank::Bank;
pub use channels::{EmailChannel, SmsChannel};
pub use colour::Colour;
pub use files::Files;

use super::secret::Secret;

/// A value read from the text of a setting.
pub trait Kind: Sized {
    /// # Errors
    /// What the text must be, to follow "must be".
    fn read(text: &str) -> Result<Self, String>;
}

/// How many jobs are worked on at once; none when 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Workers(pub usize);

/// What is logged, in the words of `tracing_subscriber::EnvFilter`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogFilter(pub String);

/// A list of networks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Networks(pub Vec<IpNet>);

impl Networks {
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0
            .iter()
            .any(|network| network.contains(&address.to_canonical()))
    }
}

/// Nothing when the text is empty.
impl<T: Kind> Kind for Option<T> {
    fn read(text: &str) -> Result<Self, String> {
        if text.is_empty() {
            Ok(None)
        } else {
            T::read(text).map(Some)
        }
    }
}

impl Kind for String {
    fn read(text: &str) -> Result<Self, String> {
        match text {
            "" => Err("some text".into()),
            _ if text.contains(char::is_control) => Err("a single line".into()),
            _ => Ok(text.into()),
        }
    }
}

impl Kind for Secret {
    fn read(text: &str) -> Result<Self, String> {
        String::read(text).map(Secret::new)
    }
}

impl Kind for bool {
    fn read(text: &str) -> Result<Self, String> {
        match text.to_lowercase().as_str() {
            "1" | "true" | "yes" | "on" => Ok(true),
            "0" | "false" | "no" | "off" | "" => Ok(false),
            _ => Err("true or false".into()),
        }
    }
}

impl Kind for u32 {
    fn read(text: &str) -> Result<Self, String> {
        text.parse()
            .ok()
            .filter(|it| *it > 0)
            .ok_or_else(|| "a whole number, 1 or more".into())
    }
}

impl Kind for Workers {
    fn read(text: &str) -> Result<Self, String> {
        let number = match text.to_lowercase().as_str() {
            "true" => Some(4),
            "false" => Some(0),
            other => other.parse().ok().filter(|it| *it <= 100),
        };
        number
            .map(Workers)
            .ok_or_else(|| "true, false, or a number up to 100".into())
    }
}

impl Kind for LogFilter {
    fn read(text: &str) -> Result<Self, String> {
        let valid = tracing_subscriber::EnvFilter::try_new(text).is_ok();
        if valid {
            Ok(LogFilter(text.into()))
        } else {
            Err("a log filter, such as info or info,sqlx=warn".into())
        }
    }
}

impl Kind for PathBuf {
    fn read(text: &str) -> Result<Self, String> {
        if text.is_empty() {
            Err("a path".into())
        } else {
            Ok(text.into())
        }
    }
}

impl Kind for SocketAddr {
    fn read(text: &str) -> Result<Self, String> {
        text.parse()
            .map_err(|_| "an IP address and a port, such as 127.0.0.1:3000 or 0.0.0.0:80".into())
    }
}

impl Kind for Url {
    fn read(text: &str) -> Result<Self, String> {
        let web = |it: &Url| matches!(it.scheme(), "http" | "https") && it.has_host();
        let bare =
            |it: &Url| it.query().is_none() && it.fragment().is_none() && it.username().is_empty();
        let url = Url::parse(text).ok().filter(|it| web(it) && bare(it));
        url.ok_or_else(|| "a web address, such as https://housing.council.example".into())
    }
}

impl Kind for Uuid {
    fn read(text: &str) -> Result<Self, String> {
        text.parse().map_err(|_| {
            "the id of a template, such as f33517ff-2a88-4f6e-b855-c550268ce08a".into()
        })
    }
}

impl Kind for Mailbox {
    fn read(text: &str) -> Result<Self, String> {
        text.parse().map_err(|_| "an email address, such as housing@council.example or Housing <housing@council.example>".into())
    }
}

impl Kind for DateTime<Utc> {
    fn read(text: &str) -> Result<Self, String> {
        let instant = DateTime::parse_from_rfc3339(text).map(|it| it.with_timezone(&Utc));
        instant.map_err(|_| "an instant with its offset, such as 2026-11-21T09:00:00Z".into())
    }
}

impl Kind for Networks {
    fn read(text: &str) -> Result<Self, String> {
        let parts = text.split([',', ' ']).filter(|it| !it.is_empty());
        let networks = parts.map(network).collect::<Option<Vec<_>>>();
        networks.map(Networks).ok_or_else(|| {
            "networks or addresses with commas between, such as 10.0.0.0/8, 192.0.2.7".into()
        })
    }
}

fn network(text: &str) -> Option<IpNet> {
    text.parse()
        .ok()
        .or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}
