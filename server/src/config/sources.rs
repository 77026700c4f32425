//! Gathers the settings' texts from flags, environment and file, and refuses names it does not know.

mod file;

use std::collections::BTreeMap;
use std::ffi::OsString;

use clap::{Arg, ArgMatches};

use super::declare::Setting;
use super::kinds::Kind;
use super::problems::{Problem, Problems};
use super::settings::SETTINGS;

/// The settings' texts by name, each with where it was found.
#[derive(Clone, Default)]
pub struct Values(BTreeMap<&'static str, (String, Source)>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Flag,
    Environment,
    File,
}

/// A value may be a secret.
impl std::fmt::Debug for Values {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_set().entries(self.0.keys()).finish()
    }
}

/// Names that begin like a setting but belong to tests.
const TESTS: &str = "DOORSTEP_TEST_";

pub type Pairs = Vec<(String, String)>;

impl Values {
    pub fn load(
        flags: Pairs,
        environment: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Values, Problems> {
        let mut problems = Vec::new();
        let mut values = Values::default();
        values.add(flags, Source::Flag, &mut problems);
        values.add(
            ours(environment, &mut problems),
            Source::Environment,
            &mut problems,
        );
        match file::pairs(&values) {
            Ok(pairs) => values.add(pairs, Source::File, &mut problems),
            Err(problem) => problems.push(problem),
        }
        Problems(problems).none_or().map(|()| values)
    }

    /// Reads one setting; an unset one from its default.
    pub fn read<T: Kind>(&self, setting: &Setting, problems: &mut Vec<Problem>) -> Option<T> {
        let (text, shown) = match self.0.get(setting.name) {
            Some((text, source)) => (text.as_str(), shown(setting, text, *source)),
            None => (setting.literal_default(), String::new()),
        };
        let read = T::read(text.trim());
        read.map_err(|wanted| {
            problems.push(Problem::new(
                setting.name,
                format!("must be {wanted}{shown}"),
            ))
        })
        .ok()
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|(text, _)| text.as_str())
    }

    /// Those added first win. An empty value counts as unset.
    fn add(&mut self, pairs: Pairs, source: Source, problems: &mut Vec<Problem>) {
        for (name, text) in pairs {
            match SETTINGS
                .iter()
                .find(|it| it.name == name || (source == Source::File && it.key() == name))
            {
                None => problems.push(unknown(&name, source)),
                Some(_) if text.trim().is_empty() => {}
                Some(setting) => {
                    self.0.entry(setting.name).or_insert((text, source));
                }
            }
        }
    }
}

/// ` (the environment says "x")`; of a secret only where it stands.
fn shown(setting: &Setting, text: &str, source: Source) -> String {
    let place = match source {
        Source::Flag => "the command line",
        Source::Environment => "the environment",
        Source::File => "the settings file",
    };
    if setting.secret {
        return format!(" (set in {place})");
    }
    let start: String = text.chars().take(60).collect();
    format!(" ({place} says {start:?})")
}

fn unknown(name: &str, source: Source) -> Problem {
    let known = |it: &Setting| {
        if source == Source::File {
            it.key()
        } else {
            it.name.to_owned()
        }
    };
    let nearest = SETTINGS
        .iter()
        .map(known)
        .max_by(|a, b| likeness(name, a).total_cmp(&likeness(name, b)));
    let nearest = nearest.unwrap_or_default();
    let kind = if source == Source::File {
        "is no key of the settings file"
    } else {
        "is no setting"
    };
    Problem::new(
        name.escape_default().to_string(),
        format!("{kind}: did you mean {nearest}? Correct or remove it"),
    )
}

fn likeness(a: &str, b: &str) -> f64 {
    strsim::normalized_damerau_levenshtein(&a.to_lowercase(), &b.to_lowercase())
}

pub fn arguments() -> Vec<Arg> {
    let public = SETTINGS.iter().filter(|it| !it.secret);
    public
        .map(|it| {
            Arg::new(it.name)
                .long(it.flag())
                .value_name("VALUE")
                .help(it.meaning)
                .global(true)
        })
        .collect()
}

pub fn from_flags(flags: &ArgMatches) -> Pairs {
    let given = |name: &str| flags.try_get_one::<String>(name).ok().flatten().cloned();
    SETTINGS
        .iter()
        .filter_map(|it| Some((it.name.to_owned(), given(it.name)?)))
        .collect()
}

/// The part of the environment that is meant for us.
fn ours(
    environment: impl IntoIterator<Item = (OsString, OsString)>,
    problems: &mut Vec<Problem>,
) -> Pairs {
    let mut pairs = Pairs::new();
    for (name, value) in environment {
        let Ok(name) = name.into_string() else {
            continue;
        };
        if name != "DATABASE_URL" && (!name.starts_with("DOORSTEP_") || name.starts_with(TESTS)) {
            continue;
        }
        match value.into_string() {
            Ok(value) => pairs.push((name, value)),
            Err(_) => problems.push(Problem::new(name, "must be text in UTF-8")),
        }
    }
    pairs
}
