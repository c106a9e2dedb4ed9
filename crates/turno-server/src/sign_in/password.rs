//! Passwords: argon2id in PHC form, with the parameters of the crate's default (19 MiB, two passes).

use argon2::{Algorithm, Argon2, Block, Params, PasswordHash, PasswordHasher, Version, password_hash::phc::Output};
use data_encoding::{BASE32_NOPAD, BASE64_NOPAD};

/// The shortest password, in characters.
pub const PASSWORD_CHARS_MIN: usize = 10;

/// The longest password, in characters.
pub const PASSWORD_CHARS_MAX: usize = 200;

/// The random bytes of a made password: 80 bits, written as 16 letters and digits.
const MADE_BYTES: usize = 10;

/// How much address space a check asks for; of it only what argon2id needs is ever touched. The system's allocator (glibc) learns
/// from each block of up to 32 MiB that is freed to keep blocks of that size, one for each thread: after a few sign-ins a server
/// that takes 27 MB took 219. A larger block is always given back whole (`mallopt(3)`, `M_MMAP_THRESHOLD`).
const ASKED_FOR_BYTES: usize = 33 << 20;

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

/// A hash that no password is right for: checked for unknown names, so that they take as long as known ones. It is drawn, not
/// computed, since every start would wait for that.
pub(super) fn of_nobody() -> String {
    let (mut salt, mut output) = ([0; 16], [0; Params::DEFAULT_OUTPUT_LEN]);
    // Without random bytes it is a hash of nobody's password all the same.
    let _ = getrandom::fill(&mut salt).and_then(|()| getrandom::fill(&mut output));
    let (memory, passes, lanes) = (Params::DEFAULT_M_COST, Params::DEFAULT_T_COST, Params::DEFAULT_P_COST);
    let (salt, output) = (BASE64_NOPAD.encode(&salt), BASE64_NOPAD.encode(&output));
    format!("$argon2id$v=19$m={memory},t={passes},p={lanes}${salt}${output}")
}

/// Whether `given` is the password behind `known_hash`.
pub(super) fn is_right(given: &str, known_hash: &str) -> bool {
    if given.chars().count() > PASSWORD_CHARS_MAX {
        return false;
    }
    PasswordHash::new(known_hash).is_ok_and(|known| known.hash.is_some() && recomputed(given, &known) == known.hash)
}

/// What `given` comes to with the salt and the cost of `known`; [`Output`]s are compared in constant time.
fn recomputed(given: &str, known: &PasswordHash) -> Option<Output> {
    let algorithm = Algorithm::try_from(known.algorithm.as_str()).ok()?;
    let version = Version::try_from(known.version?).ok()?;
    let params = Params::try_from(known).ok()?;
    let blocks = params.block_count();
    let mut memory = Vec::with_capacity(blocks.max(ASKED_FOR_BYTES / Block::SIZE));
    memory.resize(blocks, Block::new());
    let argon2 = Argon2::new(algorithm, version, params);
    let mut output = [0; Output::MAX_LENGTH];
    let output = output.get_mut(..known.hash?.len())?;
    argon2.hash_password_into_with_memory(given.as_bytes(), &known.salt?, output, memory).ok()?;
    Output::new(output).ok()
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
    }

    #[test]
    fn the_hash_of_nobody_is_checked_like_any_other_and_never_right() {
        let (kept, nobody) = (hash("quattro mele").unwrap(), of_nobody());
        let cost = |hash: &str| hash.rsplitn(3, '$').last().map(str::to_owned);
        assert_eq!(cost(&nobody), cost(&kept));
        assert_eq!(nobody.len(), kept.len());
        assert!(PasswordHash::new(&nobody).is_ok(), "{nobody}");
        assert!(!is_right("quattro mele", &nobody) && !is_right("", &nobody));
    }

    #[test]
    fn short_passwords_are_refused_and_made_ones_are_good_and_different() {
        assert!(matches!(hash("neuf chars"[..9].trim()), Err(PasswordError::Length)));
        let (one, other) = (generate().unwrap(), generate().unwrap());
        assert_ne!(one, other);
        assert!(hash(&one).is_ok(), "{one}");
    }
}
