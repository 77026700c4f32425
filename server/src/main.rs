//! `doorstep`: one program to serve, work, migrate and look after the service.

use clap::{Arg, ArgMatches, Command};
use domain::Role;
use server::config::Settings;
use server::failure::Failure;
use server::{commands, log, serve};
use std::process::ExitCode;

fn main() -> ExitCode {
    let matches = command().get_matches();
    let outcome = Settings::load(&matches)
        .map_err(Failure::from)
        .and_then(|settings| run(&settings, &matches));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Command {
    let officer = Command::new("officer").about("Look after officers' accounts").subcommand_required(true).subcommand(
        Command::new("add")
            .about("Add an officer, or start their enrolment anew, and print the one-time code to hand to them")
            .arg(Arg::new("email").long("email").required(true).help("Their email address, which they sign in with"))
            .arg(Arg::new("name").long("name").required(true).help("Their name, as tenants will see it"))
            .arg(Arg::new("role").long("role").default_value(Role::Officer.key()).value_parser(["officer", "manager", "admin", "contractor"]))
            .arg(Arg::new("contractor").long("contractor").required_if_eq("role", "contractor").conflicts_with("team").help("For --role contractor: the name of the contractor they work for"))
            .arg(Arg::new("team").long("team").action(clap::ArgAction::Append).help("repairs, contact, asb, income, homes, privacy or complaints; once for each")),
    );
    Command::new("doorstep")
        .about("Self-service for council tenants, and the desk where officers work")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .args(Settings::arguments())
        .subcommand(
            Command::new("serve").about("Serve pages, and work jobs unless DOORSTEP_WORKERS is 0"),
        )
        .subcommand(Command::new("work").about("Work jobs only"))
        .subcommand(Command::new("migrate").about("Bring the database's schema up to date and end"))
        .subcommand(
            Command::new("demo")
                .about("Load the demo council and end; loading twice changes nothing"),
        )
        .subcommand(
            Command::new("config")
                .about("List every setting with its value now")
                .arg(
                    Arg::new("markdown")
                        .long("markdown")
                        .action(clap::ArgAction::SetTrue)
                        .help("As the table of the README"),
                ),
        )
        .subcommand(officer)
        .subcommand(commands::contractor::command())
        .subcommand(commands::due::command())
        .subcommand(commands::import::command())
}

fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    if let Some(("config", options)) = matches.subcommand() {
        let markdown = options.get_flag("markdown");
        print!(
            "{}",
            if markdown {
                Settings::markdown()
            } else {
                settings.listing()
            }
        );
        return Ok(());
    }
    if let Some(("due", options)) = matches.subcommand() {
        return commands::due::run(settings, options);
    }
    if let Some(("import", options)) = matches.subcommand()
        && commands::import::print_example(options)
    {
        return Ok(());
    }
    let before = match matches.subcommand_name() {
        Some("import") => log::SLOW_IS_RIGHT,
        _ => "",
    };
    log::start(settings, before)?;
    server::web::log_panics_without_their_text();
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match matches.subcommand() {
            Some(("serve", _)) => serve::serve(settings).await,
            Some(("work", _)) => serve::work(settings).await,
            Some(("migrate", _)) => commands::migrate(settings).await,
            Some(("import", options)) => commands::import::import(settings, options).await,
            Some(("demo", _)) => commands::demo(settings).await,
            Some(("contractor", matches)) => match matches.subcommand() {
                Some(("add", options)) => commands::contractor::add(settings, options).await,
                _ => Ok(()),
            },
            Some(("officer", matches)) => match matches.subcommand() {
                Some(("add", options)) => commands::add_officer(settings, options).await,
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    })
}
