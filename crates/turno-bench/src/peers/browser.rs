//! A Chromium kiosk window that shows a page as full as the totem's or the wall's: what people build such screens with.

use std::{fs, path::Path, process::Command};

use anyhow::Result;

use crate::{
    screen::Screen,
    server::{COUNTERS, SERVICES},
};

/// Debian's browser.
pub(crate) const PROGRAM: &str = "chromium";

/// The profile's folder, beside the page.
pub(crate) const PROFILE: &str = "profile";

/// Which screen the page stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    /// Tiles to touch.
    Totem,
    /// A large call and a table of others.
    Wall,
}

/// How to start the browser with the page on a screen of this size; its profile lies in `folder`.
pub(crate) fn command(page: Page, screen: &Screen, (width, height): (usize, usize), folder: &Path) -> Result<Command> {
    let file = folder.join("page.html");
    fs::write(&file, text(page))?;
    let mut command = Command::new(PROGRAM);
    command.env("DISPLAY", screen.display()).env_remove("WAYLAND_DISPLAY");
    command.args(["--kiosk", "--no-first-run", "--no-default-browser-check", "--disable-gpu", "--no-sandbox"]);
    command.args(["--disable-background-networking", "--disable-component-update", "--disable-sync"]);
    command.arg(format!("--window-size={width},{height}")).arg("--window-position=0,0");
    command.arg(format!("--user-data-dir={}", folder.join(PROFILE).display()));
    command.arg(format!("file://{}", file.display()));
    Ok(command)
}

/// The page: no script but a clock, no picture, the system's own typeface.
fn text(page: Page) -> String {
    let body: String = match page {
        Page::Totem => (0..SERVICES)
            .map(|index| {
                format!("<button><b>{}</b> Servizio {index}<br>3 in attesa, 10-20 minuti</button>", letter(index))
            })
            .collect(),
        Page::Wall => {
            let rows = (0..COUNTERS).map(|index| format!("<tr><td>A{index:03}<td>Sportello {index}</tr>"));
            format!("<h1>A042</h1><h2>Sportello 7</h2><table>{}</table>", rows.collect::<String>())
        }
    };
    format!(
        "<!doctype html><meta charset=utf-8><title>Turno</title><style>body{{margin:0;background:#17324d;color:#fff;\
         font:40px sans-serif}}button{{display:block;width:90%;margin:24px auto;padding:32px;font:40px sans-serif;background:#fff;\
         color:#17324d;border-radius:16px}}h1{{font-size:300px;margin:0;text-align:center}}h2{{text-align:center}}\
         table{{width:90%;margin:auto}}</style><p id=t></p>{body}\
         <script>setInterval(()=>t.textContent=new Date().toLocaleTimeString(),1000)</script>"
    )
}

fn letter(index: usize) -> char {
    ('A'..='Z').nth(index).unwrap_or('Z')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_are_as_full_as_ours() {
        assert_eq!(text(Page::Totem).matches("<button>").count(), SERVICES);
        assert_eq!(text(Page::Wall).matches("<tr>").count(), COUNTERS);
    }
}
