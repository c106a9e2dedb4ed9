//! The secret link of a ticket: an address that nobody can guess and that is stored nowhere.
//!
//! The code is the day, the letter and the number, followed by 128 bits of an HMAC-SHA-256 over hall, day and number with
//! this server's own key. So a repeat of a request gets the same link, a restart keeps all links, and the log of events
//! holds none.

use data_encoding::{BASE32_NOPAD, Encoding};
use hmac::{Hmac, KeyInit, Mac};
use jiff::civil::Date;
use sha2::Sha256;
use turno_domain::{HallId, TicketNumber};

/// How many bytes of the code are the proof.
const PROOF_BYTES: usize = 16;

/// Day (4 bytes as yyyymmdd), letter (1), number (2), proof.
const CODE_BYTES: usize = 4 + 1 + 2 + PROOF_BYTES;

/// RFC 4648 base 32: letters and digits that survive being read aloud, and fit the QR code's alphanumeric mode.
const ENCODING: Encoding = BASE32_NOPAD;

/// Makes and checks the codes of ticket links.
#[derive(Clone)]
pub struct Links {
    key: [u8; 32],
}

/// What a valid code names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The business day.
    pub day: Date,
    /// The ticket.
    pub number: TicketNumber,
}

impl std::fmt::Debug for Links {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Links")
    }
}

impl Links {
    /// Links signed with `key`.
    #[must_use]
    pub fn new(key: [u8; 32]) -> Self {
        Self { key }
    }

    /// The code for a ticket.
    #[must_use]
    pub fn code(&self, hall: &HallId, day: Date, number: TicketNumber) -> String {
        let named = name_bytes(day, number);
        let proof = self.mac(hall, &named).finalize().into_bytes();
        ENCODING.encode(&[&named[..], &proof[..PROOF_BYTES]].concat())
    }

    /// What a code names in `hall`; `None` unless this server made it for this hall.
    #[must_use]
    pub fn read(&self, hall: &HallId, code: &str) -> Option<Linked> {
        let bytes: [u8; CODE_BYTES] = ENCODING.decode(code.as_bytes()).ok()?.try_into().ok()?;
        let (named, proof) = bytes.split_at(CODE_BYTES - PROOF_BYTES);
        self.mac(hall, named).verify_truncated_left(proof).ok()?;
        let day = u32::from_be_bytes(named[..4].try_into().ok()?);
        let day = Date::new(
            i16::try_from(day / 10_000).ok()?,
            i8::try_from(day / 100 % 100).ok()?,
            i8::try_from(day % 100).ok()?,
        )
        .ok()?;
        let letter = char::from(named[4]).to_string().parse().ok()?;
        Some(Linked { day, number: TicketNumber { letter, value: u16::from_be_bytes([named[5], named[6]]) } })
    }

    fn mac(&self, hall: &HallId, named: &[u8]) -> Hmac<Sha256> {
        // Fixed-length key and name, and the hall last, so no two inputs run together.
        // HMAC fills a short key up with zeros to the hash's block of 64 bytes (RFC 2104, section 2).
        let mut block = [0; 64];
        block[..self.key.len()].copy_from_slice(&self.key);
        let mut mac = Hmac::<Sha256>::new(&block.into());
        mac.update(named);
        mac.update(hall.as_str().as_bytes());
        mac
    }
}

fn name_bytes(day: Date, number: TicketNumber) -> [u8; CODE_BYTES - PROOF_BYTES] {
    let part = |value: i8| u32::from(value.unsigned_abs());
    let day = u32::from(day.year().unsigned_abs()) * 10_000 + part(day.month()) * 100 + part(day.day());
    let (day, value) = (day.to_be_bytes(), number.value.to_be_bytes());
    [day[0], day[1], day[2], day[3], number.letter.as_char() as u8, value[0], value[1]]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hall(id: &str) -> HallId {
        id.parse().unwrap()
    }

    fn sample() -> (Date, TicketNumber) {
        (Date::constant(2026, 11, 23), "A042".parse().unwrap())
    }

    #[test]
    fn a_code_leads_back_to_its_ticket_and_only_there() {
        let links = Links::new([7; 32]);
        let (day, number) = sample();
        let code = links.code(&hall("capannori"), day, number);
        assert_eq!(links.read(&hall("capannori"), &code), Some(Linked { day, number }));
        assert_eq!(links.read(&hall("cuneo"), &code), None, "another hall");
        assert_eq!(Links::new([8; 32]).read(&hall("capannori"), &code), None, "another server");
        assert_eq!(code, links.code(&hall("capannori"), day, number), "the same again after a restart");
        assert_eq!(code.len(), 37);
    }

    #[test]
    fn a_code_changed_anywhere_is_worth_nothing() {
        let links = Links::new([7; 32]);
        let (day, number) = sample();
        let code = links.code(&hall("capannori"), day, number);
        for index in 0..code.len() {
            let other = if code.as_bytes()[index] == b'A' { 'B' } else { 'A' };
            let forged: String = code.chars().enumerate().map(|(at, c)| if at == index { other } else { c }).collect();
            assert_eq!(links.read(&hall("capannori"), &forged), None, "{index}");
        }
        for garbage in ["", "A", "../..", "ÀÀÀ", &"A".repeat(1000)] {
            assert_eq!(links.read(&hall("capannori"), garbage), None);
        }
    }
}
