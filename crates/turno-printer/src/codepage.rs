//! Text to printer bytes, one byte for each printed cell.
//!
//! A printer has several tables and can change between any two characters, so each character is taken from the first of
//! its tables that has it. What none has becomes its nearest likeness: the Romanian letters with a comma below those with
//! a cedilla, as on every older typewriter; typographic quotes and dashes the plain ones; other accents the bare letter.
//! The `escpos` crate's own tables lose `Ò` and the plain hyphen in code page 858, so the tables are here.

use crate::profile::{CodePage, PageNumber};

/// Characters 80h to FFh of code page 858. (IBM 850 with the euro sign at D5h.)
const CP858: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Characters 80h to FFh of code page 852.
const CP852: &str = "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}";

/// Characters 80h to 9Fh of Windows 1252; NUL marks the five codes that mean nothing. A0h to FFh are Latin-1.
const WPC1252_C1: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/// `ESC t n`
const TABLE_CHANGE_BYTES: usize = 3;

/// What is printed where neither the page nor a likeness has the character.
const UNKNOWN: u8 = b'?';

/// One printed cell of normal text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cell {
    /// Which of the printer's tables, by its place in the profile.
    pub table: u8,
    /// The character's code there.
    pub byte: u8,
}

/// Encodes `text` with the tables of a printer.
///
/// Control characters cannot reach the printer: line ends and tabs become spaces, the rest is dropped. Typographic
/// quotes, dashes and foreign accents that no table has become their plain likeness.
pub fn encode(text: &str, tables: &[PageNumber]) -> Vec<Cell> {
    let mut writer = Writer { tables, table: 0, cells: Vec::with_capacity(text.len()) };
    for c in compose(text) {
        if !writer.exactly(c) && !writer.likeness(c) {
            writer.byte(UNKNOWN);
        }
    }
    writer.cells
}

/// Bytes that these cells take, with the changes of table between them.
pub fn bytes_of(cells: &[Cell]) -> usize {
    let changes = cells.windows(2).filter(|pair| pair[0].table != pair[1].table).count();
    cells.len() + TABLE_CHANGE_BYTES * changes
}

/// Whether every character of `text` is in one of the tables, or has a likeness there.
pub fn can_write(text: &str, tables: &[PageNumber]) -> bool {
    let mut writer = Writer { tables, table: 0, cells: Vec::new() };
    compose(text).into_iter().all(|c| writer.exactly(c) || writer.likeness(c))
}

struct Writer<'a> {
    tables: &'a [PageNumber],
    /// The table in force.
    table: u8,
    cells: Vec<Cell>,
}

impl Writer<'_> {
    fn byte(&mut self, byte: u8) {
        self.cells.push(Cell { table: self.table, byte });
    }

    /// The character itself, from the table in force if it is there, so that tables change no more than needed.
    fn exactly(&mut self, c: char) -> bool {
        let known = (0..).zip(self.tables);
        let mut found = known.filter_map(|(table, number)| Some((table, byte_of(c, number.page)?)));
        let first = found.clone().next();
        match found.find(|(table, _)| *table == self.table).or(first) {
            Some((table, byte)) => {
                // ASCII is the same everywhere.
                self.table = if byte.is_ascii() { self.table } else { table };
                self.byte(byte);
                true
            }
            None => false,
        }
    }

    fn likeness(&mut self, c: char) -> bool {
        if sibling(c).is_some_and(|sibling| self.exactly(sibling)) {
            return true;
        }
        let Some(plain) = likeness(c) else { return false };
        for c in plain.chars() {
            if !self.exactly(c) {
                self.byte(UNKNOWN);
            }
        }
        true
    }
}

/// The character a printer shows for one byte of `page`; used by the emulator and by tests.
pub fn decode(byte: u8, page: CodePage) -> char {
    if byte.is_ascii() {
        return char::from(byte);
    }
    let index = usize::from(byte - 0x80);
    let found = match page {
        CodePage::Cp858 => CP858.chars().nth(index),
        CodePage::Cp852 => CP852.chars().nth(index),
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
            let table = match page {
                CodePage::Cp858 => CP858,
                CodePage::Cp852 => CP852,
                CodePage::Wpc1252 => WPC1252_C1,
            };
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
        '\u{306}' => "AĂaă",
        '\u{30c}' => "SŠZŽCČsšzžcč",
        '\u{326}' => "SȘTȚsștț",
        '\u{327}' => "CÇcç",
        _ => return None,
    };
    let letters: Vec<char> = row.chars().collect();
    letters.chunks_exact(2).find(|pair| pair[0] == base).map(|pair| pair[1])
}

