use futures_util::future::BoxFuture;

use super::{Carrier, Delivery, Handed, Letter, Reason, SendError};

/// For the demo and for tests: takes every letter and sends none. The message's row in the database is the outbox.
#[derive(Clone, Copy, Debug)]
pub struct Capture;

impl Carrier for Capture {
    fn name(&self) -> &'static str {
        "capture"
    }

    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<Handed, SendError>> {
        Box::pin(async {
            Ok(Handed {
                provider: self.name(),
                provider_reference: letter.reference.to_string(),
            })
        })
    }

    fn delivery<'a>(
        &'a self,
        _provider_reference: &'a str,
    ) -> BoxFuture<'a, Result<Delivery, SendError>> {
        Box::pin(async { Ok(Delivery::Delivered) })
    }
}

/// For a council that sends no texts: refuses each, so that the person is reached another way.
#[derive(Clone, Copy, Debug)]
pub struct NoTexts;

impl Carrier for NoTexts {
    fn name(&self) -> &'static str {
        "none"
    }

    fn reports(&self) -> bool {
        false
    }

    fn send<'a>(&'a self, _letter: &'a Letter) -> BoxFuture<'a, Result<Handed, SendError>> {
        Box::pin(async { Err(SendError::Refused(Reason::WrongChannel)) })
    }

    fn delivery<'a>(
        &'a self,
        _provider_reference: &'a str,
    ) -> BoxFuture<'a, Result<Delivery, SendError>> {
        Box::pin(async { Err(SendError::Refused(Reason::WrongChannel)) })
    }
}
