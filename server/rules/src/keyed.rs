//! Closed lists of choices, each with a key for the database and forms and a label for people.

/// Writes an enum whose members have a machine key and a label in plain words.
///
/// Gives `ALL` (in reading order), `key()`, `label()`, `parse(key)`, `FromStr` and serde by key.
macro_rules! keyed_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $key:literal, $label:literal;)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$variant_meta])* #[serde(rename = $key)] $variant,)+
        }

        impl $name {
            /// Every member, in the order to show them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name in forms, the database and JSON. Never changes once used.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }

            /// The words people read.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// Reads a key. `None` when no member has it.
            pub fn parse(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.key() == key)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::UnknownKey;

            fn from_str(key: &str) -> Result<Self, Self::Err> {
                Self::parse(key).ok_or($crate::UnknownKey(stringify!($name)))
            }
        }
    };
}

/// A key that is not in the list named here. It does not repeat what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownKey(pub &'static str);

impl std::fmt::Display for UnknownKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "not a known {}", self.0)
    }
}

impl std::error::Error for UnknownKey {}
