//! The settings: where they come from, what each means, and what is wrong with them.
//!
//! A flag beats the environment, which beats the settings file, which beats the default. All settings stand in one
//! table, `settings.rs`; `doorstep config` and the README print it.

mod checks;
mod declare;
mod in_force;
mod kinds;
mod problems;
mod secret;
mod settings;
mod sources;
mod table;

pub use declare::Setting;
pub use kinds::{Colour, EmailChannel, Files, Kind, LogFilter, Networks, SmsChannel, Workers};
pub use problems::{Problem, Problems};
pub use secret::Secret;
pub use settings::{SETTINGS, Settings};
pub use table::Row;

use clap::{Arg, ArgMatches};

use sources::Values;

impl Settings {
    /// The settings as flags (`DOORSTEP_ADDR` is `--addr`), to hang on the command line. Secrets have none, since
    /// anybody on the machine can read a command line.
    #[must_use]
    pub fn arguments() -> Vec<Arg> {
        sources::arguments()
    }

    /// Reads flags, environment and settings file, and checks every value.
    ///
    /// # Errors
    /// One line for each wrong value or unknown name; secrets are never repeated.
    pub fn load(flags: &ArgMatches) -> Result<Settings, Problems> {
        Settings::from_values(Values::load(
            sources::from_flags(flags),
            std::env::vars_os(),
        )?)
    }

    /// The settings these pairs of name and value give, as if they were the whole environment (for tests).
    ///
    /// # Errors
    /// As [`Settings::load`].
    pub fn of<'a>(
        environment: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Settings, Problems> {
        let environment = environment
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()));
        Settings::from_values(Values::load(Vec::new(), environment)?)
    }

    fn from_values(values: Values) -> Result<Settings, Problems> {
        let settings = Settings::parse(values)?;
        checks::always(&settings)?;
        Ok(settings)
    }
}
