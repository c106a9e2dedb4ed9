//! The pages of an office for the people at work: which there are, and which of them a role may open.

use turno_store::Role;

use super::Who;

/// A page of an office, as a link to it.
#[derive(Debug)]
pub(super) struct Desk {
    /// Its address.
    pub(super) href: String,
    /// The sentence that names it.
    pub(super) name: &'static str,
    /// The sentence on what it is for.
    pub(super) about: &'static str,
    /// Whether this is the page that the link stands on.
    pub(super) is_here: bool,
}

/// The role that each needs, its address below the office's, its name and what it is for.
const DESKS: &[(Role, &str, &str, &str)] = &[
    (Role::Operator, "console", "console-title", "page-halls-console"),
    (Role::Greeter, "reception", "reception-title", "page-halls-reception"),
    (Role::Manager, "manager", "manager-title", "page-halls-manager"),
    (Role::Manager, "appointments", "agenda-title", "page-halls-agenda"),
    (Role::Manager, "reports", "reports-title", "page-halls-reports"),
    (Role::Manager, "settings", "settings-title", "page-halls-settings"),
];

impl Who {
    /// The pages of `hall` that this person may open, in `language`; `here` is the one that they are read on.
    pub(super) fn desks(&self, hall: &str, language: &str, here: &str) -> Vec<Desk> {
        let hall = super::escaped(hall);
        let open = DESKS.iter().filter(|(role, ..)| self.role >= *role);
        open.map(|&(_, page, name, about)| Desk {
            href: format!("/halls/{hall}/{page}?lang={language}"),
            name,
            about,
            is_here: page == here,
        })
        .collect()
    }

    /// Whether this person may read the audit log.
    pub(super) fn reads_audit(&self) -> bool {
        self.role == Role::Administrator
    }
}
