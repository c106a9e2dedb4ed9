//! How a ticket's number is read aloud in each language, as clips that can be recorded one by one. Pure.
//!
//! A number below a hundred is one clip, for it is one word or almost: Italian *quarantadue*, German *zweiundvierzig* with
//! its units first, French *soixante-douze*. Hundreds and thousands are clips of their own that go before it, so a whole
//! language is some hundred and twenty recordings. Where a word changes when another follows (*cent* and *cents*, *cien* and
//! *ciento*) or follows another (Chinese 一十二, Arabic *wa-*), that form is a clip too.

mod words;

use words::{Tongue, hundreds, small, thousands};

/// The largest number that is read in words; a larger one is left to the speech program as digits.
pub const COUNT_MAX: u32 = 9_999;

/// One clip of a number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spoken {
    /// Its name within the language, for example `count-42` or `hundreds-1`.
    pub slug: String,
    /// Its words.
    pub text: String,
}

/// Whether a word stands by itself or at the end of a longer number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    Alone,
    After,
}

/// The clips that together say `count` in `language`, in order. A language that is not known here is left its digits.
#[must_use]
pub fn reading(language: &str, count: u32) -> Vec<Spoken> {
    let Some(tongue) = Tongue::of(language).filter(|_| count <= COUNT_MAX) else {
        return vec![Spoken { slug: format!("count-{count}"), text: count.to_string() }];
    };
    let (thousand, hundred, rest) = (count / 1_000, count / 100 % 10, count % 100);
    let mut spoken = Vec::new();
    if thousand > 0 {
        let text = thousands(tongue, thousand, count % 1_000);
        spoken.push(named("thousands", thousand, text, &thousands(tongue, thousand, 0)));
    }
    if hundred > 0 {
        let stand = if thousand > 0 { Stand::After } else { Stand::Alone };
        let text = hundreds(tongue, hundred, rest, stand);
        let plain = hundreds(tongue, hundred, rest, Stand::Alone);
        let kind = if text == plain { "hundreds" } else { "after-hundreds" };
        spoken.push(named(kind, hundred, text, &hundreds(tongue, hundred, 0, stand)));
    }
    if rest > 0 || spoken.is_empty() {
        let stand = if spoken.is_empty() { Stand::Alone } else { Stand::After };
        let (text, plain) = (small(tongue, rest, stand), small(tongue, rest, Stand::Alone));
        let kind = if text == plain { "count" } else { "after" };
        spoken.push(Spoken { slug: format!("{kind}-{rest}"), text });
    }
    spoken
}

/// A clip that has another name where it has other words than by itself.
fn named(kind: &str, digit: u32, text: String, plain: &str) -> Spoken {
    let slug = if text == plain { format!("{kind}-{digit}") } else { format!("{kind}-{digit}-and") };
    Spoken { slug, text }
}

#[cfg(test)]
mod tests;
