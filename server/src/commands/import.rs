//! `doorstep import`: a file of the landlord's housing system, from the command line.

mod bar;

use super::on_site;
use crate::config::Settings;
use crate::failure::Failure;
use crate::imports::{FaultFile, Limits, Mapping, Outcome, Progress, Work, example, run};
use crate::site::Site;
use clap::{Arg, ArgAction, ArgMatches, Command};
use domain::imports::record::State;
use domain::imports::{Counts, Ended, ImportKind, NewImport};
use domain::{Db, ImportId, System};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

pub fn command() -> Command {
    let option = |name: &'static str| Arg::new(name).long(name);
    let flag = |name: &'static str| option(name).action(ArgAction::SetTrue);
    let path = clap::value_parser!(PathBuf);
    Command::new("import")
        .about("Bring in people, homes, tenancies, rent-free weeks, rent accounts, charges or transactions from a CSV file")
        .after_help(
            "The same file twice changes nothing. All is taken or, when a row is wrong, nothing; then this ends with 1.\n\
             Bring them in the order in which they need each other: properties, people, tenancies, free-weeks, accounts, charges, rent.",
        )
        .arg(
            Arg::new("kind")
                .value_name("KIND")
                .value_parser(ImportKind::ALL.map(ImportKind::key))
                .required_unless_present("example")
                .help("What the file holds"),
        )
        .arg(
            Arg::new("file")
                .value_name("FILE.csv")
                .value_parser(path.clone())
                .required_unless_present("example")
                .help("The file, or - for what is piped in"),
        )
        .arg(option("mapping").value_name("FILE.toml").value_parser(path.clone()).help("How the file's columns, dates, amounts and codes are to be read"))
        .arg(option("separator").value_name("CHARACTER").help("What stands between cells, if no comma: ; | or tab"))
        .arg(flag("accept-valid").help("Take the rows that are right, and report the others"))
        .arg(option("errors").value_name("FILE.csv").value_parser(path).help("Write everything that is wrong into this file"))
        .arg(flag("dry-run").help("Work everything out, and keep nothing"))
        .arg(option("example").value_name("KIND").value_parser(ImportKind::ALL.map(ImportKind::key)).exclusive(true).help("Print a mapping for this kind to start from"))
}

/// # Errors
/// One line: what is wrong with the command, the file or the database; or that rows are wrong and nothing was changed.
pub async fn import(settings: &Settings, options: &ArgMatches) -> Result<(), Failure> {
    let asked = Asked::read(settings, options)?;
    on_site(settings, async |site| worked(&site, asked).await).await
}

/// `--example`, which needs no database. Returns whether that was asked for.
pub fn print_example(options: &ArgMatches) -> bool {
    let wanted = options.get_one::<String>("example");
    match wanted.and_then(|key| ImportKind::parse(key)) {
        Some(kind) => {
            print!("{}", example(kind));
            true
        }
        None => false,
    }
}

struct Asked {
    work: Work,
    file: PathBuf,
    /// As it was given.
    mapping: String,
    errors: Option<PathBuf>,
}

impl Asked {
    fn read(settings: &Settings, options: &ArgMatches) -> Result<Self, Failure> {
        let path = |name: &str| options.get_one::<PathBuf>(name).cloned();
        let kind = options.get_one::<String>("kind");
        let kind = kind.and_then(|key| ImportKind::parse(key));
        let kind = kind.ok_or_else(|| Failure("KIND is missing".into()))?;
        let text = match path("mapping") {
            Some(file) => std::fs::read_to_string(&file)
                .map_err(|error| Failure(format!("--mapping {}: {error}", file.display())))?,
            None => String::new(),
        };
        let mut mapping = Mapping::read(&text, kind)?;
        if let Some(separator) = options.get_one::<String>("separator") {
            mapping.separator = Some(separator.clone());
            mapping.separator()?;
        }
        Ok(Self {
            work: Work {
                id: ImportId::new(),
                kind,
                mapping,
                accept_valid: options.get_flag("accept-valid"),
                dry_run: options.get_flag("dry-run"),
                limits: Limits::megabytes(settings.import_megabytes),
            },
            file: path("file").unwrap_or_default(),
            mapping: text,
            errors: path("errors"),
        })
    }

