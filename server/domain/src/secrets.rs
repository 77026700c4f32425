//! Random tokens, and the hashes kept of them. What is stored can be compared and cannot be used.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// The server's own secret (`DOORSTEP_SECRET`). Short codes are hashed with it, so that a stolen database alone
/// does not give them away within their ten minutes.
#[derive(Clone)]
pub struct Pepper(pub [u8; 32]);

impl std::fmt::Debug for Pepper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pepper(..)")
    }
}

impl Pepper {
    /// HMAC-SHA256 of the parts, each preceded by its length so that no two lists of parts read the same.
    pub fn hash(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = keyed(&self.0);
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    Hmac::new_from_slice(key).expect("a key of 32 bytes")
}

pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// 32 bytes from the operating system.
pub fn random_bytes() -> [u8; 32] {
    let mut bytes = [0; 32];
    fill(&mut bytes);
    bytes
}

/// Fills `bytes` from the operating system. A machine without randomness cannot run this program safely, so it ends.
pub fn fill(bytes: &mut [u8]) {
    #[expect(
        clippy::expect_used,
        reason = "without randomness nothing may be signed in"
    )]
    getrandom::fill(bytes).expect("the operating system gives random bytes");
}

/// A random string of `length` characters drawn evenly from `alphabet` (at most 256 characters long).
pub fn random_text(alphabet: &[u8], length: usize) -> String {
    let limit = 256 - 256 % alphabet.len();
    let mut text = String::with_capacity(length);
    while text.len() < length {
        let mut byte = [0];
        fill(&mut byte);
        let index = usize::from(byte[0]);
        if index < limit {
            text.push(char::from(alphabet[index % alphabet.len()]));
        }
    }
    text
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The reverse of [`hex`], for 32 bytes.
pub fn unhex(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * index..2 * index + 2], 16).ok()?;
    }
    Some(bytes)
}
