use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::carriers::SettingsError;

/// Two ids of 36 characters and the hyphen between them; the name before may hold hyphens itself.
const IDS: usize = 73;

/// An API key of Notify: which service, and the secret it signs with.
#[derive(Clone)]
pub struct ApiKey {
    service: String,
    signer: Hmac<Sha256>,
}

impl ApiKey {
    /// The token for a request made `now`: a JSON Web Token (RFC 7519) signed with HS256. Notify takes it for 30 seconds either way.
    pub fn token(&self, now: SystemTime) -> String {
        let seconds = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let header = BASE64_URL_SAFE_NO_PAD.encode(r#"{"typ":"JWT","alg":"HS256"}"#);
        let claims = BASE64_URL_SAFE_NO_PAD
            .encode(format!(r#"{{"iss":"{}","iat":{seconds}}}"#, self.service));
        signed(&self.signer, &format!("{header}.{claims}"))
    }
}

fn signed(signer: &Hmac<Sha256>, text: &str) -> String {
    let signature = signer.clone().chain_update(text).finalize().into_bytes();
    format!("{text}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
}

impl FromStr for ApiKey {
    type Err = SettingsError;

    fn from_str(written: &str) -> Result<Self, SettingsError> {
        let wrong = || {
            SettingsError::new(
                "DOORSTEP_NOTIFY_KEY",
                "must be a whole API key of Notify, <name>-<service id>-<secret>",
            )
        };
        let written = written.trim();
        let ids = written
            .len()
            .checked_sub(IDS)
            .and_then(|start| written.get(start..))
            .ok_or_else(wrong)?;
        let (service, secret) = ids.split_at_checked(36).ok_or_else(wrong)?;
        let secret = secret.strip_prefix('-').ok_or_else(wrong)?;
        for id in [service, secret] {
            Uuid::parse_str(id).map_err(|_| wrong())?;
        }
        let signer = Hmac::new_from_slice(secret.as_bytes()).map_err(|_| wrong())?;
        Ok(Self {
            service: service.to_owned(),
            signer,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// The key and time of Notify's own documentation.
    const KEY: &str =
        "my_test_key-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0";

    #[test]
    fn the_signature_is_that_of_the_published_example() {
        // RFC 7515, appendix A.1: its key is 64 octets given in base64url.
        let key = "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";
        let signer = Hmac::new_from_slice(&BASE64_URL_SAFE_NO_PAD.decode(key).unwrap()).unwrap();
        let text = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        assert_eq!(
            signed(&signer, text),
            format!("{text}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        );
    }

    #[test]
    fn the_token_names_the_service_and_the_second() {
        let token = KEY
            .parse::<ApiKey>()
            .unwrap()
            .token(UNIX_EPOCH + Duration::from_secs(1_568_818_578));
        let parts: Vec<_> = token.split('.').collect();
        let claims = String::from_utf8(BASE64_URL_SAFE_NO_PAD.decode(parts[1]).unwrap()).unwrap();
        assert_eq!(
            claims,
            r#"{"iss":"26785a09-ab16-4eb0-8407-a37497a57506","iat":1568818578}"#
        );
        assert_eq!(parts.len(), 3);
    }

    #[test]
    fn the_name_may_hold_hyphens_and_be_missing() {
        for name in ["a-b-c-", "", "käse-"] {
            let key: ApiKey = format!("{name}{}", &KEY[KEY.len() - IDS..])
                .parse()
                .unwrap();
            assert_eq!(key.service, "26785a09-ab16-4eb0-8407-a37497a57506");
        }
    }

    #[test]
    fn half_a_key_is_refused_and_not_repeated() {
        for broken in [
            "",
            "my_test_key",
            &KEY[..KEY.len() - 1],
            &KEY[40..],
            &KEY.replace('-', "_"),
        ] {
            let error = broken.parse::<ApiKey>().err().unwrap();
            assert!(
                error
                    .to_string()
                    .starts_with("DOORSTEP_NOTIFY_KEY: must be"),
                "{error}"
            );
        }
    }
}
