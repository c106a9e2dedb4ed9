//! Signing in: who is at the keyboard, and what that person may do.
//!
//! `password` knows passwords, `throttle` slows guessing down without locking anybody out, `session` is what the browser
//! holds, `kept` remembers for a moment whose it is, `sso` asks the office's own provider, `access` is the one table of which
//! route needs which role. What is kept for longer lies in `turno_store::People`.

mod access;
mod kept;
mod password;
mod session;
mod sso;
mod throttle;

use std::{
    collections::BTreeMap,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::{Timestamp, civil::Date};
use tokio::sync::Semaphore;
use turno_domain::HallId;
use turno_store::{
    Appointment, AppointmentCode, AuditLine, AuditQuestion, Deed, GivenFor, People, Person, PersonName, Role,
    StoreError,
};

pub use access::{Access, ROUTES, guard};
use kept::Kept;
pub use password::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN, PasswordError, generate, hash};
pub use session::{COOKIE, Channel, Token};
pub use sso::{Beginning, RETURN_PATH, Sso, SsoError, SsoSettings, Vouched};
pub use throttle::Throttle;

/// How many passwords are checked at once: each check costs a processor some ten milliseconds and 19 MiB, on purpose.
const CHECKS_MAX: usize = 2;

/// How many sign-ins may wait for a check. More at once are no office that begins its day.
const CHECKS_WAITING_MAX: usize = 32;

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The person's name.
    pub name: PersonName,
    /// What the person may do.
    pub role: Role,
}

impl From<Person> for SignedIn {
    fn from(person: Person) -> Self {
        Self { name: person.name, role: person.role }
    }
}

/// Why somebody was not signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Name or password is wrong; which one is not said.
    #[error("name or password is wrong")]
    Wrong,
    /// Too many tries in a short time.
    #[error("too many tries: the next one is taken in {retry_after_secs} seconds")]
    TooSoon {
        /// When the next try is taken, in seconds.
        retry_after_secs: u32,
    },
    /// Too many people sign in at this moment.
    #[error("too many people are signing in")]
    Busy,
    /// The people's database fails.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The people's side of a running server.
#[derive(Debug)]
pub struct SignIn {
    /// For questions: never waits for a disk.
    reader: Mutex<People>,
    /// For what is written.
    writer: Mutex<People>,
    kept: Mutex<Kept>,
    throttle: Mutex<Throttle>,
    checks: Semaphore,
    waiting: Semaphore,
    nobody: String,
}

impl SignIn {
    /// The sign-in over two connections to the same people's database.
    #[must_use]
    pub fn new(reader: People, writer: People) -> Self {
        Self {
            reader: Mutex::new(reader),
            writer: Mutex::new(writer),
            kept: Mutex::default(),
            throttle: Mutex::new(Throttle::default()),
            checks: Semaphore::new(CHECKS_MAX),
            waiting: Semaphore::new(CHECKS_WAITING_MAX),
            nobody: password::of_nobody(),
        }
    }

    /// Who holds `token` now. What another program has written is seen within a second.
    ///
    /// # Errors
    ///
    /// When the people's database cannot be read.
    pub fn who(&self, token: &Token, now: Timestamp) -> Result<Option<SignedIn>, StoreError> {
        let token = token.hash();
        let known = lock(&self.kept).who(&token, now);
        let asked = match known {
            Ok(who) => return Ok(Some(who)),
            Err(asked) => asked,
        };
        let Some((person, until)) = lock(&self.reader).signed_in(&token, now)? else { return Ok(None) };
        let who = SignedIn::from(person);
        lock(&self.kept).keep(asked, token, (who.clone(), until), now);
        Ok(Some(who))
    }

    /// Checks name and password and begins a session. The answer to an unknown name takes as long as to a wrong password.
    ///
    /// # Errors
    ///
    /// See [`SignInError`].
    pub async fn sign_in(
        &self,
        name: &str,
        given: String,
        from: IpAddr,
        now: Timestamp,
    ) -> Result<(Token, SignedIn), SignInError> {
        let name: Result<PersonName, _> = name.parse();
        let key = name.as_ref().map(ToString::to_string).unwrap_or_default();
        self.take_a_try(from, &key, now)?;
        let person = name.ok().map(|name| lock(&self.reader).person(&name)).transpose()?.flatten();
        let known_hash = person.as_ref().map_or_else(|| self.nobody.clone(), |person| person.password_hash.clone());
        let is_right = self.check(given, known_hash).await?;
        let Some(person) = person else { return Err(SignInError::Wrong) };
        if !is_right {
            self.write(|people| people.note(now, Some(&person.name), Deed::SignInFailed, &from.to_string()))?;
            return Err(SignInError::Wrong);
        }
        let begun = self.begin(person, now)?;
        lock(&self.throttle).succeeded(from, &key);
        Ok(begun)
    }

    /// Begins a session for the person of this name, for whom the office's provider vouches.
    ///
    /// # Errors
    ///
    /// [`SignInError::Wrong`] when there is no such person here, [`SignInError::TooSoon`] when that was so too often.
    pub fn sign_in_vouched(&self, name: &str, from: IpAddr, now: Timestamp) -> Result<(Token, SignedIn), SignInError> {
        let known = name.parse::<PersonName>().ok();
        let person = known.map(|name| lock(&self.reader).person(&name)).transpose()?.flatten();
        let Some(person) = person else {
            // Each such account leaves a line in the audit log, which must not grow as a stranger likes.
            self.take_a_try(from, "", now)?;
            self.write(|people| people.note(now, None, Deed::SignInFailed, &from.to_string()))?;
            return Err(SignInError::Wrong);
        };
        self.begin(person, now)
    }

