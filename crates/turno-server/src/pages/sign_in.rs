//! `/sign-in`: the form for name and password.

use askama::Template;

use super::{LanguageLink, Words};

/// Why the form is shown again, or is of no use yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInProblem {
    /// Name or password was wrong.
    Wrong,
    /// Too many tries.
    TooSoon {
        /// When the next one is taken, in seconds.
        secs: u32,
    },
    /// Nobody can sign in: the first person is made on the server's command line.
    NobodyYet,
    /// The office's own provider could not be asked, or did not answer as it should.
    Account,
    /// The provider knows the person, this server does not.
    UnknownAccount {
        /// The name of the account.
        name: String,
    },
}

/// The form.
#[derive(Debug, Template)]
#[template(path = "sign-in.html")]
pub struct SignInPage {
    words: Words,
    languages: Vec<LanguageLink>,
    next: String,
    problem: Option<SignInProblem>,
    by_account: bool,
}

impl SignInPage {
    /// The form; signed in, it leads on to `next`, an address of this server, or to the list of pages if it is empty.
    /// `by_account`: whether the office's own provider may be asked.
    #[must_use]
    pub fn new(words: Words, next: &str, problem: Option<SignInProblem>, by_account: bool) -> Self {
        let query = if next.is_empty() { String::new() } else { format!("&next={}", super::escaped(next)) };
        let languages = LanguageLink::all(|tag| format!("/sign-in?lang={tag}{query}"));
        Self { words, languages, next: next.to_owned(), problem, by_account }
    }

    fn problem_in_words(&self) -> Option<String> {
        Some(match self.problem.as_ref()? {
            SignInProblem::Wrong => self.words.say("sign-in-wrong"),
            SignInProblem::TooSoon { secs } => self.words.say_with("sign-in-too-soon", &[("n", (*secs).into())]),
            SignInProblem::NobodyYet => self.words.say("sign-in-nobody-yet"),
            SignInProblem::Account => self.words.say("sign-in-account-failed"),
            SignInProblem::UnknownAccount { name } => {
                self.words.say_with("sign-in-account-unknown", &[("name", name.as_str().into())])
            }
        })
    }

    /// The way to the provider.
    fn account(&self) -> String {
        format!("/sign-in/account?lang={}&next={}", self.words.language(), super::escaped(&self.next))
    }

    fn is_open(&self) -> bool {
        self.problem != Some(SignInProblem::NobodyYet)
    }
}
