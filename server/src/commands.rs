//! The commands that do one thing and end.

pub mod contractor;
pub mod due;
pub mod import;

use crate::config::Settings;
use crate::demo;
use crate::failure::Failure;
use crate::site::Site;
use crate::start::{self, Database};
use app::ui::AssetPaths;
use clap::ArgMatches;
use domain::account::enrolment::NewOfficer;
use domain::{Error, Role};
use rules::contact::EmailAddress;

/// The teams an officer can be in.
pub const TEAMS: [&str; 7] = [
    "repairs",
    "contact",
    "asb",
    "income",
    "homes",
    "privacy",
    "complaints",
];

/// `doorstep migrate`
///
/// # Errors
/// One line that says why not.
pub async fn migrate(settings: &Settings) -> Result<(), Failure> {
    let database = Database::open(settings).await?;
    let done = database.migrate().await;
    database.close().await;
    done.map(|()| println!("The database is up to date."))
}

/// `doorstep demo`
///
/// # Errors
/// One line that says why not.
pub async fn demo(settings: &Settings) -> Result<(), Failure> {
    if !settings.demo {
        return Err(Failure(
            "DOORSTEP_DEMO is not set: the demo council is loaded only with DOORSTEP_DEMO=1".into(),
        ));
    }
    on_site(settings, async |site| demo::load(&site).await).await
}

/// `doorstep officer add`
///
/// # Errors
/// One line that says what is wrong with the description, or with the database.
pub async fn add_officer(settings: &Settings, options: &ArgMatches) -> Result<(), Failure> {
    if let Some(firm) = options.get_one::<String>("contractor") {
        return add_operative(settings, options, firm).await;
    }
    let new = described(options)?;
    on_site(settings, async |site| {
        let code = site
            .shared
            .db
            .add_officer(&site.shared.pepper, &new)
            .await?;
        println!(
            "{} can enrol at {}/officer/enrol",
            new.name,
            settings.public_url()
        );
        println!("One-time code, good for 3 days: {code}");
        println!("Hand it over in person or by phone, not by email.");
        Ok(())
    })
    .await
}

/// Someone who comes and does the work: they sign in at the same door, and are no officer.
async fn add_operative(
    settings: &Settings,
    options: &ArgMatches,
    firm: &str,
) -> Result<(), Failure> {
    let new = described(options)?;
    on_site(settings, async |site| {
        let db = &site.shared.db;
        let added = db
            .add_operative(&site.shared.pepper, &new.email, &new.name, firm)
            .await;
        let code = match added {
            Err(Error::NotFound) => {
                return Err(Failure(format!(
                    "--contractor {firm}: there is none of that name; add it with doorstep contractor add"
                )));
            }
            Err(Error::Conflict(_)) => {
                return Err(Failure(format!("{} is an officer's address", new.email)));
            }
            added => added?,
        };
        println!(
            "{} can enrol at {}/officer/enrol",
            new.name,
            settings.public_url()
        );
        println!("One-time code, good for 3 days: {code}");
        println!("Hand it over in person or by phone, not by email.");
        Ok(())
    })
    .await
}

fn described(options: &ArgMatches) -> Result<NewOfficer, Failure> {
    let text = |name: &str| options.get_one::<String>(name).cloned().unwrap_or_default();
    let email = EmailAddress::parse(&text("email"))
        .map_err(|error| Failure(format!("--email: {}", error.message())))?;
    let name = text("name").trim().to_owned();
    if name.is_empty() {
        return Err(Failure("--name is empty: give the officer's name".into()));
    }
    let teams: Vec<String> = options
        .get_many::<String>("team")
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    if let Some(unknown) = teams.iter().find(|team| !TEAMS.contains(&team.as_str())) {
        return Err(Failure(format!(
            "--team {unknown} is not a team: choose from {}",
            TEAMS.join(", ")
        )));
    }
    Ok(NewOfficer {
        email,
        name,
        role: Role::parse(&text("role")).unwrap_or(Role::Officer),
        teams,
    })
}

async fn on_site(
    settings: &Settings,
    work: impl AsyncFnOnce(Site) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let database = Database::open(settings).await?;
    let done = async {
        database.migrate().await?;
        work(start::site(settings, &database, AssetPaths::default())?).await
    }
    .await;
    database.close().await;
    done
}
