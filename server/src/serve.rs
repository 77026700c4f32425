//! `doorstep serve` and `doorstep work`: run until told to stop, then stop in good order.

use crate::config::Settings;
use crate::failure::Failure;
use crate::site::Site;
use crate::start::{self, Database};
use crate::web::{self, EdgeSettings, Limits, health};
use crate::{demo, jobs, router};
use app::ui::error_page;
use axum::Router;
use futures_util::FutureExt;
use rules::repairs::catalogue::Catalogue;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use url::Url;

/// Serves pages, and works jobs unless told otherwise.
///
/// # Errors
/// One line that says why it could not start.
pub async fn serve(settings: &Settings) -> Result<(), Failure> {
    settings.check_ready_to_serve()?;
    check_questions()?;
    let assets = start::assets(settings)?;
    let database = Database::open(settings).await?;
    let served = serve_on(settings, &database, assets).await;
    database.close().await;
    served
}

/// The questions of a report lead somewhere, each of them.
fn check_questions() -> Result<(), Failure> {
    Catalogue::current()
        .check()
        .map_err(|faults| Failure(format!("the repair catalogue: {}", faults.join("; "))))
}

async fn serve_on(
    settings: &Settings,
    database: &Database,
    assets: app::ui::AssetPaths,
) -> Result<(), Failure> {
    database.migrate().await?;
    let site = start::site(settings, database, assets)?;
    if settings.demo {
        demo::load(&site).await?;
    }
    let stop = told_to_stop()?;
    let working = tokio::spawn(keep_working(
        site.clone(),
        database.owner.clone(),
        settings.workers.0,
        stop.clone(),
    ));
    let app = whole(settings, &site)?;
    let listener = TcpListener::bind(settings.addr).await.map_err(|error| {
        Failure(format!(
            "DOORSTEP_ADDR: cannot listen on {}: {error}",
            settings.addr
        ))
    })?;
    let admin = tokio::spawn(admin(
        settings.admin_addr,
        site.clone(),
        app.metrics,
        stop.clone(),
    ));
    say_where(settings);
    let limits = Limits {
        connections: usize::try_from(settings.max_connections).unwrap_or(usize::MAX),
        ..Limits::default()
    };
    web::serve(listener, app.router, limits, stopped(stop)).await;
    let _ = tokio::join!(working, admin);
    site.shared.db.close().await;
    Ok(())
}

/// Works jobs, and begins again after a pause when the database was away.
async fn keep_working(
    site: Site,
    owner: sqlx::postgres::PgConnectOptions,
    at_once: usize,
    stop: watch::Receiver<bool>,
) {
    while at_once > 0 && !*stop.borrow() {
        if let Err(error) =
            jobs::work(site.clone(), owner.clone(), at_once, stopped(stop.clone())).await
        {
            tracing::error!(%error, "the jobs' loop ended and will begin again");
        }
        let pause = tokio::time::sleep(std::time::Duration::from_secs(2));
        tokio::select! { () = pause => {}, () = stopped(stop.clone()) => {} }
    }
}

/// Works jobs only.
///
/// # Errors
/// One line that says why it could not start.
pub async fn work(settings: &Settings) -> Result<(), Failure> {
    settings.check_ready_to_serve()?;
    let database = Database::open(settings).await?;
    database.migrate().await?;
    let site = start::site(settings, &database, app::ui::AssetPaths::default())?;
    let stop = told_to_stop()?;
    keep_working(
        site.clone(),
        database.owner.clone(),
        settings.workers.0.max(1),
        stop,
    )
    .await;
    site.shared.db.close().await;
    database.close().await;
    Ok(())
}

/// The router with the edge in front, and what the edge counts.
pub struct Whole {
    pub router: Router,
    pub metrics: Arc<web::RequestMetrics>,
}

/// Everything that is served on the public address.
///
/// # Errors
/// When the public address cannot be read.
pub fn whole(settings: &Settings, site: &Site) -> Result<Whole, Failure> {
    let public = Url::parse(&settings.public_url())
        .map_err(|error| Failure(format!("DOORSTEP_PUBLIC_URL: {error}")))?;
    let (council, assets) = (site.shared.council.clone(), site.shared.assets.clone());
    let page: web::ErrorPage =
        Arc::new(move |status, request| error_page(status.as_u16(), &council, &assets, request));
    let mut edge = EdgeSettings::new(public, page);
    edge.trusted_proxies = settings.trusted_proxies.0.clone();
    let metrics = edge.metrics.clone();
    let app = router::routes(site)
        .merge(web::assets::routes(&settings.site_dir))
        .merge(health::routes(ready(site)));
    Ok(Whole {
        router: web::edge(app, edge),
        metrics,
    })
}

fn ready(site: &Site) -> health::Ready {
    let db = site.shared.db.clone();
    Arc::new(move || {
        let db = db.clone();
        async move {
            match db.is_ready().await {
                Ok(true) => Ok(()),
                Ok(false) => Err("the database's schema is older than this program".to_owned()),
                Err(_) => Err("the database does not answer".to_owned()),
            }
        }
        .boxed()
    })
}

async fn admin(
    address: Option<std::net::SocketAddr>,
    site: Site,
    metrics: Arc<web::RequestMetrics>,
    stop: watch::Receiver<bool>,
) {
    let Some(address) = address else { return };
    match TcpListener::bind(address).await {
        Ok(listener) => {
            web::serve(
                listener,
                health::admin(ready(&site), metrics),
                Limits::default(),
                stopped(stop),
            )
            .await;
        }
        Err(error) => tracing::error!(%error, "DOORSTEP_ADMIN_ADDR cannot be listened on"),
    }
}

/// Turns true once, on Ctrl-C or when the system asks.
fn told_to_stop() -> Result<watch::Receiver<bool>, Failure> {
    let (tell, stop) = watch::channel(false);
    let (mut interrupt, mut terminate) = (
        signal(SignalKind::interrupt())?,
        signal(SignalKind::terminate())?,
    );
    tokio::spawn(async move {
        tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
        let _ = tell.send(true);
    });
    Ok(stop)
}

async fn stopped(mut stop: watch::Receiver<bool>) {
    let _ = stop.wait_for(|stopped| *stopped).await;
}

fn say_where(settings: &Settings) {
    let url = settings.public_url();
    println!("\n  {} is open at {url}", settings.council_name);
    if settings.demo {
        println!(
            "  Demo: enter anyone at {url}/sign-in or {url}/officer/sign-in, read their messages at {url}/demo/outbox"
        );
    }
    println!("  Stop with Ctrl-C.\n");
}
