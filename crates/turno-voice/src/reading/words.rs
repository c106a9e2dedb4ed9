//! The number words of each language: below a hundred, the hundreds, the thousands.

use super::Stand;

/// A language whose numbers are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    Arabic,
    German,
    English,
    Spanish,
    French,
    Italian,
    Romanian,
    Slovene,
    Albanian,
    Ukrainian,
    Chinese,
}

impl Tongue {
    /// By a BCP 47 tag; what follows the language itself does not matter here.
    pub(super) fn of(tag: &str) -> Option<Self> {
        Some(match tag.split('-').next().unwrap_or(tag) {
            "ar" => Self::Arabic,
            "de" => Self::German,
            "en" => Self::English,
            "es" => Self::Spanish,
            "fr" => Self::French,
            "it" => Self::Italian,
            "ro" => Self::Romanian,
            "sl" => Self::Slovene,
            "sq" => Self::Albanian,
            "uk" => Self::Ukrainian,
            "zh" => Self::Chinese,
            _ => return None,
        })
    }

    /// Zero to nineteen, then the tens from twenty.
    fn basics(self) -> (&'static str, &'static str) {
        match self {
            Self::Arabic => (
                "صفر|واحد|اثنان|ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة|عشرة|أحد عشر|اثنا عشر|ثلاثة عشر|أربعة عشر|خمسة عشر|ستة عشر|سبعة عشر|ثمانية عشر|تسعة عشر",
                "عشرون|ثلاثون|أربعون|خمسون|ستون|سبعون|ثمانون|تسعون",
            ),
            Self::German => (
                "null|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn",
                "zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig",
            ),
            Self::English => (
                "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen",
                "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety",
            ),
            Self::Spanish => (
                "cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis|diecisiete|dieciocho|diecinueve",
                "veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa",
            ),
            Self::French => (
                "zéro|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf",
                "vingt|trente|quarante|cinquante|soixante|soixante|quatre-vingt|quatre-vingt",
            ),
            Self::Italian => (
                "zero|uno|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove",
                "venti|trenta|quaranta|cinquanta|sessanta|settanta|ottanta|novanta",
            ),
            Self::Romanian => (
                "zero|unu|doi|trei|patru|cinci|șase|șapte|opt|nouă|zece|unsprezece|doisprezece|treisprezece|paisprezece|cincisprezece|șaisprezece|șaptesprezece|optsprezece|nouăsprezece",
                "douăzeci|treizeci|patruzeci|cincizeci|șaizeci|șaptezeci|optzeci|nouăzeci",
            ),
            Self::Slovene => (
                "nič|ena|dva|tri|štiri|pet|šest|sedem|osem|devet|deset|enajst|dvanajst|trinajst|štirinajst|petnajst|šestnajst|sedemnajst|osemnajst|devetnajst",
                "dvajset|trideset|štirideset|petdeset|šestdeset|sedemdeset|osemdeset|devetdeset",
            ),
            Self::Albanian => (
                "zero|një|dy|tre|katër|pesë|gjashtë|shtatë|tetë|nëntë|dhjetë|njëmbëdhjetë|dymbëdhjetë|trembëdhjetë|katërmbëdhjetë|pesëmbëdhjetë|gjashtëmbëdhjetë|shtatëmbëdhjetë|tetëmbëdhjetë|nëntëmbëdhjetë",
                "njëzet|tridhjetë|dyzet|pesëdhjetë|gjashtëdhjetë|shtatëdhjetë|tetëdhjetë|nëntëdhjetë",
            ),
            Self::Ukrainian => (
                "нуль|один|два|три|чотири|п’ять|шість|сім|вісім|дев’ять|десять|одинадцять|дванадцять|тринадцять|чотирнадцять|п’ятнадцять|шістнадцять|сімнадцять|вісімнадцять|дев’ятнадцять",
                "двадцять|тридцять|сорок|п’ятдесят|шістдесят|сімдесят|вісімдесят|дев’яносто",
            ),
            Self::Chinese => (
                "零|一|二|三|四|五|六|七|八|九|十|十一|十二|十三|十四|十五|十六|十七|十八|十九",
                "二十|三十|四十|五十|六十|七十|八十|九十",
            ),
        }
    }

