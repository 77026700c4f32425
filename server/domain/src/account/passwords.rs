//! Officers' passwords: argon2id at OWASP's floor (19 MiB, two passes), off the async threads, two at a time.

use crate::{Error, Result};
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

pub const SHORTEST: usize = 12;
pub const LONGEST: usize = 128;

/// Two hashes at once are 38 MiB; a crowd of guesses waits its turn instead of filling the memory.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Verified against when there is no such officer, so that the answer takes as long.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| hash_now("nobody has this password").unwrap_or_default());

/// A few of the passwords every list begins with, of the length we accept.
const COMMON: [&str; 8] = [
    "password1234",
    "passwordpassword",
    "123456789012",
    "qwertyuiopas",
    "letmeinletmein",
    "councilcouncil",
    "administrator",
    "welcome12345",
];

/// What is wrong with a new password, in the words of the page.
pub fn problem(password: &str, email: &str, name: &str) -> Option<&'static str> {
    let length = password.chars().count();
    let lower = password.to_lowercase();
    if length < SHORTEST {
        return Some("Enter a password of at least 12 characters");
    }
    if length > LONGEST {
        return Some("Enter a password of at most 128 characters");
    }
    let own = email.split('@').next().unwrap_or_default().to_lowercase();
    let holds_name = name
        .to_lowercase()
        .split(' ')
        .any(|part| part.len() > 3 && lower.contains(part));
    if COMMON.contains(&lower.as_str()) || (own.len() > 3 && lower.contains(&own)) || holds_name {
        return Some("Enter a password that is harder to guess. Three random words work well");
    }
    None
}

pub async fn hash(password: String) -> Result<String> {
    let _turn = TURNS
        .acquire()
        .await
        .map_err(|_| Error::Broken("password turns"))?;
    tokio::task::spawn_blocking(move || hash_now(&password))
        .await
        .map_err(|_| Error::Broken("password hashing"))?
}

/// Whether the password fits. Without a hash to compare, takes as long and says no.
pub async fn verify(password: String, hash: Option<String>) -> Result<bool> {
    let _turn = TURNS
        .acquire()
        .await
        .map_err(|_| Error::Broken("password turns"))?;
    let known = hash.is_some();
    let hash = hash.unwrap_or_else(|| NOBODY.clone());
    let fits = tokio::task::spawn_blocking(move || {
        PasswordHash::new(&hash).is_ok_and(|parsed| {
            hasher()
                .verify_password(password.as_bytes(), &parsed)
                .is_ok()
        })
    })
    .await
    .map_err(|_| Error::Broken("password check"))?;
    Ok(fits && known)
}

fn hash_now(password: &str) -> Result<String> {
    let hash = hasher()
        .hash_password(password.as_bytes())
        .map_err(|_| Error::Broken("password hashing"))?;
    Ok(hash.to_string())
}

fn hasher() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits_and_nobody_has_one() {
        let hash = hash("correct horse battery".into()).await.unwrap();
        assert!(
            verify("correct horse battery".into(), Some(hash.clone()))
                .await
                .unwrap()
        );
        assert!(
            !verify("correct horse batterx".into(), Some(hash))
                .await
                .unwrap()
        );
        assert!(
            !verify("nobody has this password".into(), None)
                .await
                .unwrap()
        );
    }

    #[test]
    fn weak_passwords_are_named_as_such() {
        assert!(problem("short", "a@example.com", "Ada").is_some());
        assert!(problem("PasswordPassword", "a@example.com", "Ada").is_some());
        assert!(problem("okonkwo-is-great", "b@example.com", "Ngozi Okonkwo").is_some());
        assert!(problem("marble tugboat lantern", "ada@example.com", "Ada Marsh").is_none());
    }
}
