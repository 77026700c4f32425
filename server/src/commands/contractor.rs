//! `doorstep contractor add`: a firm, or the council's own team, that takes orders; and how many visits it takes.

use super::on_site;
use crate::config::Settings;
use crate::failure::Failure;
use clap::{Arg, ArgAction, ArgMatches, Command};
use domain::{ContractorId, System};
use rules::repairs::Trade;
use rules::repairs::visits::Slot;

pub fn command() -> Command {
    let repeated = |name: &'static str| Arg::new(name).long(name).action(ArgAction::Append);
    Command::new("contractor")
        .about("Look after the contractors who do the work")
        .subcommand_required(true)
        .subcommand(
            Command::new("add")
                .about("Add a contractor, or change what the one of that name does and takes")
                .arg(
                    Arg::new("name")
                        .long("name")
                        .required(true)
                        .help("Their name, as tenants will see it"),
                )
                .arg(repeated("trade").required(true).help(format!("{}; once for each", trades())))
                .arg(
                    Arg::new("in-house")
                        .long("in-house")
                        .action(ArgAction::SetTrue)
                        .help("The council's own team"),
                )
                .arg(repeated("places").help(format!(
                    "How many visits they take in a slot, Monday to Friday, such as am=4; slots are {}",
                    slots()
                ))),
        )
}

/// What was described on the command line.
struct New {
    name: String,
    trades: Vec<Trade>,
    in_house: bool,
    places: Vec<(Slot, i16)>,
}

/// # Errors
/// One line that says what is wrong with the description, or with the database.
pub async fn add(settings: &Settings, options: &ArgMatches) -> Result<(), Failure> {
    let new = described(options)?;
    on_site(settings, async |site| {
        let mut tx = site.shared.db.begin(System("contractors")).await?;
        let id = tx
            .add_contractor(ContractorId::new(), &new.name, &new.trades, new.in_house)
            .await?;
        for (slot, places) in &new.places {
            tx.set_weekly_capacity(id, *slot, *places).await?;
        }
        tx.commit().await?;
        println!("{} can be given work now.", new.name);
        Ok(())
    })
    .await
}

fn described(options: &ArgMatches) -> Result<New, Failure> {
    let all = |name: &str| {
        let given = options.get_many::<String>(name).into_iter().flatten();
        given.cloned().collect::<Vec<_>>()
    };
    let name = options.get_one::<String>("name").cloned();
    let name = name.unwrap_or_default().trim().to_owned();
    if name.is_empty() {
        return Err(Failure(
            "--name is empty: give the contractor's name".into(),
        ));
    }
    let trade = |key: &String| {
        Trade::parse(key).ok_or_else(|| {
            Failure(format!(
                "--trade {key} is not a trade: choose from {}",
                trades()
            ))
        })
    };
    Ok(New {
        name,
        trades: all("trade").iter().map(trade).collect::<Result<_, _>>()?,
        in_house: options.get_flag("in-house"),
        places: all("places")
            .iter()
            .map(|text| places(text))
            .collect::<Result<_, _>>()?,
    })
}

fn places(text: &str) -> Result<(Slot, i16), Failure> {
    let read = text.split_once('=').and_then(|(slot, number)| {
        let slot = Slot::parse(slot).filter(|slot| *slot != Slot::Now)?;
        let number: i16 = number.parse().ok()?;
        (0..=200).contains(&number).then_some((slot, number))
    });
    read.ok_or_else(|| {
        Failure(format!(
            "--places {text} is not a slot and a number, such as am=4: slots are {}",
            slots()
        ))
    })
}

fn trades() -> String {
    let keys: Vec<_> = Trade::ALL.iter().map(|trade| trade.key()).collect();
    keys.join(", ")
}

fn slots() -> String {
    let slots = Slot::ALL.iter().filter(|slot| **slot != Slot::Now);
    let keys: Vec<_> = slots.map(|slot| slot.key()).collect();
    keys.join(", ")
}
