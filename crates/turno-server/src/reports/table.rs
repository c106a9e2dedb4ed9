//! A report as a table, one line for each part: CSV for other programs, CSV and XLSX for people with the same columns in their language.

use std::borrow::Cow;

use rust_xlsxwriter::{Format, Workbook, XlsxError};
use turno_protocol::{Figures, Report};

/// How many columns there are.
const COLUMNS_COUNT: usize = 16;

/// The columns. Names and not sentences: other programs read them.
const COLUMNS: [&str; COLUMNS_COUNT] = [
    "from",
    "to",
    "part",
    "key",
    "taken",
    "served",
    "no_shows",
    "left",
    "under_way",
    "wait_mean_min",
    "wait_median_min",
    "wait_p90_min",
    "wait_max_min",
    "within_target",
    "answered",
    "sent_to_book",
];

/// The columns of minutes, and that of a share.
const MINUTES: std::ops::Range<usize> = 9..13;
const SHARE: usize = 13;

/// The mark by which spreadsheet programs know UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// How people read a table.
pub struct Sheet<'a> {
    /// The title.
    pub title: String,
    /// The heads of the columns, in the order of the machine's names.
    pub head: [String; COLUMNS_COUNT],
    /// What stands in a line instead of the machine's part and key.
    pub names: &'a dyn Fn(&str, &str) -> [String; 2],
    /// How a number is written.
    pub decimals: Decimals,
}

/// What stands between a number and its decimals. Spreadsheet programs of countries with a comma there expect a semicolon between columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decimals {
    /// `5.5`
    Point,
    /// `5,5`
    Comma,
}

/// The columns of text at the beginning of each line; the others are numbers.
const TEXT_COLUMNS: usize = 4;

/// A line of the table: part, key, figures, whether all but the first are withheld, and those who were answered without a number where
/// they are known apart.
type Line<'a> = (&'static str, &'a str, Cow<'a, Figures>, bool, Option<(u32, u32)>);

fn lines(report: &Report) -> impl Iterator<Item = Line<'_>> {
    let parts = [
        ("service", &report.by_service),
        ("hour", &report.by_hour),
        ("weekday", &report.by_weekday),
        ("channel", &report.by_channel),
        ("day", &report.by_day),
    ];
    let groups = parts.into_iter().flat_map(|(part, groups)| groups.iter().map(move |group| (part, group))).map(
        |(part, group)| {
            let answered = answered(report, part, &group.key);
            (part, group.key.as_str(), Cow::Borrowed(&group.figures), group.withheld, answered)
        },
    );
    let all = report.answered.iter().fold((0, 0), |(given, sent), one| (given + one.given, sent + one.sent_to_book));
    let total = ("total", "", Cow::Borrowed(&report.total), report.total_withheld, Some(all));
    // A service about which people were only answered has no other line.
    let alone = report.answered.iter().filter(|one| report.by_service.iter().all(|group| group.key != one.service));
    let alone = alone.map(|one| {
        ("service", one.service.as_str(), Cow::Owned(Figures::default()), false, Some((one.given, one.sent_to_book)))
    });
    std::iter::once(total).chain(groups).chain(alone)
}

fn answered(report: &Report, part: &str, key: &str) -> Option<(u32, u32)> {
    let found = report.answered.iter().find(|one| one.service == key);
    (part == "service").then(|| found.map_or((0, 0), |one| (one.given, one.sent_to_book)))
}

fn numbers(
    figures: &Figures,
    withheld: bool,
    answered: Option<(u32, u32)>,
) -> [Option<f64>; COLUMNS.len() - TEXT_COLUMNS] {
    let count = |count: u32| Some(f64::from(count)).filter(|_| !withheld);
    let wait = figures.wait.as_ref();
    #[expect(clippy::cast_precision_loss, reason = "a wait within a day")]
    let minutes = |secs: i64| (secs as f64 / 6.0).round() / 10.0;
    [
        Some(f64::from(figures.taken)),
        count(figures.served),
        count(figures.no_shows),
        count(figures.left),
        count(figures.under_way),
        wait.map(|wait| (wait.mean_secs / 6.0).round() / 10.0),
        wait.map(|wait| minutes(wait.median_secs)),
        wait.map(|wait| minutes(wait.p90_secs)),
        wait.map(|wait| minutes(wait.max_secs)),
        wait.map(|wait| (wait.within_target * 1_000.0).round() / 1_000.0),
        answered.map(|(given, _)| f64::from(given)),
        answered.map(|(_, sent_to_book)| f64::from(sent_to_book)),
    ]
}

/// The report as CSV for other programs: names, commas, points.
///
/// # Errors
///
/// When it cannot be written, which memory allows.
pub fn csv(report: &Report) -> Result<Vec<u8>, csv::Error> {
    let names = |part: &str, key: &str| [part.to_owned(), key.to_owned()];
    let number = |_, number: f64| number.to_string();
    write_csv(report, csv::Writer::from_writer(Vec::new()), &COLUMNS, &names, &number)
}

/// The report as CSV that a spreadsheet program of the sheet's language opens as a table.
///
/// # Errors
///
/// When it cannot be written, which memory allows.
pub fn csv_for_people(report: &Report, sheet: &Sheet<'_>) -> Result<Vec<u8>, csv::Error> {
    let comma = sheet.decimals == Decimals::Comma;
    let number = |column: usize, number: f64| {
        let text = if column == SHARE { format!("{:.1}%", number * 100.0) } else { number.to_string() };
        if comma { text.replace('.', ",") } else { text }
    };
    let writer = csv::WriterBuilder::new()
        .delimiter(if comma { b';' } else { b',' })
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    write_csv(report, writer, &sheet.head.each_ref().map(String::as_str), sheet.names, &number)
}

