//! `/halls/{hall}/reports`: how a hall did over a day, a week or a month; and the month on one sheet of paper, in Italian.

use askama::Template;
use jiff::civil::{Date, Weekday};
use turno_protocol::{Figures, Group, HallInfo, Report};

use super::{LanguageLink, Who, Words};
use crate::reports::{Chart, Decimals, Period, Sheet};

/// What was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// How long the report reaches.
    pub period: Period,
    /// A day in it.
    pub date: Date,
    /// The target, in minutes.
    pub within: u32,
}

/// A report with charts and tables.
#[derive(Debug, Template)]
#[template(path = "reports.html")]
pub struct ReportsPage {
    words: Words,
    languages: Vec<LanguageLink>,
    who: Who,
    hall: HallInfo,
    asked: Asked,
    /// Whether it is what the address asked for.
    is_understood: bool,
    report: Report,
}

/// The month on one sheet.
#[derive(Debug, Template)]
#[template(path = "report-month.html")]
pub struct MonthPage {
    words: Words,
    hall: HallInfo,
    report: Report,
    today: Date,
}

/// A line of a table.
#[derive(Debug)]
struct Line<'a> {
    name: String,
    figures: &'a Figures,
    withheld: bool,
}

/// A table with its title.
#[derive(Debug)]
struct Table<'a> {
    id: &'static str,
    title: String,
    what: String,
    lines: Vec<Line<'a>>,
}

impl ReportsPage {
    /// The page of `report` for `who`; the address may have asked for something that was not understood.
    #[must_use]
    pub fn new(words: Words, who: Who, hall: HallInfo, (asked, is_understood): (Asked, bool), report: Report) -> Self {
        let languages =
            LanguageLink::all(|tag| format!("?{}&lang={tag}", query(asked.period, asked.date, asked.within)));
        Self { words, languages, who, hall, asked, is_understood, report }
    }

    fn link(&self, date: Date) -> String {
        format!("?{}&lang={}", query(self.asked.period, date, self.asked.within), self.words.language())
    }

    fn before(&self) -> String {
        self.link(self.asked.period.before(self.asked.date))
    }

    fn after(&self) -> String {
        self.link(self.asked.period.after(self.asked.date))
    }

    /// `file` is `.csv`, `.xlsx` or `/data.csv`.
    fn file(&self, file: &str) -> String {
        let query = query(self.asked.period, self.asked.date, self.asked.within);
        format!("/halls/{}/reports{file}?{query}&lang={}", super::escaped(&self.hall.id), self.words.language())
    }

    fn month(&self) -> String {
        format!("/halls/{}/reports/month?date={}", super::escaped(&self.hall.id), self.asked.date)
    }

    fn days(&self) -> String {
        days(&self.words, &self.report)
    }

    fn arrivals(&self) -> Option<Chart> {
        Chart::of(&by_hour(&self.report, |figures| Some(figures.taken)))
    }

    fn waits(&self) -> Option<Chart> {
        Chart::of(&by_hour(&self.report, |figures| figures.wait.as_ref().map(|wait| whole_minutes(wait.mean_secs))))
    }

    fn withheld(&self) -> Option<String> {
        withheld(&self.words, &self.report)
    }

    fn answered(&self) -> Option<String> {
        answered_in_words(&self.words, &self.report)
    }

    fn ends(&self) -> [String; 3] {
        ends(&self.report.total, self.report.total_withheld)
    }

    fn cells(&self, figures: &Figures) -> [String; 5] {
        waits_in_words(&self.words, figures)
    }

    fn tables(&self) -> Vec<Table<'_>> {
        tables(&self.words, &self.hall, &self.report, self.asked.period != Period::Day)
    }
}

impl Line<'_> {
    fn ends(&self) -> [String; 3] {
        ends(self.figures, self.withheld)
    }
}

/// How the visits ended; a dash where that is withheld.
fn ends(figures: &Figures, withheld: bool) -> [String; 3] {
    let Figures { served, no_shows, left, .. } = figures;
    [served, no_shows, left].map(|count| if withheld { "–".to_owned() } else { count.to_string() })
}

/// Why some figures are not told, if some are not.
fn withheld(words: &Words, report: &Report) -> Option<String> {
    let Report { by_service, by_hour, by_weekday, by_channel, by_day, .. } = report;
    let some = [by_service, by_hour, by_weekday, by_channel, by_day].into_iter().flatten().any(|group| group.withheld);
    some.then(|| words.say_with("report-withheld", &[("n", report.smallest_pool.into())]))
}

impl MonthPage {
    /// The sheet of `report`, a month's; always in Italian, for the file and for the board of the office.
    #[must_use]
    pub fn new(words: Words, hall: HallInfo, report: Report, today: Date) -> Self {
        Self { words, hall, report, today }
    }

    /// What a sheet says that is printed before its month is over.
    fn so_far(&self) -> Option<String> {
        let day = self.words.date(self.today);
        (self.today <= self.report.to).then(|| self.words.say_with("report-month-so-far", &[("day", day.into())]))
    }

    fn title(&self) -> String {
        let month = self.words.month(self.report.from);
        self.words.say_with(
            "report-month-title",
            &[("month", month.into()), ("year", self.report.from.year().to_string().into())],
        )
    }

    fn answered(&self) -> Option<String> {
        answered_in_words(&self.words, &self.report)
    }

    fn withheld(&self) -> Option<String> {
        withheld(&self.words, &self.report)
    }

    fn ends(&self) -> [String; 3] {
        ends(&self.report.total, self.report.total_withheld)
    }

    fn cells(&self, figures: &Figures) -> [String; 5] {
        waits_in_words(&self.words, figures)
    }

