use serde::{Deserialize, Serialize};

/// Words that travel as a list in the order they are written here: their names would cost a phone four kilobytes of code.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$field_meta:meta])* pub $field:ident: String,)+
        }
    ) => {
        $(#[$meta])*
        pub struct $name {
            $($(#[$field_meta])* pub $field: String,)+
        }

        impl From<Vec<String>> for $name {
            fn from(list: Vec<String>) -> Self {
                let mut list = list.into_iter();
                Self { $($field: list.next().unwrap_or_default(),)+ }
            }
        }

        impl From<$name> for Vec<String> {
            fn from(words: $name) -> Self {
                vec![$(words.$field,)+]
            }
        }
    };
}

words! {
    /// Every word the photo picker shows or speaks. They arrive as a prop, so that no language is compiled into the client.
    ///
    /// Names in braces are filled in: `{max}` and `{n}` and `{total}` are counts, `{percent}` a whole number,
    /// `{name}` one file name, `{names}` several.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(from = "Vec<String>", into = "Vec<String>")]
    pub struct PhotoWords {
        /// Label of the file field while the page is a plain form.
        pub choose: String,
        /// Label of the tile that opens the file chooser.
        pub add: String,
        /// The same tile once there is no room for another photo.
        pub full: String,
        /// Hint of the plain form: how many photos are taken.
        pub limit: String,
        /// Button of the plain form.
        pub upload: String,
        /// What a screen reader hears while the plain form is sent.
        pub uploading: String,
        /// What not to photograph.
        pub care: String,
        /// Said once a photo was made smaller in the browser.
        pub smaller: String,
        pub preparing: String,
        pub waiting: String,
        pub sending: String,
        pub trying_again: String,
        pub ready: String,
        pub not_sent: String,
        pub removing: String,
        pub remove: String,
        pub try_again: String,
        /// Error: no answer, or a server in trouble, after every retry.
        pub failed: String,
        /// Error: the server will not take this file and gave no sentence of its own.
        pub refused: String,
        /// Error: the photo is still on the server.
        pub not_removed: String,
        /// Error: more files chosen than there is room for.
        pub too_many: String,
        /// Announced when a photo has arrived.
        pub sent: String,
        /// Announced when a photo is gone.
        pub removed: String,
    }
}

#[cfg(feature = "ssr")]
impl PhotoWords {
    /// The words in plain English.
    pub fn english() -> Self {
        let words = |text: &str| text.to_owned();
        Self {
            choose: words("Choose photos"),
            add: words("Add photo"),
            full: words("{max} of {max} added"),
            limit: words("You can add up to {max} photos."),
            upload: words("Upload photos"),
            uploading: words("Sending your photos. Please wait."),
            care: words("Please do not photograph people or letters."),
            smaller: words(
                "We made your photos smaller to save your data, and removed the location they carry.",
            ),
            preparing: words("Getting ready"),
            waiting: words("Waiting"),
            sending: words("Sending {percent}%"),
            trying_again: words("Trying again"),
            ready: words("Ready"),
            not_sent: words("Not sent"),
            removing: words("Removing"),
            remove: words("Remove {name}"),
            try_again: words("Try again"),
            failed: words("We could not send this photo. Check your signal, then try again."),
            refused: words("We cannot use this file. Choose a JPEG, PNG or WebP photo."),
            not_removed: words("We could not remove {name}. Check your signal, then try again."),
            too_many: words("You can add up to {max} photos. We left out {names}."),
            sent: words("Photo {n} of {total} sent."),
            removed: words("Photo removed."),
        }
    }
}