/// A letter that readers of the language take for the same.
const fn sibling(c: char) -> Option<char> {
    match c {
        'Ș' => Some('Ş'),
        'ș' => Some('ş'),
        'Ț' => Some('Ţ'),
        'ț' => Some('ţ'),
        _ => None,
    }
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

    fn tables(pages: &[CodePage]) -> Vec<PageNumber> {
        pages.iter().map(|page| PageNumber { page: *page, number: 0 }).collect()
    }

    fn bytes(text: &str, page: CodePage) -> Vec<u8> {
        encode(text, &tables(&[page])).into_iter().map(|cell| cell.byte).collect()
    }

    fn read_back(text: &str, pages: &[CodePage]) -> String {
        let cells = encode(text, &tables(pages));
        cells.into_iter().map(|cell| decode(cell.byte, pages[usize::from(cell.table)])).collect()
    }

    #[test]
    fn italian_survives_both_western_pages() {
        for page in [CodePage::Cp858, CodePage::Wpc1252] {
            assert_eq!(read_back(ITALIAN, &[page]), ITALIAN);
        }
    }

    #[test]
    fn german_french_spanish_and_albanian_survive_both_western_pages() {
        let text = "Äußerst größer, Straße; où êtes-vous, garçon naïf, Noël; ¿Mañana? ¡Año! Përparësi, çelës, Ë";
        for page in [CodePage::Cp858, CodePage::Wpc1252] {
            assert_eq!(read_back(text, &[page]), text);
        }
    }

    #[test]
    fn slovene_and_italian_share_a_line() {
        let text = "Občina Gorica / Comune di Gorizia: è già qui, Čakalna številka, žig, Šempeter, 10 €";
        assert_eq!(read_back(text, &[CodePage::Cp858, CodePage::Cp852]), text);
        let changes = encode(text, &tables(&[CodePage::Cp858, CodePage::Cp852]))
            .windows(2)
            .filter(|pair| pair[0].table != pair[1].table)
            .count();
        assert!(changes <= 4, "{changes} changes of table");
    }

    #[test]
    fn romanian_keeps_its_letters_with_a_cedilla() {
        let pages = [CodePage::Cp858, CodePage::Cp852];
        assert_eq!(
            read_back("Primăria Iași, vă așteptăm în față, Țară", &pages),
            "Primăria Iaşi, vă aşteptăm în faţă, Ţară"
        );
        assert_eq!(read_back("s\u{326}i t\u{326}ara\u{306}", &pages), "şi ţară");
        // Without the table for Central Europe, the bare letters.
        assert_eq!(read_back("așteptăm", &[CodePage::Cp858]), "asteptam");
    }

    #[test]
    fn other_scripts_cannot_be_written() {
        let pages = tables(&[CodePage::Cp858, CodePage::Cp852]);
        for text in ["Київ", "请稍候", "انتظر", "Ελλάδα", "🙂"] {
            assert!(!can_write(text, &pages), "{text}");
        }
        for text in ["", "Łódź – “Çiğli” 10 €\n", ITALIAN] {
            assert!(can_write(text, &pages), "{text}");
        }
    }

    #[test]
    fn the_codes_are_those_of_the_published_tables() {
        assert_eq!(bytes("Ò-Ô®¿€à", CodePage::Cp858), [0xE3, 0x2D, 0xE2, 0xA9, 0xA8, 0xD5, 0x85]);
        assert_eq!(bytes("Ò-Ô®¿€à", CodePage::Wpc1252), [0xD2, 0x2D, 0xD4, 0xAE, 0xBF, 0x80, 0xE0]);
        assert_eq!(bytes("čČšŠžŽăşţ", CodePage::Cp852), [0x9F, 0xAC, 0xE7, 0xE6, 0xA7, 0xA6, 0xC7, 0xAD, 0xEE]);
        assert_eq!((CP858.chars().count(), CP852.chars().count()), (128, 128));
        assert_eq!(WPC1252_C1.chars().count(), 32);
    }

    #[test]
    fn typography_becomes_plain() {
        assert_eq!(read_back("l’identità – “sì”…", &[CodePage::Cp858]), "l'identità - \"sì\"...");
        assert_eq!(read_back("Łódź, Çiğli, Iași", &[CodePage::Cp858]), "Lódz, Çigli, Iasi");
        assert_eq!(read_back("e\u{300} perche\u{301}", &[CodePage::Wpc1252]), "è perché");
    }

    #[test]
    fn no_control_character_reaches_the_printer() {
        let hostile: String = (0u8..=0x9f).map(char::from).collect();
        for page in [CodePage::Cp858, CodePage::Cp852, CodePage::Wpc1252] {
            let bytes = bytes(&hostile, page);
            assert!(bytes.iter().all(|b| (0x20..0x7f).contains(b)), "{bytes:x?}");
        }
        assert_eq!(bytes("A\u{1b}@B\nC", CodePage::Cp858), b"A@B C");
    }
}
