//! The table of members: what each may know of the others, and which crates of other people it may use.
//!
//! A crate that a member may use for its tests only stands apart. Adding a line here is a decision: say why in
//! `docs/decisions`.

/// How high a member stands. Arrows point from a higher level to a lower one, never sideways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Pure: rules, types, texts, looks.
    Ground,
    /// One device or one medium each: disk, network, printer, loudspeaker.
    Edge,
    /// What is installed in an office.
    Program,
    /// What proves, measures and looks after the rest.
    Proof,
}

/// What one member may depend on.
#[derive(Debug)]
pub(super) struct Allowance {
    /// The member's package name.
    pub(super) member: &'static str,
    /// Where it stands.
    pub(super) level: Level,
    /// The other members it may know.
    pub(super) members: &'static [&'static str],
    /// The third-party crates it may contain.
    pub(super) crates: &'static [&'static str],
    /// The third-party crates only its tests may use.
    pub(super) test_crates: &'static [&'static str],
}

/// One row for every member of the workspace, lowest level first.
pub(super) const TABLE: &[Allowance] = &[
    Allowance {
        member: "turno-domain",
        level: Level::Ground,
        members: &[],
        // No tokio, no serde, no randomness: the rules are told the time and decide.
        crates: &["chrono", "jiff", "opening-hours", "thiserror"],
        test_crates: &["insta", "proptest"],
    },
    Allowance {
        member: "turno-protocol",
        level: Level::Ground,
        members: &[],
        crates: &["jiff", "serde", "utoipa", "uuid"],
        test_crates: &["serde_json"],
    },
    Allowance {
        member: "turno-text",
        level: Level::Ground,
        members: &[],
        crates: &["fluent-bundle", "intl-memoizer", "jiff", "thiserror", "unic-langid"],
        test_crates: &["fluent-syntax", "tempfile"],
    },
    Allowance { member: "turno-ui-kit", level: Level::Ground, members: &[], crates: &[], test_crates: &[] },
    Allowance {
        member: "turno-store",
        level: Level::Edge,
        members: &["turno-domain"],
        crates: &["jiff", "rusqlite", "serde", "serde_json", "thiserror", "uuid"],
        test_crates: &["proptest", "tempfile"],
    },
    Allowance {
        member: "turno-client",
        level: Level::Edge,
        members: &["turno-protocol"],
        crates: &[
            "backon",
            "futures-util",
            "reqwest",
            "serde",
            "serde_json",
            "thiserror",
            "tokio",
            "tokio-tungstenite",
            "tracing",
            "uuid",
        ],
        test_crates: &["jiff"],
    },
    Allowance {
        member: "turno-printer",
        level: Level::Edge,
        members: &[],
        crates: &[
            "ab_glyph",
            "anyhow",
            "clap",
            "dejavu",
            "escpos",
            "fast_qr",
            "image",
            "jiff",
            "nix",
            "parley",
            "rustix",
            "serde",
            "serialport",
            "signal-hook",
            "thiserror",
            "toml",
            "tracing",
            "tracing-subscriber",
        ],
        test_crates: &["insta", "proptest", "tempfile"],
    },
    Allowance {
        member: "turno-voice",
        level: Level::Edge,
        members: &["turno-text"],
        crates: &["rodio", "sha2", "thiserror", "tracing"],
        test_crates: &["tempfile"],
    },
    Allowance {
        member: "turno-server",
        level: Level::Program,
        members: &["turno-domain", "turno-protocol", "turno-store", "turno-text"],
        crates: &[
            "anyhow",
            "argon2",
            "askama",
            "axum",
            "axum-extra",
            "axum-server",
            "clap",
            "confique",
            "csv",
            "data-encoding",
            "fast_qr",
            "futures-util",
            "getrandom",
            "hmac",
            "hyper-util",
            "jiff",
            "memory-serve",
            "rust_xlsxwriter",
            "rustix",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "tokio",
            "toml",
            "tower-http",
            "tracing",
            "tracing-subscriber",
            "utoipa",
            "utoipa-axum",
            "utoipa-swagger-ui",
            "uuid",
        ],
        test_crates: &["insta", "tempfile"],
    },
    Allowance {
        member: "kiosk-ui",
        level: Level::Program,
        members: &["turno-client", "turno-printer", "turno-protocol", "turno-text", "turno-ui-kit"],
        crates: &[
            "anyhow",
            "clap",
            "confique",
            "crc32fast",
            "fast_qr",
            "jiff",
            "serde",
            "serde_json",
            "slint",
            "slint-build",
            "tokio",
            "tracing",
            "tracing-subscriber",
            "uuid",
        ],
        test_crates: &["i-slint-backend-testing", "image", "tempfile"],
    },
    Allowance {
        member: "display-ui",
        level: Level::Program,
        members: &["turno-client", "turno-protocol", "turno-text", "turno-ui-kit", "turno-voice"],
        crates: &[
            "anyhow",
            "clap",
            "confique",
            "image",
            "jiff",
            "sd-notify",
            "serde",
            "slint",
            "slint-build",
            "tokio",
            "tracing",
            "tracing-subscriber",
            "uuid",
        ],
        test_crates: &["i-slint-backend-testing", "tempfile"],
    },
    Allowance {
        member: "turno-tests",
        level: Level::Proof,
        members: &["turno-client", "turno-domain", "turno-protocol", "turno-server", "turno-store", "turno-text"],
        crates: &[
            "anyhow",
            "clap",
            "futures-util",
            "image",
            "jiff",
            "reqwest",
            "serde",
            "serde_json",
            "tempfile",
            "tokio",
            "tokio-tungstenite",
            "uuid",
        ],
        test_crates: &["insta", "proptest"],
    },
    Allowance {
        member: "turno-bench",
        level: Level::Proof,
        members: &["turno-client", "turno-domain", "turno-protocol", "turno-server", "turno-store"],
        crates: &["anyhow", "clap", "jiff", "reqwest", "serde_json", "tempfile", "tokio", "uuid"],
        test_crates: &[],
    },
    Allowance {
        member: "xtask",
        level: Level::Proof,
        members: &["turno-domain", "turno-server"],
        crates: &["anyhow", "cargo_metadata", "clap", "fluent-syntax", "jiff", "toml"],
        test_crates: &[],
    },
];
