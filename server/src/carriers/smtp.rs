//! Email over SMTP, through the council's own relay.
//!
//! Handing over means that the relay took the letter. What becomes of it then comes back as bounces to the sender's mailbox, not here.

mod address;
mod html;
mod message;
mod reply;

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use futures_util::future::BoxFuture;
use lettre::message::{Mailbox, Message};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::{Carrier, Channel, Delivery, Handed, Letter, Reason, SendError, SettingsError};
use address::Relay;

const NAME: &str = "smtp";

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// What a council sets to send by its own mail server.
#[derive(Clone)]
pub struct SmtpSettings {
    /// `DOORSTEP_SMTP_URL`: `smtp://user:password@host:587` for STARTTLS, `smtps://user:password@host:465` for TLS from the start,
    /// `smtp://127.0.0.1:1025?tls=none` for a mail server on this machine. User and password may be left out, and are percent-encoded.
    pub url: String,
    /// `DOORSTEP_MAIL_FROM`: the council's name and address, `Ebbsmarsh Borough Council <no-reply@ebbsmarsh.gov.uk>`.
    pub from: String,
    /// `DOORSTEP_SMTP_CA`: a PEM file with one more root certificate to trust, for a relay with a certificate of the council's own.
    pub extra_root: Option<PathBuf>,
    /// Time for one whole hand-over, once connected or not; by default [`SmtpSettings::LIMIT`]. Not a setting of the environment.
    pub limit: Duration,
}

impl SmtpSettings {
    /// Long enough for a relay that looks for spam before it answers; shorter than a worker's claim on a message.
    pub const LIMIT: Duration = Duration::from_secs(20);
}

impl fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpSettings")
            .field("from", &self.from)
            .field("extra_root", &self.extra_root)
            .finish_non_exhaustive()
    }
}

/// The SMTP carrier, with its own pool of connections.
pub struct Smtp {
    relay: Relay,
    from: Mailbox,
    limit: Duration,
    /// Replaced after a time-out; see [`Smtp::forget`].
    transport: RwLock<Arc<Transport>>,
}

impl Smtp {
    /// Errors name the setting that is wrong. No connection is made yet. Must be called inside the async runtime, which keeps the pool.
    pub fn new(settings: &SmtpSettings) -> Result<Self, SettingsError> {
        let from = sender(&settings.from)?;
        let relay = Relay::read(&settings.url, settings.extra_root.as_deref())?;
        let transport = RwLock::new(Arc::new(relay.transport()));
        Ok(Self {
            relay,
            from,
            limit: settings.limit,
            transport,
        })
    }

    async fn hand_over(&self, letter: &Letter) -> Result<Handed, SendError> {
        if letter.channel != Channel::Email {
            return Err(SendError::Refused(Reason::WrongChannel));
        }
        let message_id = message::message_id(letter.reference, &self.from);
        self.converse(message::compose(letter, &self.from, &message_id)?)
            .await?;
        Ok(Handed {
            provider: NAME,
            provider_reference: message_id,
        })
    }

    /// Runs on its own task: a caller that loses patience must not leave half a conversation in the pool.
    async fn converse(&self, message: Message) -> Result<(), SendError> {
        let (transport, limit) = (self.transport(), self.limit);
        let pool = Arc::clone(&transport);
        let conversation = async move { tokio::time::timeout(limit, pool.send(message)).await };
        let ended = tokio::spawn(conversation).await;
        match ended {
            Ok(Ok(answered)) => answered
                .map(drop)
                .map_err(|error| reply::send_error(&error)),
            Ok(Err(_)) => {
                self.forget(&transport);
                Err(SendError::Retry(Reason::Timeout))
            }
            Err(_) => Err(SendError::Retry(Reason::ConnectionLost)),
        }
    }

    fn transport(&self) -> Arc<Transport> {
        Arc::clone(
            &self
                .transport
                .read()
                .unwrap_or_else(PoisonError::into_inner),
        )
    }

    /// Starts a fresh pool. lettre 0.11 sets no limit to a single command and puts a connection that was cut off in the middle back
    /// into its pool, where the late answer would be taken for that of the next letter.
    fn forget(&self, hung: &Arc<Transport>) {
        let mut transport = self
            .transport
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        if Arc::ptr_eq(&transport, hung) {
            *transport = Arc::new(self.relay.transport());
        }
    }
}

fn sender(written: &str) -> Result<Mailbox, SettingsError> {
    let wrong = SettingsError::new(
        "DOORSTEP_MAIL_FROM",
        "must be a name and an address, as Some Council <no-reply@example.org>",
    );
    let mailbox = written
        .parse::<Mailbox>()
        .ok()
        .filter(|mailbox| AsRef::<str>::as_ref(&mailbox.email).is_ascii());
    mailbox
        .filter(|_| !written.contains(char::is_control))
        .ok_or(wrong)
}

impl Carrier for Smtp {
    fn name(&self) -> &'static str {
        NAME
    }

    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<Handed, SendError>> {
        Box::pin(self.hand_over(letter))
    }

    fn delivery<'a>(
        &'a self,
        _provider_reference: &'a str,
    ) -> BoxFuture<'a, Result<Delivery, SendError>> {
        Box::pin(async { Ok(Delivery::Pending) })
    }

    fn reports(&self) -> bool {
        false
    }
}
