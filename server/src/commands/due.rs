//! `doorstep due`: why is it due then? The rule, the days it counted and the days it skipped, for whoever answers the phone.

mod instant;
mod shown;

use crate::config::Settings;
use crate::failure::Failure;
use chrono::{DateTime, Utc};
use clap::{Arg, ArgAction, ArgMatches, Command};
use domain::messages::Letterhead;
use domain::{Clock, Db, Error, System};
use rules::calendar::Calendar;
use rules::clock::rulebook::{self, Rule};
use rules::clock::{Explained, Pause, Period, explain};
use sqlx::postgres::PgConnectOptions;
use std::str::FromStr;

pub fn command() -> Command {
    let repeated = |name: &'static str| Arg::new(name).long(name).action(ArgAction::Append);
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    Command::new("due")
        .about("Say when a rule falls due, and which days it counts and skips")
        .after_help(
            "An instant is 2026-12-24, 2026-12-24T10:00 (both in London) or 2026-12-24T10:00:00Z.\n\
             With DATABASE_URL set, the council's own dated lengths and bank holidays are used.",
        )
        .arg(
            Arg::new("rule")
                .value_name("RULE")
                .required_unless_present("list")
                .help("A rule's name, as --list has it"),
        )
        .arg(
            Arg::new("instant")
                .value_name("INSTANT")
                .required_unless_present("list")
                .help("When it starts"),
        )
        .arg(
            repeated("pause")
                .value_name("FROM..TO")
                .help("A time the clock stood still; once for each"),
        )
        .arg(flag("extend").help("With all the time the rule may be given on top"))
        .arg(
            flag("list")
                .conflicts_with_all(["rule", "instant", "pause", "extend"])
                .help("Name every rule"),
        )
        .arg(flag("json").help("As JSON"))
}

/// What was asked, and the answer.
struct Answer {
    rule: &'static Rule,
    /// The length without its extension, and its source, as they were in force.
    period: Period,
    source: String,
    extended_by: Option<Period>,
    trigger: DateTime<Utc>,
    first: DateTime<Utc>,
    explained: Explained,
    lengths: Lengths,
}

/// Where lengths and bank holidays were taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lengths {
    RuleBook,
    Database,
}

impl Lengths {
    const fn words(self) -> &'static str {
        match self {
            Self::RuleBook => "the bundled rule book and bank holidays",
            Self::Database => "the database's policies and bank holidays",
        }
    }
}

/// What holds on the day a clock starts.
struct InForce {
    period: Period,
    source: String,
    calendar: Calendar,
    lengths: Lengths,
}

/// # Errors
/// One line that says what to write instead.
pub fn run(settings: &Settings, options: &ArgMatches) -> Result<(), Failure> {
    let json = options.get_flag("json");
    if options.get_flag("list") {
        print!("{}", shown::list(json));
        return Ok(());
    }
    let answer = answer(settings, options)?;
    print!(
        "{}",
        if json {
            shown::json(&answer)
        } else {
            shown::lines(&answer)
        }
    );
    Ok(())
}

fn answer(settings: &Settings, options: &ArgMatches) -> Result<Answer, Failure> {
    let text = |name: &str| options.get_one::<String>(name).map_or("", String::as_str);
    let rule = named(text("rule"))?;
    let trigger = instant::read(text("instant"))?;
    let pauses = options.get_many::<String>("pause").into_iter().flatten();
    let pauses: Vec<Pause> = pauses
        .map(|pause| instant::read_pause(pause))
        .collect::<Result<_, _>>()?;
    let InForce {
        period,
        source,
        calendar,
        lengths,
    } = in_force(settings, rule, trigger)?;
    let extended_by = extension(rule, options.get_flag("extend"))?;
    let whole = extended_by.map_or(Ok(period), |by| period.longer_by(by));
    let whole = whole.map_err(|_| Failure(format!("{} and its extension are counted differently in the database: correct its row in policies", rule.key)))?;
    Ok(Answer {
        rule,
        period,
        source,
        extended_by,
        trigger,
        first: rules::clock::due(period, trigger, &calendar),
        explained: explain(whole, trigger, &pauses, &calendar),
        lengths,
    })
}

fn named(key: &str) -> Result<&'static Rule, Failure> {
    let known = rulebook::rule(key);
    known.ok_or_else(|| {
        Failure(if key.starts_with("rtr.") {
            format!("{key} is not a rule: Right to Repair goes by the defect, such as rtr.toilet_no_flush; see doorstep due --list")
        } else {
            format!("{key} is not a rule: choose one of doorstep due --list")
        })
    })
}

fn extension(rule: &Rule, wanted: bool) -> Result<Option<Period>, Failure> {
    match (wanted, rule.extension) {
        (false, _) => Ok(None),
        (true, Some(by)) => Ok(Some(by)),
        (true, None) => Err(Failure(format!(
            "{} cannot be extended: leave out --extend",
            rule.key
        ))),
    }
}

fn in_force(
    settings: &Settings,
    rule: &'static Rule,
    at: DateTime<Utc>,
) -> Result<InForce, Failure> {
    let Some(url) = &settings.database_url else {
        return Ok(InForce {
            period: rule.period,
            source: rule.source.to_owned(),
            calendar: Calendar::england(),
            lengths: Lengths::RuleBook,
        });
    };
    let options = PgConnectOptions::from_str(url.reveal())?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(asked(options, rule, at))
}

async fn asked(
    options: PgConnectOptions,
    rule: &'static Rule,
    at: DateTime<Utc>,
) -> Result<InForce, Failure> {
    let nobody = Letterhead {
        council: String::new(),
        phone: String::new(),
        site: String::new(),
    };
    let db = Db::open(options, 1, Clock::real(), nobody);
    let mut tx = db.begin(System("due")).await?;
    let (period, source) = tx.policy(rule.key, at).await.map_err(|error| match error {
        Error::Broken("policy missing") => Failure(format!(
            "{} was not in force on that day: give a later instant, or add its row to policies",
            rule.key
        )),
        other => other.into(),
    })?;
    let calendar = tx.calendar().await?;
    drop(tx);
    db.close().await;
    Ok(InForce {
        period,
        source,
        calendar,
        lengths: Lengths::Database,
    })
}