    fn basic(self, number: u32) -> &'static str {
        nth(self.basics().0, number)
    }

    fn ten(self, tens: u32) -> &'static str {
        nth(self.basics().1, tens.saturating_sub(2))
    }
}

/// The word at a place of a list; the tests go through every place that is asked for.
fn nth(list: &'static str, index: u32) -> &'static str {
    list.split('|').nth(index as usize).unwrap_or_default()
}

/// A number below a hundred.
pub(super) fn small(tongue: Tongue, number: u32, stand: Stand) -> String {
    let alone =
        if number < 20 { tongue.basic(number).to_owned() } else { from_twenty(tongue, number / 10, number % 10) };
    match (tongue, stand) {
        (Tongue::Arabic, Stand::After) => format!("و{alone}"),
        // After a hundred, ten is "one ten".
        (Tongue::Chinese, Stand::After) if (10..20).contains(&number) => format!("一{alone}"),
        _ => alone,
    }
}

fn from_twenty(tongue: Tongue, tens: u32, unit: u32) -> String {
    let ten = tongue.ten(tens);
    // French counts 70 and 90 as sixty and eighty with ten and more.
    if tongue == Tongue::French {
        return french(ten, tens, unit);
    }
    if unit == 0 {
        return ten.to_owned();
    }
    let one = tongue.basic(unit);
    match tongue {
        Tongue::Italian => italian(ten, unit, one),
        Tongue::English => format!("{ten}-{one}"),
        Tongue::German => format!("{}und{ten}", if unit == 1 { "ein" } else { one }),
        Tongue::Slovene => format!("{one}in{ten}"),
        Tongue::Spanish if tens == 2 => format!("veinti{}", spanish_after_twenty(unit, one)),
        Tongue::Spanish => format!("{ten} y {one}"),
        Tongue::Romanian => format!("{ten} și {one}"),
        Tongue::Albanian => format!("{ten} e {one}"),
        Tongue::Ukrainian => format!("{ten} {one}"),
        Tongue::Arabic => format!("{one} و{ten}"),
        Tongue::Chinese => format!("{ten}{one}"),
        Tongue::French => String::new(),
    }
}

/// The ten loses its vowel before *uno* and *otto*, and *tre* has its accent at the end of a word.
fn italian(ten: &str, unit: u32, one: &str) -> String {
    match unit {
        1 | 8 => format!("{}{one}", &ten[..ten.len() - 1]),
        3 => format!("{ten}tré"),
        _ => format!("{ten}{one}"),
    }
}

fn spanish_after_twenty(unit: u32, one: &str) -> &str {
    match unit {
        2 => "dós",
        3 => "trés",
        6 => "séis",
        _ => one,
    }
}

fn french(ten: &str, tens: u32, unit: u32) -> String {
    let one = Tongue::French.basic(if tens == 7 || tens == 9 { unit + 10 } else { unit });
    match (tens, unit) {
        (8, 0) => "quatre-vingts".to_owned(),
        (2..=6, 0) => ten.to_owned(),
        (2..=7, 1) => format!("{ten} et {one}"),
        _ => format!("{ten}-{one}"),
    }
}

/// The hundreds of a number whose last two digits are `rest`.
pub(super) fn hundreds(tongue: Tongue, hundred: u32, rest: u32, stand: Stand) -> String {
    let one = tongue.basic(hundred);
    match tongue {
        Tongue::Italian if hundred == 1 => "cento".to_owned(),
        Tongue::Italian => format!("{one}cento"),
        Tongue::English if rest > 0 => format!("{one} hundred and"),
        Tongue::English => format!("{one} hundred"),
        Tongue::German => format!("{}hundert", if hundred == 1 { "ein" } else { one }),
        Tongue::French => match (hundred, rest) {
            (1, _) => "cent".to_owned(),
            (_, 0) => format!("{one} cents"),
            _ => format!("{one} cent"),
        },
        Tongue::Spanish if hundred == 1 => if rest > 0 { "ciento" } else { "cien" }.to_owned(),
        Tongue::Spanish => nth(
            "doscientos|trescientos|cuatrocientos|quinientos|seiscientos|setecientos|ochocientos|novecientos",
            hundred - 2,
        )
        .to_owned(),
        Tongue::Romanian => match hundred {
            1 => "o sută".to_owned(),
            2 => "două sute".to_owned(),
            _ => format!("{one} sute"),
        },
        Tongue::Slovene => match hundred {
            1 => "sto".to_owned(),
            2 => "dvesto".to_owned(),
            _ => format!("{one}sto"),
        },
        Tongue::Albanian if rest > 0 => format!("{one}qind e"),
        Tongue::Albanian => format!("{one}qind"),
        Tongue::Ukrainian => {
            nth("сто|двісті|триста|чотириста|п’ятсот|шістсот|сімсот|вісімсот|дев’ятсот", hundred - 1).to_owned()
        }
        Tongue::Arabic => {
            let word = nth("مئة|مئتان|ثلاثمئة|أربعمئة|خمسمئة|ستمئة|سبعمئة|ثمانمئة|تسعمئة", hundred - 1);
            if stand == Stand::After { format!("و{word}") } else { word.to_owned() }
        }
        // A missing ten is said.
        Tongue::Chinese if (1..10).contains(&rest) => format!("{one}百零"),
        Tongue::Chinese => format!("{one}百"),
    }
}

/// The thousands of a number whose last three digits are `rest`.
pub(super) fn thousands(tongue: Tongue, thousand: u32, rest: u32) -> String {
    let one = tongue.basic(thousand);
    match (tongue, thousand) {
        (Tongue::Italian, 1) => "mille".to_owned(),
        (Tongue::Italian, _) => format!("{one}mila"),
        (Tongue::English, _) if (1..100).contains(&rest) => format!("{one} thousand and"),
        (Tongue::English, _) => format!("{one} thousand"),
        (Tongue::German, 1) => "eintausend".to_owned(),
        (Tongue::German, _) => format!("{one}tausend"),
        (Tongue::French, 1) => "mille".to_owned(),
        (Tongue::French, _) => format!("{one} mille"),
        (Tongue::Spanish, 1) => "mil".to_owned(),
        (Tongue::Spanish, _) => format!("{one} mil"),
        (Tongue::Romanian, 1) => "o mie".to_owned(),
        (Tongue::Romanian, 2) => "două mii".to_owned(),
        (Tongue::Romanian, _) => format!("{one} mii"),
        (Tongue::Slovene, 1) => "tisoč".to_owned(),
        (Tongue::Slovene, _) => format!("{one} tisoč"),
        (Tongue::Albanian, _) if rest > 0 => format!("{one} mijë e"),
        (Tongue::Albanian, _) => format!("{one} mijë"),
        (Tongue::Ukrainian, 1) => "тисяча".to_owned(),
        (Tongue::Ukrainian, 2) => "дві тисячі".to_owned(),
        (Tongue::Ukrainian, 3 | 4) => format!("{one} тисячі"),
        (Tongue::Ukrainian, _) => format!("{one} тисяч"),
        (Tongue::Arabic, 1) => "ألف".to_owned(),
        (Tongue::Arabic, 2) => "ألفان".to_owned(),
        (Tongue::Arabic, _) => format!("{one} آلاف"),
        (Tongue::Chinese, _) => {
            let one = if thousand == 2 { "两" } else { one };
            if (1..100).contains(&rest) { format!("{one}千零") } else { format!("{one}千") }
        }
    }
}
