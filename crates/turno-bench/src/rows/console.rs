//! What an operator waits for at the console, in a real browser: the first paint, and the answer to a press.

use std::path::Path;

use anyhow::Result;
use tempfile::TempDir;

use super::issue::CLIENTS;
use crate::{
    devtools::{Browser, Tab},
    figures::{Figure, Goal, median, percentile},
    load::{Wish, crowd, open_counters},
    server::{COUNTERS, Data, HALL, Server},
};

/// Each run starts server and browser anew and lasts most of a minute.
const RUNS: usize = 3;

/// People called, started and finished in one run: three presses each, a hundred in all.
const PEOPLE: usize = 34;

/// People in the hall for each counter when the run begins.
const WAITING_EACH: usize = 40;

/// The console keeps the counter that was chosen at this machine.
const TAKE_A_COUNTER: &str = "new Promise(done => { const look = () => { \
    const first = document.querySelector('#choose-list button'); \
    first ? (first.click(), done(1)) : requestAnimationFrame(look); }; look(); })";

/// The page may be loaded before it is painted.
const FIRST_PAINT: &str = "new Promise(done => new PerformanceObserver(list => { \
    const [paint] = list.getEntriesByName('first-contentful-paint'); \
    if (paint) done(paint.startTime); }).observe({ type: 'paint', buffered: true }))";

/// The three steps of a visit: the button, and the state that it leads to.
const STEPS: [(&str, &str); 3] = [("next", "calling"), ("start", "serving"), ("finish", "free")];

/// From a click to the new state of the counter on the page, in milliseconds. It is clicked as soon as the page allows it.
fn press(action: &str, to: &str) -> String {
    format!(
        "new Promise(done => {{ const mine = document.querySelector('#mine'); const go = () => {{ \
         const button = document.querySelector('.act[data-action={action}]:not([hidden])[aria-disabled=false]'); \
         if (!button || mine.ariaBusy !== 'false') return requestAnimationFrame(go); const begun = performance.now(); \
         const seen = new MutationObserver(() => {{ if (mine.dataset.state === '{to}') {{ seen.disconnect(); \
         done(performance.now() - begun); }} }}); seen.observe(mine, {{ attributes: true }}); button.click(); }}; go(); }})"
    )
}

/// First paint and presses, with the hall's other counters open and its lines full.
pub(super) async fn measure(disk: &Path) -> Result<Vec<Figure>> {
    let (mut paints, mut presses) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let data = Data::new(disk)?;
        let server = Server::start(&data).await?;
        open_counters(&server, COUNTERS).await?;
        crowd(&server, CLIENTS, Wish::Ticket, WAITING_EACH * COUNTERS).await?;
        let folder = TempDir::with_prefix_in("browser-", disk)?;
        let mut browser = Browser::start(folder.path()).await?;
        let url = format!("http://{}/halls/{HALL}/console", server.address());
        let tab = browser.tab(&url, server.session()).await?;
        browser.go(&tab, &url).await?;
        paints.push(browser.number(&tab, FIRST_PAINT).await?);
        browser.number(&tab, TAKE_A_COUNTER).await?;
        presses.push(pressed(&mut browser, &tab).await?);
    }
    let all: Vec<f64> = presses.iter().flatten().copied().collect();
    let what = format!(
        "from a click to the counter's new state on the page, 99 of 100 presses, {COUNTERS} counters open and {} people waiting",
        WAITING_EACH * COUNTERS
    );
    Ok(vec![
        Figure::new(
            "console-paint",
            "from the address to the first painted content, nothing loaded before",
            "ms",
            paints,
        )
        .goal(Goal::ValueBelow(1_000.0)),
        Figure::new("console-press", what, "ms", presses.iter().map(|run| percentile(run, 99)).collect())
            .goal(Goal::ValueBelow(50.0))
            .remark(format!("The median press takes {:.1} ms. Browser and server share the processor.", median(&all))),
    ])
}

async fn pressed(browser: &mut Browser, tab: &Tab) -> Result<Vec<f64>> {
    let mut waits = Vec::new();
    for _ in 0..PEOPLE {
        for (action, to) in STEPS {
            waits.push(browser.number(tab, &press(action, to)).await?);
        }
    }
    Ok(waits)
}
