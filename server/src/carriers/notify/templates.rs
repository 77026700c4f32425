use std::collections::BTreeMap;
use std::str::FromStr;

use uuid::Uuid;

use crate::carriers::SettingsError;

/// Which template at Notify carries which kind of message.
///
/// Written as one template id for all kinds, or with exceptions by kind:
/// `3b2e…, repair_closed=77a0…, sign_in_code=90c1…`. Every template is offered the personalisation `subject` (email only) and `body`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Templates {
    pub default: Option<Uuid>,
    pub by_kind: BTreeMap<String, Uuid>,
}

impl Templates {
    /// The template for this kind of message; `None` if there is neither one of its own nor a default.
    pub fn for_kind(&self, kind: &str) -> Option<Uuid> {
        self.by_kind.get(kind).copied().or(self.default)
    }
}

impl FromStr for Templates {
    type Err = SettingsError;

    fn from_str(written: &str) -> Result<Self, SettingsError> {
        let mut templates = Self::default();
        for entry in written
            .split(',')
            .map(str::trim)
            .filter(|entry| !entry.is_empty())
        {
            match entry.split_once('=') {
                Some((kind, id)) => drop(
                    templates
                        .by_kind
                        .insert(kind.trim().to_owned(), template_id(id)?),
                ),
                None => templates.default = Some(template_id(entry)?),
            }
        }
        Ok(templates)
    }
}

fn template_id(written: &str) -> Result<Uuid, SettingsError> {
    let wrong = SettingsError::new(
        "DOORSTEP_NOTIFY_EMAIL_TEMPLATE, DOORSTEP_NOTIFY_SMS_TEMPLATE",
        "must be template ids, as <id> or <id>, <kind>=<id>",
    );
    Uuid::parse_str(written.trim()).map_err(|_| wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_without_its_own_template_takes_the_default() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let templates: Templates = format!("{one}, repair_closed = {two}").parse().unwrap();
        assert_eq!(templates.for_kind("repair_closed"), Some(two));
        assert_eq!(templates.for_kind("sign_in_code"), Some(one));
        assert_eq!(Templates::default().for_kind("sign_in_code"), None);
        assert!("repair_closed=7".parse::<Templates>().is_err());
    }
}
