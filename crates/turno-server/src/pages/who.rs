//! The person a page is shown to, and what that person may do on it.

use turno_store::Role;

/// Who reads a page of the people at work.
#[derive(Debug, Clone)]
pub struct Who {
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
}

impl Who {
    /// The sentence that names the role.
    #[must_use]
    pub fn role_key(&self) -> &'static str {
        match self.role {
            Role::Greeter => "role-greeter",
            Role::Operator => "role-operator",
            Role::Manager => "role-manager",
            Role::Administrator => "role-administrator",
        }
    }
}