    /// The file, and how many bytes it has if that can be known.
    fn open(&self) -> Result<(Box<dyn Read + Send>, Option<u64>), Failure> {
        if self.file == Path::new("-") {
            return Ok((Box::new(std::io::stdin()), None));
        }
        let failed = |error| Failure(format!("{}: {error}", self.file.display()));
        let file = std::fs::File::open(&self.file).map_err(failed)?;
        let about = file.metadata().map_err(failed)?;
        if about.is_dir() {
            return Err(Failure(format!("{} is a folder", self.file.display())));
        }
        if about.len() > self.work.limits.bytes {
            return Err(Failure(self.work.limits.too_large()));
        }
        Ok((Box::new(file), Some(about.len())))
    }

    fn row(&self, bytes: Option<u64>) -> NewImport {
        let name = self.file.file_name().unwrap_or(self.file.as_os_str());
        let name: String = name.to_string_lossy().chars().take(100).collect();
        NewImport {
            id: self.work.id,
            kind: self.work.kind,
            file_name: if name.is_empty() { "-".into() } else { name },
            file_key: None,
            file_bytes: bytes.and_then(|bytes| i64::try_from(bytes).ok()),
            mapping: self.mapping.chars().take(50_000).collect(),
            accept_valid: self.work.accept_valid,
            dry_run: self.work.dry_run,
        }
    }
}

async fn worked(site: &Site, asked: Asked) -> Result<(), Failure> {
    let db = &site.shared.db;
    let (input, bytes) = asked.open()?;
    let mut faults = match &asked.errors {
        Some(path) => FaultFile::at(path)?,
        None => FaultFile::nowhere(),
    };
    let mut tx = db.begin(System("import")).await?;
    tx.begin_import(&asked.row(bytes)).await?;
    tx.commit().await?;
    let progress = Arc::new(Progress::default());
    let started = Instant::now();
    let shown = bar::show(progress.clone(), bytes);
    let done = run(db, &asked.work, input, &progress, &mut faults).await;
    shown.end().await;
    match done {
        Ok(outcome) => told(&asked, &outcome, started),
        Err(trouble) => {
            let failure = Failure::from(trouble);
            note_failure(db, asked.work.id, &failure).await;
            Err(failure)
        }
    }
}

async fn note_failure(db: &Db, id: ImportId, failure: &Failure) {
    let ended = Ended {
        state: State::Failed,
        failure: Some(failure.0.clone()),
        ..Ended::default()
    };
    let noted = async {
        let mut tx = db.begin(System("import")).await?;
        tx.end_import(id, &ended).await?;
        tx.commit().await
    };
    if let Err(error) = noted.await {
        tracing::warn!(%error, "that the import failed could not be noted");
    }
}

/// The faults and the summary. Rows that are wrong are a failure unless they may be left out.
fn told(asked: &Asked, outcome: &Outcome, started: Instant) -> Result<(), Failure> {
    for fault in &outcome.faults {
        let place = match fault.number {
            Some(number) => format!(", column {number} ({})", fault.column),
            None => String::new(),
        };
        eprintln!("Line {}{place}: {}", fault.line, fault.reason);
    }
    let more = outcome.fault_count - i64::try_from(outcome.faults.len()).unwrap_or_default();
    if more > 0 {
        let all = match &asked.errors {
            Some(path) => format!("all are in {}", path.display()),
            None => "write all into a file with --errors FILE.csv".to_owned(),
        };
        eprintln!("… and {more} more: {all}");
    }
    for note in &outcome.applied.notes {
        eprintln!("{note}");
    }
    if outcome.state == State::Refused {
        return Err(Failure(format!(
            "{} of {} rows are wrong, so nothing was changed. Put them right, or take the others with --accept-valid",
            outcome.faulty, outcome.rows
        )));
    }
    println!("{}", summary(outcome, started));
    Ok(())
}

fn summary(outcome: &Outcome, started: Instant) -> String {
    let Counts {
        added,
        changed,
        taken_back,
        unchanged,
    } = outcome.applied.counts;
    let seconds = started.elapsed().as_secs_f64();
    let rate = outcome.rows as f64 / seconds.max(0.001);
    let trial = if outcome.state == State::Tried {
        "Tried, nothing kept: "
    } else {
        ""
    };
    format!(
        "{trial}{} rows in {seconds:.2} s ({rate:.0} a second): {added} added, {changed} changed, {taken_back} taken back, {unchanged} as they were, {} wrong and left out.",
        outcome.rows, outcome.faulty
    )
}
