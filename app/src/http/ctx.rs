//! One request: what every handler shares, and who is visiting.

use crate::council::Council;
use crate::ui::{AssetPaths, Viewer};
use axum::http::request::Parts;
use domain::account::{Session, Who};
use domain::rent::payments::Provider;
use domain::secrets::Pepper;
use domain::{BrowserKey, Contractor, Db, Error, Officer, PersonId, Result, Tenant, Tx, Visitor};
use leptos::prelude::*;
use std::sync::Arc;

/// What the program gives to every request.
#[derive(Clone)]
pub struct Shared {
    pub db: Db,
    pub council: Council,
    pub assets: AssetPaths,
    pub pepper: Pepper,
    /// Whether the demo council is mounted: sign-in without codes, the outbox.
    pub demo: bool,
    /// The content security policy of a page, for its nonce.
    pub page_csp: fn(&str) -> String,
    /// Whether rent can be paid by card here.
    pub card_payments: bool,
    /// How large a file an import may be, in megabytes.
    pub import_megabytes: u32,
    /// Who takes the cards; there if and only if `card_payments`.
    pub pay: Option<CardPayments>,
}

/// The provider of card payments, and the origins its own pages have, as a content security policy names them.
#[derive(Clone)]
pub struct CardPayments {
    pub provider: Arc<dyn Provider>,
    pub pages: String,
}

/// Who is visiting, as the edge worked it out from the cookies and the address.
#[derive(Clone, Debug)]
pub struct Visit {
    pub browser: BrowserKey,
    pub session: Option<Session>,
    /// The network prefix of the client, for limits.
    pub prefix: String,
    /// "Chrome on Android", for the list of sessions.
    pub device: String,
}

impl Visit {
    pub fn person(&self) -> Option<PersonId> {
        match self.session.as_ref().map(|session| &session.who) {
            Some(Who::Person { id, .. }) => Some(*id),
            _ => None,
        }
    }

    /// What the page frames show of who is signed in.
    pub fn viewer(&self) -> Viewer {
        match self.session.as_ref().map(|session| session.who.clone()) {
            Some(Who::Person { first_name, .. }) => Viewer::Tenant { first_name },
            Some(Who::Officer { name, teams, .. }) => Viewer::Officer { name, teams },
            Some(Who::Contractor { name, .. }) => Viewer::Contractor { name },
            None => Viewer::Anonymous,
        }
    }
}

/// The request at hand. Cheap to clone.
#[derive(Clone)]
pub struct Ctx {
    pub shared: Shared,
    pub visit: Visit,
    /// The query part of the address, `""` when there is none.
    pub query: String,
}

impl Ctx {
    /// The request this code runs in.
    ///
    /// # Errors
    /// [`Error::Broken`] outside a request.
    pub fn current() -> Result<Self> {
        let parts = use_context::<Parts>().ok_or(Error::Broken("no request"))?;
        let visit = parts
            .extensions
            .get::<Visit>()
            .cloned()
            .ok_or(Error::Broken("no visit"))?;
        let shared = use_context::<Shared>().ok_or(Error::Broken("no shared"))?;
        let query = parts.uri.query().unwrap_or_default().to_owned();
        Ok(Self {
            shared,
            visit,
            query,
        })
    }

    /// A transaction of whoever this browser is, signed in or not.
    pub async fn visitor(&self) -> Result<Tx<Visitor>> {
        let visitor = Visitor {
            browser: self.visit.browser,
            person: self.visit.person(),
        };
        self.shared.db.begin(visitor).await
    }

    /// A transaction of the tenant who is signed in.
    ///
    /// # Errors
    /// [`Error::SignIn`] when no tenant is.
    pub async fn tenant(&self) -> Result<Tx<Tenant>> {
        let session = self.visit.session.as_ref().ok_or(Error::SignIn)?;
        let tenant = session.tenant(self.visit.browser).ok_or(Error::SignIn)?;
        self.shared.db.begin(tenant).await
    }

    /// A transaction of the officer who is signed in.
    ///
    /// # Errors
    /// [`Error::SignIn`] when no officer is.
    pub async fn officer(&self) -> Result<Tx<Officer>> {
        let session = self.visit.session.as_ref().ok_or(Error::SignIn)?;
        let officer = session.officer(self.visit.browser).ok_or(Error::SignIn)?;
        self.shared.db.begin(officer).await
    }

    /// A transaction of the contractor's operative who is signed in.
    ///
    /// # Errors
    /// [`Error::SignIn`] when none is.
    pub async fn contractor(&self) -> Result<Tx<Contractor>> {
        let session = self.visit.session.as_ref().ok_or(Error::SignIn)?;
        let contractor = session
            .contractor(self.visit.browser)
            .ok_or(Error::SignIn)?;
        self.shared.db.begin(contractor).await
    }

    /// Where attempts to sign in are counted.
    pub fn from(&self) -> domain::account::sign_in::From<'_> {
        domain::account::sign_in::From {
            browser: self.visit.browser,
            prefix: &self.visit.prefix,
            pepper: &self.shared.pepper,
        }
    }

    /// One value of the query, decoded; nothing personal belongs there.
    pub fn query(&self, name: &str) -> Option<String> {
        form_urlencoded::parse(self.query.as_bytes())
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    }
}
