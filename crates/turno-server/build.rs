//! Embeds the pages' built assets. Without them the server still builds and serves bare pages.

use std::{fs, path::Path};

const DIST: &str = "web/dist";

fn main() {
    println!("cargo::rerun-if-changed={DIST}");
    if !Path::new(DIST).exists() {
        println!("cargo::warning=the pages have no style and no script yet: run 'make web'");
        if let Err(error) = fs::create_dir_all(DIST) {
            println!("cargo::error=cannot make the folder {DIST}: {error}");
            return;
        }
    }
    memory_serve::load_directory(DIST);
}
