//! `turno-server user ...`: the people who may sign in, looked after on the server's own command line. It works while the
//! server runs.

use std::io::{BufRead, IsTerminal, Write, stderr, stdin};

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use jiff::Timestamp;
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use turno_server::sign_in;
use turno_store::{People, Person, PersonName, Role};

use crate::data_folder::DataFolder;

/// Look after the people who may sign in.
#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// Add a person. The password is asked for, or read from the standard input, or made with --generate.
    Add {
        /// The name to sign in with: small letters, digits, dots, hyphens.
        name: PersonName,
        /// What the person may do: greeter, operator, manager or administrator.
        #[arg(long)]
        role: Role,
        #[command(flatten)]
        password: PasswordSource,
        #[command(flatten)]
        data: DataFolder,
    },
    /// Give a person another password; this ends the person's sessions.
    Password {
        /// The person's name.
        name: PersonName,
        #[command(flatten)]
        password: PasswordSource,
        #[command(flatten)]
        data: DataFolder,
    },
    /// Give a person another role; this ends the person's sessions.
    Role {
        /// The person's name.
        name: PersonName,
        /// The new role.
        role: Role,
        #[command(flatten)]
        data: DataFolder,
    },
    /// Remove a person; this ends the person's sessions.
    Remove {
        /// The person's name.
        name: PersonName,
        #[command(flatten)]
        data: DataFolder,
    },
    /// List the people and their roles.
    List {
        #[command(flatten)]
        data: DataFolder,
    },
}

/// Where a password comes from.
#[derive(Debug, Args)]
pub(crate) struct PasswordSource {
    /// Make a random password and print it once.
    #[arg(long)]
    generate: bool,
    /// Give no password: the person signs in with an account of the office's own provider.
    #[arg(long, conflicts_with = "generate")]
    no_password: bool,
}

/// Does what was asked.
pub(crate) fn run(command: UserCommand) -> Result<()> {
    let now = Timestamp::now();
    match command {
        UserCommand::Add { name, role, password, data } => {
            let mut people = open(data)?;
            let password = password.read()?;
            let password_hash = sign_in::hash(&password.text)?;
            people.add(&Person { name: name.clone(), role, password_hash, added_at: now }, None)?;
            println!("added {role} '{name}'");
            password.print();
        }
        UserCommand::Password { name, password, data } => {
            let mut people = open(data)?;
            let password = password.read()?;
            people.set_password(&name, &sign_in::hash(&password.text)?, now, None)?;
            println!("changed the password of '{name}'");
            password.print();
        }
        UserCommand::Role { name, role, data } => {
            open(data)?.set_role(&name, role, now, None)?;
            println!("'{name}' is {role} now");
        }
        UserCommand::Remove { name, data } => {
            open(data)?.remove(&name, now, None)?;
            println!("removed '{name}'");
        }
        UserCommand::List { data } => {
            for person in open(data)?.persons()? {
                println!("{} ({})", person.name, person.role);
            }
        }
    }
    Ok(())
}

fn open(data: DataFolder) -> Result<People> {
    let folder = data.find()?;
    People::open(&folder).with_context(|| format!("the people of {} cannot be reached", folder.display()))
}

struct Password {
    text: String,
    is_made: bool,
}

impl Password {
    fn print(&self) {
        if self.is_made {
            println!("password: {}", self.text);
        }
    }
}

impl PasswordSource {
    fn read(&self) -> Result<Password> {
        if self.generate || self.no_password {
            // Without a password there is one all the same, which nobody has ever seen.
            return Ok(Password { text: sign_in::generate()?, is_made: self.generate });
        }
        let text = if stdin().is_terminal() { ask()? } else { read_line()? };
        Ok(Password { text, is_made: false })
    }
}

/// Asks twice, without showing what is typed.
fn ask() -> Result<String> {
    let before = tcgetattr(stdin()).context("the terminal cannot be used")?;
    let mut silent = before.clone();
    silent.local_modes.remove(LocalModes::ECHO);
    tcsetattr(stdin(), OptionalActions::Now, &silent).context("the terminal cannot be used")?;
    let typed = prompt("Password: ").and_then(|first| Ok((first, prompt("Once more: ")?)));
    tcsetattr(stdin(), OptionalActions::Now, &before).context("the terminal cannot be used")?;
    let (first, second) = typed?;
    if first != second {
        bail!("the two passwords differ: nothing was changed");
    }
    Ok(first)
}

fn prompt(words: &str) -> Result<String> {
    eprint!("{words}");
    stderr().flush()?;
    let line = read_line()?;
    eprintln!();
    Ok(line)
}

fn read_line() -> Result<String> {
    let mut line = String::new();
    stdin().lock().read_line(&mut line).context("no password could be read")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
