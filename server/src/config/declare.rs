/// One setting as it is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Its name in the environment.
    pub name: &'static str,
    /// The value when it is not set; empty for none; in brackets when it depends on other settings.
    pub default: &'static str,
    pub meaning: &'static str,
    /// Its value is never shown.
    pub secret: bool,
}

impl Setting {
    /// The default to parse: none where it depends on others.
    pub(super) fn literal_default(&self) -> &'static str {
        if self.default.starts_with('(') {
            ""
        } else {
            self.default
        }
    }

    /// Its name in the settings file: `DOORSTEP_COUNCIL_NAME` is `council_name`, or `name` under `[council]`.
    pub(super) fn key(&self) -> String {
        self.name.trim_start_matches("DOORSTEP_").to_lowercase()
    }

    /// Its name as a flag, without the dashes in front.
    pub(super) fn flag(&self) -> String {
        self.key().replace('_', "-")
    }
}

/// Declares each setting once: field, type (which says how it is read), name, default, meaning, whether it is secret.
macro_rules! settings {
    ($( $field:ident : $kind:ty = $name:literal, $default:literal, $meaning:literal $(, $secret:ident)? ; )*) => {
        /// Every setting, read and checked.
        #[derive(Debug, Clone)]
        pub struct Settings {
            $( #[doc = $meaning] pub $field: $kind, )*
            pub(super) values: Values,
        }

        /// Every setting there is, in the order in which they are listed.
        pub const SETTINGS: &[Setting] = &[$(
            Setting { name: $name, default: $default, meaning: $meaning, secret: settings!(@secret $($secret)?) },
        )*];

        impl Settings {
            pub(super) fn parse(values: Values) -> Result<Settings, Problems> {
                let mut problems = Vec::new();
                let mut all = SETTINGS.iter();
                $( let $field: Option<$kind> = all.next().and_then(|it| values.read(it, &mut problems)); )*
                match ($($field,)*) {
                    ($(Some($field),)*) => Ok(Settings { $($field,)* values }),
                    _ => Err(Problems(problems)),
                }
            }
        }
    };
    (@secret) => { false };
    (@secret secret) => { true };
}

pub(super) use settings;
