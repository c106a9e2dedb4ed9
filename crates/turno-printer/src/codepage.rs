//! Text to printer bytes, one byte for each printed cell.
//!
//! The `escpos` crate's own tables lose `Ò` and the plain hyphen in code page 858, so the tables are here.

use crate::profile::CodePage;

/// Characters 80h to FFh of code page 858. (IBM 850 with the euro sign at D5h.)
const CP858: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Characters 80h to 9Fh of Windows 1252; NUL marks the five codes that mean nothing. A0h to FFh are Latin-1.
const WPC1252_C1: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/// What is printed where neither the page nor a likeness has the character.
const UNKNOWN: u8 = b'?';

/// Encodes `text` for `page`.
///
/// Control characters cannot reach the printer: line ends and tabs become spaces, the rest is dropped. Typographic
/// quotes, dashes and foreign accents that the page lacks become their plain likeness.
pub fn encode(text: &str, page: CodePage) -> Vec<u8> {
    let mut cells: Vec<u8> = Vec::with_capacity(text.len());
    for c in compose(text) {
        if let Some(byte) = byte_of(c, page) {
            cells.push(byte);
        } else {
            match likeness(c) {
                Some(plain) => cells.extend(plain.chars().map(|p| byte_of(p, page).unwrap_or(UNKNOWN))),
                None => cells.push(UNKNOWN),
            }
        }
    }
    cells
}

/// The character a printer shows for one byte of `page`; used by the emulator and by tests.
pub fn decode(byte: u8, page: CodePage) -> char {
    if byte.is_ascii() {
        return char::from(byte);
    }
    let index = usize::from(byte - 0x80);
    let found = match page {
        CodePage::Cp858 => CP858.chars().nth(index),
        CodePage::Wpc1252 if byte >= 0xA0 => Some(char::from(byte)),
        CodePage::Wpc1252 => WPC1252_C1.chars().nth(index).filter(|c| *c != '\0'),
    };
    found.unwrap_or('\u{fffd}')
}

fn byte_of(c: char, page: CodePage) -> Option<u8> {
    match c {
        ' '..='~' => u8::try_from(c).ok(),
        '\0'..='\u{9f}' | '\u{a0}' | '\u{ad}' => None,
        '\u{a1}'..='\u{ff}' if page == CodePage::Wpc1252 => u8::try_from(c).ok(),
        _ => {
            let table = if page == CodePage::Cp858 { CP858 } else { WPC1252_C1 };
            let index = table.chars().position(|known| known == c)?;
            u8::try_from(0x80 + index).ok()
        }
    }
}

/// Joins a letter and a following combining accent, as some keyboards and files write them apart.
fn compose(text: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    for c in text.chars() {
        if ('\u{300}'..='\u{36f}').contains(&c) {
            if let Some(joined) = out.last().and_then(|base| join(*base, c)) {
                out.pop();
                out.push(joined);
            }
            continue;
        }
        out.push(c);
    }
    out
}

fn join(base: char, accent: char) -> Option<char> {
    let row = match accent {
        '\u{300}' => "AÀEÈIÌOÒUÙaàeèiìoòuù",
        '\u{301}' => "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyý",
        '\u{302}' => "AÂEÊIÎOÔUÛaâeêiîoôuû",
        '\u{303}' => "AÃNÑOÕaãnñoõ",
        '\u{308}' => "AÄEËIÏOÖUÜaäeëiïoöuüyÿ",
        '\u{30a}' => "AÅaå",
        '\u{30c}' => "SŠZŽCČsšzžcč",
        '\u{327}' => "CÇcç",
        _ => return None,
    };
    let letters: Vec<char> = row.chars().collect();
    letters.chunks_exact(2).find(|pair| pair[0] == base).map(|pair| pair[1])
}

/// The plain form of a character the page lacks. An empty string means: leave it out.
fn likeness(c: char) -> Option<&'static str> {
    let plain = match c {
        '\t' | '\n' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => " ",
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' => "",
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => "",
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '`' | '´' => "'",
        '“' | '”' | '„' | '‟' | '″' => "\"",
        '‹' => "<",
        '›' => ">",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        '…' => "...",
        '•' | '‣' | '·' | '●' => "-",
        '→' => "->",
        '←' => "<-",
        '×' => "x",
        '€' => "EUR",
        '™' => "(TM)",
        'Œ' => "OE",
        'œ' => "oe",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        _ => return latin_base(c),
    };
    Some(plain)
}