    fn begin(&self, person: Person, now: Timestamp) -> Result<(Token, SignedIn), SignInError> {
        let token = Token::random();
        self.write(|people| people.begin_session(&token.hash(), &person.name, now))?;
        Ok((token, person.into()))
    }

    fn take_a_try(&self, from: IpAddr, name: &str, now: Timestamp) -> Result<(), SignInError> {
        let taken = lock(&self.throttle).take(from, name, now);
        taken.map_err(|retry_after_secs| SignInError::TooSoon { retry_after_secs })
    }

    async fn check(&self, given: String, known_hash: String) -> Result<bool, SignInError> {
        let _place = self.waiting.try_acquire().map_err(|_| SignInError::Busy)?;
        let _turn = self.checks.acquire().await.map_err(|_| SignInError::Busy)?;
        tokio::task::spawn_blocking(move || password::is_right(&given, &known_hash))
            .await
            .map_err(|_| SignInError::Busy)
    }

    /// Ends the session of `token`.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn sign_out(&self, token: &Token, now: Timestamp) -> Result<(), StoreError> {
        self.write(|people| people.end_session(&token.hash(), now))
    }

    /// Whether anybody can sign in at all.
    ///
    /// # Errors
    ///
    /// When the people's database cannot be read.
    pub fn has_people(&self) -> Result<bool, StoreError> {
        Ok(!lock(&self.reader).persons()?.is_empty())
    }

    /// Writes a line into the audit log. A log that cannot be written does not undo what was done: it is said in the
    /// program's own log.
    pub fn note(&self, now: Timestamp, by: &SignedIn, deed: Deed, about: &str) {
        if let Err(error) = self.write(|people| people.note(now, Some(&by.name), deed, about)) {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                deed = deed.word(),
                "the audit log was not written"
            );
        }
    }

    /// Removes what the audit log need not keep any longer.
    pub fn expire(&self, now: Timestamp) {
        match self.write(|people| people.expire_audit(now)) {
            Ok(0) => {}
            Ok(lines) => tracing::info!(lines, "lines of the audit log were removed at their date"),
            Err(error) => tracing::error!(error = &error as &dyn std::error::Error, "the audit log was not expired"),
        }
    }

    /// Lines of the audit log.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn audit(&self, wanted: &AuditQuestion) -> Result<Vec<AuditLine>, StoreError> {
        lock(&self.reader).audit(wanted)
    }

    /// Everybody who may sign in.
    ///
    /// # Errors
    ///
    /// When the people's database cannot be read.
    pub fn persons(&self) -> Result<Vec<Person>, StoreError> {
        lock(&self.reader).persons()
    }

    /// Who put which version of a hall's settings in force, as long as the audit log knows.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn settings_changers(&self, hall: &HallId) -> Result<BTreeMap<u64, String>, StoreError> {
        let wanted = AuditQuestion { deed: Some(Deed::SettingsChanged), ..AuditQuestion::default() };
        let of_line = |line: AuditLine| {
            let version = line.about.strip_prefix(&format!("{hall} version "))?.parse().ok()?;
            Some((version, line.name?.to_string()))
        };
        Ok(self.audit(&wanted)?.into_iter().filter_map(of_line).collect())
    }
}

impl SignIn {
    /// Keeps a day's agenda; see [`People::hand_in_agenda`].
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn hand_in_agenda(
        &self,
        hall: &HallId,
        day: Date,
        today: Date,
        appointments: &[Appointment],
    ) -> Result<(), StoreError> {
        self.write(|people| people.hand_in_agenda(hall, day, today, appointments))
    }

    /// Who is booked under a code.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn appointment(
        &self,
        hall: &HallId,
        day: Date,
        code: &AppointmentCode,
    ) -> Result<Option<Appointment>, StoreError> {
        lock(&self.reader).appointment(hall, day, code)
    }

    /// The appointments of a day, by their times.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn agenda(&self, hall: &HallId, day: Date) -> Result<Vec<Appointment>, StoreError> {
        lock(&self.reader).agenda(hall, day)
    }

    /// How many appointments a day has.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn appointments_of(&self, hall: &HallId, day: Date) -> Result<u32, StoreError> {
        lock(&self.reader).appointments_of(hall, day)
    }

    /// Notes the number that was given for an appointment.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn check_in(
        &self,
        hall: &HallId,
        day: Date,
        code: &AppointmentCode,
        given: GivenFor,
    ) -> Result<(), StoreError> {
        self.write(|people| people.check_in(hall, day, code, given))
    }
}

impl SignIn {
    /// Writing waits for the disk: the other requests of this thread go to another one meanwhile. Whatever was written, also by
    /// a step that reports a failure, who is signed in is then asked anew.
    fn write<T>(&self, step: impl FnOnce(&mut People) -> T) -> T {
        let done = tokio::task::block_in_place(|| step(&mut lock(&self.writer)));
        lock(&self.kept).forget();
        done
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nothing is left half done by a panic: each use is one statement or one transaction.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
