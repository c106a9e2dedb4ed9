//! Passwords: argon2id in PHC form, with the parameters of the crate's default (19 MiB, two passes).

use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};
use data_encoding::BASE32_NOPAD;

/// The shortest password, in characters.
pub const PASSWORD_CHARS_MIN: usize = 10;

/// The longest password, in characters.
pub const PASSWORD_CHARS_MAX: usize = 200;

/// The random bytes of a made password: 80 bits, written as 16 letters and digits.
const MADE_BYTES: usize = 10;

/// A password that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Too short or too long.
    #[error("a password has {PASSWORD_CHARS_MIN} to {PASSWORD_CHARS_MAX} characters")]
    Length,
    /// The computer gave no random bytes, or the hash could not be made.
    #[error("the password could not be hashed: {0}")]
    Hash(String),
}

/// The hash to keep for a password.
///
/// # Errors
///
/// When the password has a wrong length, or cannot be hashed.
pub fn hash(password: &str) -> Result<String, PasswordError> {
    if !(PASSWORD_CHARS_MIN..=PASSWORD_CHARS_MAX).contains(&password.chars().count()) {
        return Err(PasswordError::Length);
    }
    hash_any(password)
}

fn hash_any(password: &str) -> Result<String, PasswordError> {
    let made = Argon2::default().hash_password(password.as_bytes());
    made.map(|hash| hash.to_string()).map_err(|error| PasswordError::Hash(error.to_string()))
}

/// A new random password that is easy to type.
///
/// # Errors
///
/// When the computer gives no random bytes.
pub fn generate() -> Result<String, PasswordError> {
    let mut bytes = [0; MADE_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| PasswordError::Hash(error.to_string()))?;
    let letters = BASE32_NOPAD.encode(&bytes).to_ascii_lowercase();
    Ok(letters.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-"))
}

/// A hash that no password is right for: checked for unknown names, so that they take as long as known ones.
pub(super) fn of_nobody() -> String {
    generate().and_then(|password| hash_any(&password)).unwrap_or_default()
}

/// Whether `given` is the password behind `known_hash`.
pub(super) fn is_right(given: &str, known_hash: &str) -> bool {
    if given.chars().count() > PASSWORD_CHARS_MAX {
        return false;
    }
    PasswordHash::new(known_hash).is_ok_and(|known| Argon2::default().verify_password(given.as_bytes(), &known).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_itself_is_right() {
        let kept = hash("quattro mele").unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is_right("quattro mele", &kept));
        for wrong in ["quattro mele ", "Quattro mele", "", &"x".repeat(PASSWORD_CHARS_MAX + 1)] {
            assert!(!is_right(wrong, &kept), "{wrong}");
        }
        assert_ne!(hash("quattro mele").unwrap(), kept, "each hash has a salt of its own");
        assert!(!is_right("quattro mele", "no hash at all"));
        assert!(!is_right("", &of_nobody()));
    }

    #[test]
    fn short_passwords_are_refused_and_made_ones_are_good_and_different() {
        assert!(matches!(hash("neuf chars"[..9].trim()), Err(PasswordError::Length)));
        let (one, other) = (generate().unwrap(), generate().unwrap());
        assert_ne!(one, other);
        assert!(hash(&one).is_ok(), "{one}");
    }
}