/// The unaccented letter of the other Latin alphabets of Europe.
fn latin_base(c: char) -> Option<&'static str> {
    const ROWS: [(&str, &str); 30] = [
        ("A", "ĀĂĄǍ"),
        ("a", "āăąǎ"),
        ("C", "ĆĈĊČ"),
        ("c", "ćĉċč"),
        ("D", "ĎĐ"),
        ("d", "ďđ"),
        ("E", "ĒĔĖĘĚẼ"),
        ("e", "ēĕėęěẽ"),
        ("G", "ĜĞĠĢ"),
        ("g", "ĝğġģ"),
        ("H", "ĤĦ"),
        ("h", "ĥħ"),
        ("I", "ĨĪĬĮİ"),
        ("i", "ĩīĭįı"),
        ("K", "Ķ"),
        ("k", "ķ"),
        ("L", "ĹĻĽŁ"),
        ("l", "ĺļľł"),
        ("N", "ŃŅŇ"),
        ("n", "ńņň"),
        ("O", "ŌŎŐ"),
        ("o", "ōŏő"),
        ("R", "ŔŖŘ"),
        ("r", "ŕŗř"),
        ("S", "ŚŜŞŠȘẞ"),
        ("s", "śŝşšș"),
        ("T", "ŢŤŦȚ"),
        ("t", "ţťŧț"),
        ("U", "ŨŪŬŮŰŲ"),
        ("u", "ũūŭůűų"),
    ];
    let rest = match c {
        'Ŵ' => "W",
        'ŵ' => "w",
        'Ŷ' | 'Ÿ' => "Y",
        'ŷ' => "y",
        'Ź' | 'Ż' | 'Ž' => "Z",
        'ź' | 'ż' | 'ž' => "z",
        'Ĵ' => "J",
        'ĵ' => "j",
        _ => return ROWS.iter().find(|(_, accented)| accented.contains(c)).map(|(plain, _)| *plain),
    };
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITALIAN: &str = "ÀÈÉÌÍÎÒÓÙÚàèéìíîòóùúçÇ°ªº«»€§ - Perché no? È l'ora: «caffè», 10 €";

    fn read_back(text: &str, page: CodePage) -> String {
        encode(text, page).into_iter().map(|byte| decode(byte, page)).collect()
    }

    #[test]
    fn italian_survives_both_pages() {
        for page in [CodePage::Cp858, CodePage::Wpc1252] {
            assert_eq!(read_back(ITALIAN, page), ITALIAN);
        }
    }

    #[test]
    fn german_and_french_survive_both_pages() {
        let text = "Äußerst größer, Straße; où êtes-vous, garçon naïf, Noël";
        for page in [CodePage::Cp858, CodePage::Wpc1252] {
            assert_eq!(read_back(text, page), text);
        }
    }

    #[test]
    fn the_codes_are_those_of_the_published_tables() {
        assert_eq!(encode("Ò-Ô®¿€à", CodePage::Cp858), [0xE3, 0x2D, 0xE2, 0xA9, 0xA8, 0xD5, 0x85]);
        assert_eq!(encode("Ò-Ô®¿€à", CodePage::Wpc1252), [0xD2, 0x2D, 0xD4, 0xAE, 0xBF, 0x80, 0xE0]);
        assert_eq!(CP858.chars().count(), 128);
        assert_eq!(WPC1252_C1.chars().count(), 32);
    }

    #[test]
    fn typography_becomes_plain() {
        assert_eq!(read_back("l’identità – “sì”…", CodePage::Cp858), "l'identità - \"sì\"...");
        assert_eq!(read_back("Łódź, Çiğli, Iași", CodePage::Cp858), "Lódz, Çigli, Iasi");
        assert_eq!(read_back("e\u{300} perche\u{301}", CodePage::Wpc1252), "è perché");
    }

    #[test]
    fn no_control_character_reaches_the_printer() {
        let hostile: String = (0u8..=0x9f).map(char::from).collect();
        for page in [CodePage::Cp858, CodePage::Wpc1252] {
            let bytes = encode(&hostile, page);
            assert!(bytes.iter().all(|b| (0x20..0x7f).contains(b)), "{bytes:x?}");
        }
        assert_eq!(encode("A\u{1b}@B\nC", CodePage::Cp858), b"A@B C");
    }
}
