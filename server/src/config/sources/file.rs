//! Reads the settings file.

use std::path::Path;

use super::{Pairs, Values};
use crate::config::problems::Problem;

const OUR_FILE: &str = "./doorstep.toml";

/// The file named by a setting, which must then exist; else ours, if it does.
pub fn pairs(values: &Values) -> Result<Pairs, Problem> {
    let named = values.text("DOORSTEP_SETTINGS");
    let path = Path::new(named.unwrap_or(OUR_FILE));
    let fault = |it: String| Problem::new("DOORSTEP_SETTINGS", format!("{} {it}", path.display()));
    match std::fs::read_to_string(path) {
        Ok(text) => pairs_of(&text).map_err(fault),
        Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
            Ok(Pairs::new())
        }
        Err(error) => Err(fault(format!(
            "cannot be read ({error}): correct the path or create the file"
        ))),
    }
}

/// `council.name` and `council_name` are the same key.
fn pairs_of(text: &str) -> Result<Pairs, String> {
    let table: toml::Table = text
        .parse()
        .map_err(|error: toml::de::Error| syntax(text, &error))?;
    let mut pairs = Pairs::new();
    flatten("", &table, &mut pairs)?;
    Ok(pairs)
}

/// The parser's own message would quote the line, in which a secret may stand.
fn syntax(text: &str, error: &toml::de::Error) -> String {
    let before = error
        .span()
        .and_then(|it| text.get(..it.start))
        .unwrap_or("");
    let message = error.message().lines().next().unwrap_or("wrong");
    format!(
        "is not TOML in line {} ({message}): correct it",
        before.lines().count().max(1)
    )
}

fn flatten(prefix: &str, table: &toml::Table, pairs: &mut Pairs) -> Result<(), String> {
    for (key, value) in table {
        let name = format!("{prefix}{key}");
        match value {
            toml::Value::Table(inner) => flatten(&format!("{name}_"), inner, pairs)?,
            toml::Value::String(text) => pairs.push((name, text.clone())),
            toml::Value::Array(items) => pairs.push((name, list(items)?)),
            toml::Value::Integer(number) => pairs.push((name, number.to_string())),
            toml::Value::Boolean(answer) => pairs.push((name, answer.to_string())),
            toml::Value::Datetime(instant) => pairs.push((name, instant.to_string())),
            toml::Value::Float(_) => {
                return Err(format!("has a fraction at {name}: write a whole number"));
            }
        }
    }
    Ok(())
}

fn list(items: &[toml::Value]) -> Result<String, String> {
    let texts: Option<Vec<&str>> = items.iter().map(toml::Value::as_str).collect();
    texts.map(|it| it.join(",")).ok_or_else(|| {
        "has a list with something else than text in it: put each item in quotes".into()
    })
}
