//! Chores of the project, run as `cargo xtask NAME`.

mod licences;
mod simulate;
mod tidy;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand};

/// Chores of the project.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Check that the tree follows the project's rules of layout
    Tidy,
    /// Write the list of other people's licences that the totem shows, and their texts
    Licences,
    /// Run the rule on simulated days and write docs/FAIRNESS.md, its plots and target/fairness/report.json
    Simulate,
}

fn main() -> anyhow::Result<ExitCode> {
    let Arguments { chore } = Arguments::parse();
    match chore {
        Chore::Tidy => tidy::run(&root()?),
        Chore::Licences => licences::run(&root()?),
        Chore::Simulate => simulate::run(&root()?),
    }
}

/// The top folder of the checkout that these chores were built from.
fn root() -> anyhow::Result<PathBuf> {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").context("run this as 'cargo xtask', not by itself")?;
    let root = PathBuf::from(here).join("../..");
    root.canonicalize().context("the checkout's top folder cannot be found")
}