    fn tables(&self) -> Vec<Table<'_>> {
        let all = tables(&self.words, &self.hall, &self.report, true);
        all.into_iter().filter(|table| table.id != "day" && table.id != "hour").collect()
    }
}

/// A value for every hour from the first to the last: an hour in which nobody came keeps its place, as a gap.
fn by_hour(report: &Report, value: impl Fn(&Figures) -> Option<u32>) -> Vec<(String, Option<u32>)> {
    let hours = || report.by_hour.iter().filter_map(|group| group.key.parse::<u8>().ok());
    let (Some(first), Some(last)) = (hours().min(), hours().max()) else { return Vec::new() };
    let of = |hour: u8| report.by_hour.iter().find(|group| group.key.parse() == Ok(hour));
    (first..=last).map(|hour| (format!("{hour:02}"), of(hour).and_then(|group| value(&group.figures)))).collect()
}

fn query(period: Period, date: Date, within: u32) -> String {
    format!("period={}&date={date}&within={within}", period.word())
}

/// How many were answered without a number; nothing where nobody was.
fn answered_in_words(words: &Words, report: &Report) -> Option<String> {
    let (given, sent) =
        report.answered.iter().fold((0, 0), |(given, sent), one| (given + one.given, sent + one.sent_to_book));
    let args = [("given", given.into()), ("sent", sent.into())];
    (given + sent > 0).then(|| words.say_with("report-answered", &args))
}

fn days(words: &Words, report: &Report) -> String {
    if report.from == report.to {
        return words.date(report.from);
    }
    words.say_with("report-days", &[("from", words.date(report.from).into()), ("to", words.date(report.to).into())])
}

fn tables<'a>(words: &Words, hall: &HallInfo, report: &'a Report, several_days: bool) -> Vec<Table<'a>> {
    let table = |id, groups: &'a [Group]| Table {
        id,
        title: words.say(&format!("report-by-{id}")),
        what: words.say(&format!("report-{id}")),
        lines: groups
            .iter()
            .map(|group| Line {
                name: name_of(words, hall, id, &group.key),
                figures: &group.figures,
                withheld: group.withheld,
            })
            .collect(),
    };
    let mut tables = vec![
        table("service", &report.by_service),
        table("hour", &report.by_hour),
        table("channel", &report.by_channel),
    ];
    if several_days {
        tables.insert(2, table("weekday", &report.by_weekday));
        tables.push(table("day", &report.by_day));
    }
    tables
}

/// The name of a line: what its key stands for.
fn name_of(words: &Words, hall: &HallInfo, part: &str, key: &str) -> String {
    let named = match part {
        "service" => hall
            .services
            .iter()
            .find(|service| service.id == key)
            .map(|service| service.name.in_language(words.language()).to_owned()),
        "hour" => Some(format!("{key}:00–{key}:59")),
        "weekday" => {
            key.parse().ok().and_then(|day| Weekday::from_monday_one_offset(day).ok()).map(|day| words.weekday(day))
        }
        "channel" => Some(words.say(&format!("report-channel-{}", key.replace('_', "-")))),
        "day" => key.parse().ok().map(|day: Date| words.day(day)),
        _ => None,
    };
    named.unwrap_or_else(|| key.to_owned())
}

/// Has `write` write the table of a report in the words of a page.
pub fn with_sheet<T>(words: &Words, hall: &HallInfo, report: &Report, write: impl FnOnce(&Sheet<'_>) -> T) -> T {
    let minutes = |key: &str| words.say_with("report-file-minutes", &[("what", words.say(key).into())]);
    let head = [
        words.say("report-file-from"),
        words.say("report-file-to"),
        words.say("report-file-part"),
        words.say("report-file-key"),
        words.say("report-taken"),
        words.say("report-served"),
        words.say("report-no-shows"),
        words.say("report-left"),
        words.say("report-file-under-way"),
        minutes("report-mean"),
        minutes("report-median"),
        minutes("report-p90"),
        minutes("report-max"),
        words.say_with("report-within", &[("n", report.target_min.into())]),
        words.say("report-file-answered"),
        words.say("report-file-sent-to-book"),
    ];
    let names = |part: &str, key: &str| match part {
        // A spreadsheet program knows such a date as one.
        "day" => [words.say("report-day"), key.to_owned()],
        "total" => [words.say("report-file-total"), String::new()],
        _ => [words.say(&format!("report-{part}")), name_of(words, hall, part, key)],
    };
    let decimals = if words.language() == "en" { Decimals::Point } else { Decimals::Comma };
    write(&Sheet { title: words.say("reports-title"), head, names: &names, decimals })
}

/// Minutes with one decimal, as the language writes it; a dash where there is none.
fn minutes(words: &Words, secs: Option<f64>) -> String {
    let Some(secs) = secs else { return "–".to_owned() };
    let text = format!("{:.1}", secs / 60.0);
    if words.language() == "en" { text } else { text.replace('.', ",") }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a wait within a day, rounded")]
fn whole_minutes(secs: f64) -> u32 {
    (secs / 60.0).round() as u32
}

/// The cells of waits in a line, in the order of the table's head.
fn waits_in_words(words: &Words, figures: &Figures) -> [String; 5] {
    let wait = figures.wait.as_ref();
    #[expect(clippy::cast_precision_loss, reason = "a wait within a day")]
    let secs = |secs: i64| secs as f64;
    [
        minutes(words, wait.map(|wait| wait.mean_secs)),
        minutes(words, wait.map(|wait| secs(wait.median_secs))),
        minutes(words, wait.map(|wait| secs(wait.p90_secs))),
        minutes(words, wait.map(|wait| secs(wait.max_secs))),
        wait.map_or_else(|| "–".to_owned(), |wait| format!("{:.0}\u{a0}%", wait.within_target * 100.0)),
    ]
}
