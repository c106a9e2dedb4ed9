//! Why there is no number, and what to do.

use jiff::Timestamp;
use slint::ComponentHandle;

use super::{
    OnPress, Ui,
    choose::CHECK_IN,
    generated::{Notice, NoticeKind},
};
use crate::{
    flow::{No, OutOfService, PaperTrouble, Press, Shown, Stage},
    guide::Page,
    words::{Spoken, Words},
};

pub(super) fn connect(ui: &Ui, on_press: &OnPress) {
    let press = on_press.clone();
    let notice = ui.window.global::<Notice>();
    notice.on_home_pressed(move || press(Press::Home));
    let press = on_press.clone();
    notice.on_check_in_pressed(move || press(Press::CheckIn));
}

/// What stands on the way back.
fn home(words: &Words<'_>) -> &'static str {
    match words.flow.stage() {
        Stage::No { back, .. } if **back != Stage::Choosing => "kiosk-back",
        _ => "kiosk-no-home",
    }
}

struct Text {
    kind: NoticeKind,
    title: String,
    text: String,
    detail: String,
}

pub(super) fn show(ui: &Ui, words: &Words<'_>, shown: Shown) {
    let text = text(words, shown);
    let notice = ui.window.global::<Notice>();
    notice.set_kind(text.kind);
    notice.set_title(text.title.into());
    notice.set_text(text.text.into());
    notice.set_detail(text.detail.into());
    notice.set_home(words.shown(home(words)).into());
    notice.set_has_home(shown == Shown::No);
    notice.set_check_in(words.shown(CHECK_IN).into());
    notice.set_has_check_in(words.flow.offers_check_in(words.now));
}

fn text(words: &Words<'_>, shown: Shown) -> Text {
    match (shown, words.flow.stage()) {
        (Shown::No, Stage::No { why, service, .. }) => no(words, why, service),
        (Shown::OutOfService(why), _) => out_of_service(words, why),
        _ => closed(words),
    }
}

/// The screen, as it is told.
pub(super) fn tell(words: &Words<'_>, shown: Shown) -> Page {
    let text = text(words, shown);
    let lines = [text.title, text.text, text.detail];
    let lines = lines.iter().filter(|line| !line.is_empty()).map(|line| words.as_shown(line)).collect();
    let home = (shown == Shown::No).then(|| words.stop("home", home(words), Press::Home));
    let back = home.as_ref().map(|home| home.press.clone());
    let check_in = words.flow.offers_check_in(words.now).then(|| words.stop("check-in", CHECK_IN, Press::CheckIn));
    Page { lines, stops: home.into_iter().chain(check_in).collect(), back, ..Page::default() }
}

fn opens_again(words: &Words<'_>, opens_at: Option<Timestamp>) -> String {
    let again = |at| words.both(|spoken| spoken.say_with("kiosk-opens-again", &[("moment", spoken.moment(at).into())]));
    opens_at.map_or_else(String::new, again)
}

fn closed(words: &Words<'_>) -> Text {
    // Who has an appointment gets a number, so there it is not said that nobody does.
    let nobody = !words.flow.offers_check_in(words.now);
    Text {
        kind: NoticeKind::Closed,
        title: words.shown("kiosk-closed-title"),
        text: if nobody { words.shown("kiosk-closed-text") } else { String::new() },
        detail: opens_again(words, words.flow.closed(words.now).flatten()),
    }
}

fn no(words: &Words<'_>, why: &No, service: &str) -> Text {
    let (kind, name) = match why {
        No::ServiceClosed { .. } => (NoticeKind::Closed, "closed"),
        No::OutOfTime => (NoticeKind::Closed, "time"),
        No::TooEarly { .. } => (NoticeKind::Waiting, "early"),
        No::UnderWay => (NoticeKind::Waiting, "under-way"),
        No::CheckedIn { .. } => (NoticeKind::Waiting, "used"),
        No::NumbersExhausted => (NoticeKind::Refused, "exhausted"),
        No::OwnExhausted => (NoticeKind::Refused, "own-exhausted"),
        No::PrinterBusy => (NoticeKind::Broken, "printer"),
        No::SlipNotTaken => (NoticeKind::NoPaper, "slip"),
        No::Unanswered => (NoticeKind::CutOff, "answer"),
        No::Other => (NoticeKind::Refused, "other"),
    };
    let detail = match why {
        No::ServiceClosed { opens_at } => opens_again(words, *opens_at),
        _ => String::new(),
    };
    let key = format!("kiosk-no-{name}-text");
    let moment = |spoken: &Spoken<'_>| match why {
        No::TooEarly { from } => spoken.moment(*from),
        _ => String::new(),
    };
    let number = if let No::CheckedIn { number } = why { number.as_str() } else { "" };
    let say = |key: &str| {
        words.both(|spoken| {
            let service = spoken.service(service);
            let told = [("service", service.into()), ("moment", moment(spoken).into()), ("number", number.into())];
            spoken.say_with(key, &told)
        })
    };
    Text { kind, title: say(&format!("kiosk-no-{name}-title")), text: say(&key), detail }
}

fn out_of_service(words: &Words<'_>, why: OutOfService) -> Text {
    let (kind, text) = match why {
        OutOfService::Starting => {
            return Text {
                kind: NoticeKind::Waiting,
                title: words.shown("kiosk-out-starting-title"),
                text: words.shown("kiosk-out-starting-text"),
                detail: String::new(),
            };
        }
        // A visitor can do nothing about either; what exactly is wrong stands in the log.
        OutOfService::Settings => (NoticeKind::Broken, "kiosk-out-settings"),
        OutOfService::Name => (NoticeKind::Broken, "kiosk-out-name"),
        OutOfService::Disk => (NoticeKind::Broken, "kiosk-out-disk"),
        OutOfService::Server => (NoticeKind::CutOff, "kiosk-out-server"),
        OutOfService::Printer(trouble) => printer(trouble),
    };
    Text { kind, title: words.shown("kiosk-out-title"), text: words.shown(text), detail: words.shown("kiosk-out-help") }
}

/// The key of the sentence for a printer in trouble.
pub(super) fn sentence_of(trouble: PaperTrouble) -> &'static str {
    printer(trouble).1
}

/// What a printer in trouble looks like, and the key of its sentence.
fn printer(trouble: PaperTrouble) -> (NoticeKind, &'static str) {
    match trouble {
        PaperTrouble::NoPaper => (NoticeKind::NoPaper, "kiosk-out-paper"),
        PaperTrouble::CoverOpen => (NoticeKind::Broken, "kiosk-out-cover"),
        PaperTrouble::Silent | PaperTrouble::Starting => (NoticeKind::Broken, "kiosk-out-printer-silent"),
        PaperTrouble::Unplugged => (NoticeKind::CutOff, "kiosk-out-printer-unplugged"),
        PaperTrouble::Cutter => (NoticeKind::Broken, "kiosk-out-cutter"),
        PaperTrouble::Jam => (NoticeKind::Broken, "kiosk-out-jam"),
        PaperTrouble::Hot => (NoticeKind::Waiting, "kiosk-out-hot"),
        PaperTrouble::Voltage => (NoticeKind::Broken, "kiosk-out-voltage"),
        PaperTrouble::NotTaken => (NoticeKind::Broken, "kiosk-out-not-taken"),
        PaperTrouble::Leftover => (NoticeKind::Broken, "kiosk-out-leftover"),
        PaperTrouble::Fault => (NoticeKind::Broken, "kiosk-out-printer-fault"),
    }
}