fn write_csv(
    report: &Report,
    mut writer: csv::Writer<Vec<u8>>,
    head: &[&str; COLUMNS_COUNT],
    names: &dyn Fn(&str, &str) -> [String; 2],
    number: &dyn Fn(usize, f64) -> String,
) -> Result<Vec<u8>, csv::Error> {
    writer.write_record(head)?;
    let (from, to) = (report.from.to_string(), report.to.to_string());
    for (part, key, figures, withheld, answered) in lines(report) {
        let [part, key] = names(part, key);
        let numbers = (TEXT_COLUMNS..).zip(numbers(&figures, withheld, answered));
        let numbers: Vec<_> =
            numbers.map(|(column, value)| value.map(|value| number(column, value)).unwrap_or_default()).collect();
        let texts = [from.as_str(), &to, &part, &key];
        writer.write_record(texts.into_iter().chain(numbers.iter().map(String::as_str)))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// The report as an XLSX workbook of one sheet.
///
/// # Errors
///
/// When it cannot be written.
pub fn xlsx(report: &Report, words: &Sheet<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(&words.title)?.set_freeze_panes(1, 0)?;
    let head = Format::new().set_bold();
    let (minutes, share) = (Format::new().set_num_format("0.0"), Format::new().set_num_format("0.0%"));
    let plain = Format::new();
    for (column, name) in (0..).zip(&words.head) {
        sheet.write_string_with_format(0, column, name, &head)?;
    }
    let (from, to) = (report.from.to_string(), report.to.to_string());
    for (row, (part, key, figures, withheld, answered)) in (1..).zip(lines(report)) {
        let [part, key] = (words.names)(part, key);
        for (column, text) in (0..).zip([&from, &to, &part, &key]) {
            sheet.write_string(row, column, text)?;
        }
        for (column, number) in (TEXT_COLUMNS..).zip(numbers(&figures, withheld, answered)) {
            let format = match column {
                SHARE => &share,
                _ if MINUTES.contains(&column) => &minutes,
                _ => &plain,
            };
            if let (Some(number), Ok(column)) = (number, u16::try_from(column)) {
                sheet.write_number_with_format(row, column, number, format)?;
            }
        }
    }
    sheet.autofit();
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use turno_protocol::{AnsweredGroup, Group, WaitFigures};

    use super::*;

    fn report() -> Report {
        let wait = WaitFigures {
            called: 2,
            mean_secs: 330.0,
            median_secs: 60,
            p90_secs: 600,
            max_secs: 600,
            within_target: 2.0 / 3.0,
        };
        let figures = Figures { taken: 3, served: 2, left: 1, wait: Some(wait), ..Figures::default() };
        let group = |key: &str| vec![Group { key: key.into(), figures: figures.clone(), withheld: false }];
        Report {
            hall: "capannori".into(),
            from: date(2026, 11, 23),
            to: date(2026, 11, 29),
            target_min: 15,
            smallest_pool: 3,
            total: figures.clone(),
            total_withheld: false,
            by_service: vec![Group {
                key: "a, \"b\"".into(),
                figures: Figures { taken: 1, ..Figures::default() },
                withheld: true,
            }],
            by_hour: group("09"),
            by_weekday: group("1"),
            by_channel: group("kiosk"),
            by_day: group("2026-11-23"),
            answered: vec![AnsweredGroup { service: "spid".into(), given: 4, sent_to_book: 1 }],
        }
    }

    #[test]
    fn the_csv_has_a_line_for_each_part() {
        let text = String::from_utf8(csv(&report()).unwrap()).unwrap();
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[0], COLUMNS.join(","));
        assert_eq!(lines[1], "2026-11-23,2026-11-29,total,,3,2,0,1,0,5.5,1,10,10,0.667,4,1");
        assert_eq!(lines[2], "2026-11-23,2026-11-29,service,\"a, \"\"b\"\"\",1,,,,,,,,,,0,0");
        assert_eq!(lines[3], "2026-11-23,2026-11-29,hour,09,3,2,0,1,0,5.5,1,10,10,0.667,,");
        assert_eq!(lines[7], "2026-11-23,2026-11-29,service,spid,0,0,0,0,0,,,,,,4,1");
        assert_eq!(lines.len(), 1 + 1 + 5 + 1);
    }

    fn sheet(decimals: Decimals) -> Sheet<'static> {
        let names = &|part: &str, key: &str| [part.to_uppercase(), format!("Sportello «{key}»")];
        Sheet { title: "Rapporti".into(), head: COLUMNS.map(str::to_uppercase), names, decimals }
    }

    #[test]
    fn for_people_it_is_a_table_of_their_own_spreadsheet() {
        let italian = String::from_utf8(csv_for_people(&report(), &sheet(Decimals::Comma)).unwrap()).unwrap();
        let mut lines = italian.lines();
        assert!(lines.next().unwrap().starts_with("\u{feff}FROM;TO;PART;KEY;TAKEN"));
        assert_eq!(lines.next(), Some("2026-11-23;2026-11-29;TOTAL;Sportello «»;3;2;0;1;0;5,5;1;10;10;66,7%;4;1"));
        let english = String::from_utf8(csv_for_people(&report(), &sheet(Decimals::Point)).unwrap()).unwrap();
        assert!(english.lines().nth(1).unwrap().ends_with(",5.5,1,10,10,66.7%,4,1"), "{english}");
    }

    #[test]
    fn the_workbook_is_one() {
        let bytes = xlsx(&report(), &sheet(Decimals::Comma)).unwrap();
        assert!(bytes.starts_with(b"PK") && bytes.len() > 2_000, "{} bytes", bytes.len());
    }
}
