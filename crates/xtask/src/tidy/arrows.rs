//! Which member may know which: the manifests held against the table.

use std::path::Path;

use anyhow::Context;
use cargo_metadata::{DependencyKind, MetadataCommand};

use super::Violation;
use super::table::{Allowance, TABLE};

/// The file to change when an edge is to be allowed.
const TABLE_FILE: &str = "crates/xtask/src/tidy/table.rs";

/// A member of the workspace and everything its manifest names.
#[derive(Debug)]
pub(super) struct Member {
    /// Its package name.
    name: String,
    /// What it depends on, in any way.
    edges: Vec<Edge>,
}

/// One dependency of a member.
#[derive(Debug)]
struct Edge {
    /// The package depended on.
    to: String,
    /// Is that package another member?
    target: Target,
    /// Does the program contain it, or only its tests?
    used_by: UsedBy,
}

#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Target {
    Member,
    ThirdParty,
}

#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum UsedBy {
    Program,
    TestsOnly,
}

/// Reads the manifests of all members under `root`.
pub(super) fn read_members(root: &Path) -> anyhow::Result<Vec<Member>> {
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .no_deps()
        .exec()
        .context("cargo cannot describe this workspace")?;
    let mut members = Vec::new();
    for package in metadata.workspace_packages() {
        let edges = package.dependencies.iter().map(|dependency| Edge {
            to: dependency.name.clone(),
            target: if dependency.path.is_some() { Target::Member } else { Target::ThirdParty },
            used_by: match dependency.kind {
                DependencyKind::Development => UsedBy::TestsOnly,
                _ => UsedBy::Program,
            },
        });
        members.push(Member { name: package.name.to_string(), edges: edges.collect() });
    }
    Ok(members)
}

/// Edges that the table does not allow, and members it does not know.
pub(super) fn allowed(members: &[Member]) -> Vec<Violation> {
    let mut found = Vec::new();
    for member in members {
        match TABLE.iter().find(|row| row.member == member.name) {
            Some(row) => found.extend(member.edges.iter().filter_map(|edge| judge(row, edge))),
            None => found.push(Violation::new(
                &member.name,
                "is not in the table of members",
                format!("give it a level and a row in {TABLE_FILE}"),
            )),
        }
    }
    found
}

fn judge(row: &Allowance, edge: &Edge) -> Option<Violation> {
    let to = edge.to.as_str();
    let place = format!("{} -> {to}", row.member);
    match edge.target {
        Target::Member if row.members.contains(&to) => None,
        Target::Member => {
            let known = row.members.join(", ");
            let direction = match TABLE.iter().find(|other| other.member == to) {
                Some(other) if other.level > row.level => "points up",
                Some(other) if other.level == row.level => "points sideways",
                _ => "is not in the table",
            };
            let wrong = format!("this arrow {direction}: {} may know {}", row.member, or_nobody(&known));
            Some(Violation::new(
                place,
                wrong,
                "move the code to where the arrow points down, or pass what is needed in",
            ))
        }
        Target::ThirdParty if row.crates.contains(&to) => None,
        Target::ThirdParty if edge.used_by == UsedBy::TestsOnly && row.test_crates.contains(&to) => None,
        Target::ThirdParty => {
            let kind = if edge.used_by == UsedBy::TestsOnly { "the tests of " } else { "" };
            let wrong = format!("{kind}{} may not use the crate {to}", row.member);
            let remedy = format!(
                "use what is there already; if it is truly needed, add it to the row in {TABLE_FILE} and a line to docs/decisions"
            );
            Some(Violation::new(place, wrong, remedy))
        }
    }
}

fn or_nobody(known: &str) -> &str {
    if known.is_empty() { "no other member" } else { known }
}

#[cfg(test)]
mod tests {
    use super::super::table::Level;
    use super::*;

    fn member(name: &str, edges: &[(&str, Target, UsedBy)]) -> Member {
        let edges =
            edges.iter().map(|(to, target, used_by)| Edge { to: (*to).to_owned(), target: *target, used_by: *used_by });
        Member { name: name.to_owned(), edges: edges.collect() }
    }

    fn places(members: &[Member]) -> Vec<String> {
        allowed(members).into_iter().map(|found| found.place).collect()
    }

    #[test]
    fn an_arrow_that_points_up_is_named() {
        let planted = member("turno-domain", &[("turno-protocol", Target::Member, UsedBy::Program)]);
        assert_eq!(places(&[planted]), ["turno-domain -> turno-protocol"]);
        let even_in_tests = member("kiosk-ui", &[("turno-domain", Target::Member, UsedBy::TestsOnly)]);
        assert_eq!(places(&[even_in_tests]), ["kiosk-ui -> turno-domain"]);
    }

    #[test]
    fn which_way_a_wrong_arrow_points_is_said() {
        for (from, to, direction) in [
            ("turno-store", "turno-server", "points up"),
            ("turno-domain", "turno-protocol", "points sideways"),
            ("kiosk-ui", "turno-domain", "is not in the table"),
        ] {
            let found = allowed(&[member(from, &[(to, Target::Member, UsedBy::Program)])]);
            assert!(found[0].wrong.contains(direction), "{}", found[0]);
        }
    }

    #[test]
    fn a_crate_in_the_wrong_member_is_named() {
        let planted = [
            member("turno-server", &[("rusqlite", Target::ThirdParty, UsedBy::Program)]),
            member("turno-domain", &[("tokio", Target::ThirdParty, UsedBy::Program)]),
            member("turno-domain", &[("proptest", Target::ThirdParty, UsedBy::Program)]),
        ];
        let expected = ["turno-server -> rusqlite", "turno-domain -> tokio", "turno-domain -> proptest"];
        assert_eq!(places(&planted), expected);
    }

    #[test]
    fn what_the_table_allows_passes() {
        let planted = [
            member("turno-store", &[("rusqlite", Target::ThirdParty, UsedBy::Program)]),
            member("turno-domain", &[("proptest", Target::ThirdParty, UsedBy::TestsOnly)]),
            member("turno-server", &[("turno-store", Target::Member, UsedBy::Program)]),
        ];
        assert_eq!(places(&planted), Vec::<String>::new());
    }

    #[test]
    fn a_member_nobody_placed_is_named() {
        assert_eq!(places(&[member("turno-common", &[])]), ["turno-common"]);
    }

    #[test]
    fn every_arrow_of_the_table_points_down() {
        for row in TABLE {
            for known in row.members {
                let other = TABLE.iter().find(|other| other.member == *known).unwrap();
                assert!(row.level > other.level, "{} -> {known} does not point down", row.member);
            }
        }
    }

    #[test]
    fn each_kind_of_device_belongs_to_one_member() {
        for (name, owners) in [
            // The bench measures the server beside one bare commit of the same library.
            ("rusqlite", &["turno-store", "turno-bench"][..]),
            // The tests of the whole product are the far end of the scanner's line.
            ("serialport", &["turno-printer", "turno-tests"]),
            ("rodio", &["turno-voice"]),
            ("slint", &["kiosk-ui", "display-ui"]),
            ("axum", &["turno-server"]),
        ] {
            let users: Vec<_> = TABLE.iter().filter(|row| row.crates.contains(&name)).map(|row| row.member).collect();
            assert_eq!(users, owners, "{name}");
        }
    }

    #[test]
    fn only_the_top_level_knows_the_server() {
        for row in TABLE.iter().filter(|row| row.members.contains(&"turno-server")) {
            assert_eq!(row.level, Level::Proof, "{}", row.member);
        }
    }
}
