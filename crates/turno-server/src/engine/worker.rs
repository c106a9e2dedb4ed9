//! The engine's thread: takes jobs, has them carried out, publishes, replies.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{Timestamp, civil::Date};
use tokio::sync::{mpsc, oneshot, watch};
use turno_domain::{Command, Hall, HallId, RequestId, ServiceId, Settings};
use turno_store::{Store, StoreError, stored_precision};

use super::{
    BATCH_MAX, ChangeError, Clock, EngineError, Reply, SubmitError,
    batch::{At, Outcome, Turn, carry_out},
    drift::Drift,
    load,
    settings::{Renewal, renew},
};

/// Something for the engine to do.
pub(super) enum Job<V> {
    /// Carry a command out.
    Carry(Wish<V>),
    /// Read from a hall.
    Read { hall: HallId, read: Reading },
    /// Put new settings in force.
    Renew(Box<Renewal>),
    /// Know who is booked.
    Expect { hall: HallId, day: Date, booked: Booked },
    /// Time has passed.
    Tick,
    /// Take no more jobs.
    Stop,
}

/// The booked services and times of a day.
pub(super) type Booked = Vec<(ServiceId, Timestamp)>;

/// A question about a hall; it sends its answer itself.
pub(super) type Reading = Box<dyn FnOnce(&Hall, Timestamp) + Send>;

/// A command and where its answer goes.
pub(super) struct Wish<V> {
    pub(super) hall: HallId,
    pub(super) request: Option<RequestId>,
    pub(super) command: Command,
    pub(super) reply: oneshot::Sender<Result<Reply<V>, SubmitError>>,
}

/// How it ended.
#[derive(Debug, Clone)]
pub(super) enum Ended {
    NotYet,
    Stopped,
    Failed(Arc<EngineError>),
}

/// A hall in memory.
pub(super) struct Live {
    pub(super) hall: Hall,
    pub(super) drift: Drift,
    /// Whether it has gone beyond its latest view.
    pub(super) changed: bool,
    /// The day for which it knows what past days tell.
    pub(super) foreseen: Date,
    /// Who is booked on which day.
    pub(super) booked: (Date, Booked),
}

/// What is shown of a hall.
struct Shown<V> {
    version: u64,
    views: watch::Sender<Arc<V>>,
}

type MakeView<V> = Box<dyn Fn(&Hall, Timestamp, u64) -> V + Send>;

pub(super) struct Worker<V> {
    store: Store,
    halls: BTreeMap<HallId, Live>,
    shown: BTreeMap<HallId, Shown<V>>,
    clock: Clock,
    make_view: MakeView<V>,
    queue: mpsc::Receiver<Job<V>>,
}

impl<V> Worker<V> {
    pub(super) fn new(
        mut store: Store,
        halls: Vec<(HallId, Arc<Settings>)>,
        clock: Clock,
        make_view: MakeView<V>,
        queue: mpsc::Receiver<Job<V>>,
    ) -> Result<Self, EngineError> {
        let now = stored_precision(clock.now());
        let mut live = load::start(&store, halls, now)?;
        carry_out::<V>(&mut store, &mut live, &[], Turn::Start, now).map_err(|failed| failed.source)?;
        live.iter_mut().for_each(|(id, live)| foresee(&store, id, live));
        let first_view = |(id, live): (&HallId, &mut Live)| {
            live.changed = false;
            let view = make_view(&live.hall, now.max(live.hall.last_at()), 1);
            (id.clone(), Shown { version: 1, views: watch::Sender::new(Arc::new(view)) })
        };
        let shown = live.iter_mut().map(first_view).collect();
        Ok(Self { store, halls: live, shown, clock, make_view, queue })
    }

    pub(super) fn views(&self) -> BTreeMap<HallId, watch::Receiver<Arc<V>>> {
        self.shown.iter().map(|(id, shown)| (id.clone(), shown.views.subscribe())).collect()
    }

    /// Works until it is stopped or nobody can ask any more.
    pub(super) fn run(mut self) -> Result<(), EngineError> {
        let mut jobs = Vec::with_capacity(BATCH_MAX);
        while self.queue.blocking_recv_many(&mut jobs, BATCH_MAX) > 0 {
            self.work(&mut jobs)?;
        }
        Ok(self.store.checkpoint()?)
    }

    pub(super) fn work(&mut self, jobs: &mut Vec<Job<V>>) -> Result<(), EngineError> {
        let (mut wishes, mut readings, mut renewals, mut turn) = (Vec::new(), Vec::new(), Vec::new(), Turn::AsNeeded);
        for job in jobs.drain(..) {
            match job {
                Job::Carry(wish) => wishes.push(wish),
                Job::Read { hall, read } => readings.push((hall, read)),
                Job::Renew(renewal) => renewals.push(renewal),
                Job::Expect { hall, day, booked } => {
                    if let Some(live) = self.halls.get_mut(&hall) {
                        (live.booked, live.foreseen) = ((day, booked), Date::MIN);
                        foresee(&self.store, &hall, live);
                        // What people are told now depends on it: everybody gets a new view.
                        turn = Turn::Every;
                    }
                }
                Job::Tick => turn = Turn::Every,
                Job::Stop => self.queue.close(),
            }
        }
        let now = stored_precision(self.clock.now());
        for (id, live) in &mut self.halls {
            live.drift.observe(id, live.hall.last_at(), now);
        }
        if turn == Turn::Every || !wishes.is_empty() {
            self.carry(wishes, turn, now)?;
        }
        for renewal in renewals {
            self.renew(*renewal, now)?;
        }
        self.halls.iter_mut().for_each(|(id, live)| foresee(&self.store, id, live));
        for (hall, read) in readings {
            if let Some(live) = self.halls.get(&hall) {
                read(&live.hall, now.max(live.hall.last_at()));
            }
        }
        Ok(())
    }

    /// Carries a batch out. A command that meets a defect is answered so and taken out, and the others are carried out without
    /// it; each round takes something out, so there is an end.
    fn carry(&mut self, mut wishes: Vec<Wish<V>>, mut turn: Turn, now: Timestamp) -> Result<(), EngineError> {
        loop {
            let failed = match carry_out(&mut self.store, &mut self.halls, &wishes, turn, now) {
                Ok(outcomes) => {
                    if turn == Turn::Every {
                        self.halls.values_mut().for_each(|live| live.changed = true);
                    }
                    self.publish(now);
                    self.reply(wishes, outcomes);
                    return Ok(());
                }
                Err(failed) => failed,
            };
            let error = &failed.source as &dyn std::error::Error;
            match failed.at {
                At::Wish(index) if failed.source.is_defect() => {
                    let wish = wishes.remove(index);
                    tracing::error!(error, hall = %wish.hall, command = %wish.command, "a command met a defect");
                    let _ = wish.reply.send(Err(SubmitError::Defect));
                }
                At::Turn if failed.source.is_defect() && turn == Turn::Every => {
                    tracing::error!(error, "turning the day met a defect");
                    turn = Turn::AsNeeded;
                }
                At::Wish(_) | At::Turn | At::Commit => return self.recover(&failed.source, wishes),
            }
            self.reload().map_err(|source| EngineError::Reload { source: Box::new(source) })?;
        }
    }

    fn renew(&mut self, Renewal { hall, change, reply }: Renewal, now: Timestamp) -> Result<(), EngineError> {
        let outcome = match self.halls.get_mut(&hall) {
            Some(live) => renew(&mut self.store, &hall, live, &change, now.max(live.hall.last_at())),
            None => Err(SubmitError::UnknownHall(hall).into()),
        };
        // As after a failed batch: only the disk knows what it kept.
        let unsure = matches!(outcome, Err(ChangeError::Submit(SubmitError::StorageFailed)));
        let reloaded = if unsure { self.reload() } else { Ok(()) };
        self.publish(now);
        // Whoever asked may be gone; what was changed stays changed.
        let _ = reply.send(outcome);
        reloaded.map_err(|source| EngineError::Reload { source: Box::new(source) })
    }

    fn publish(&mut self, now: Timestamp) {
        for (live, shown) in self.halls.values_mut().zip(self.shown.values_mut()).filter(|(live, _)| live.changed) {
            live.changed = false;
            shown.version += 1;
            let view = (self.make_view)(&live.hall, now.max(live.hall.last_at()), shown.version);
            shown.views.send_replace(Arc::new(view));
        }
    }

    fn reply(&self, wishes: Vec<Wish<V>>, outcomes: Vec<Outcome>) {
        for (wish, outcome) in wishes.into_iter().zip(outcomes) {
            let answer = match (outcome, self.shown.get(&wish.hall)) {
                (Ok((events, novelty)), Some(shown)) => {
                    Ok(Reply { events, novelty, view: Arc::clone(&shown.views.borrow()) })
                }
                (Ok(_), None) => Err(SubmitError::UnknownHall(wish.hall)),
                (Err(error), _) => Err(error),
            };
            // Whoever asked may be gone; what was done stays done.
            let _ = wish.reply.send(answer);
        }
    }

    /// After a failed batch the halls in memory may be ahead of the disk: they are read back, so that nothing that was not kept
    /// is ever seen. If even that fails, the engine ends.
    fn recover(&mut self, error: &StoreError, wishes: Vec<Wish<V>>) -> Result<(), EngineError> {
        tracing::error!(error = error as &dyn std::error::Error, commands = wishes.len(), "a batch was not stored");
        let reloaded = self.reload();
        for wish in wishes {
            let _ = wish.reply.send(Err(SubmitError::StorageFailed));
        }
        reloaded.map_err(|source| EngineError::Reload { source: Box::new(source) })
    }

    fn reload(&mut self) -> Result<(), EngineError> {
        for (id, live) in &mut self.halls {
            let settings = Arc::clone(live.hall.settings());
            live.hall = load::fold(&self.store, id, &settings)?;
            live.foreseen = Date::MIN;
            // If the disk kept the batch although it reported a failure, the latest view lacks it.
            live.changed = true;
        }
        Ok(())
    }
}

/// Hands a hall what past days tell of its day, once for each day. Should that be out of reach, the forecasts of the day go by
/// the settings, and nothing else changes.
fn foresee(store: &Store, id: &HallId, live: &mut Live) {
    let day = live.hall.day();
    if live.foreseen == day {
        return;
    }
    live.foreseen = day;
    match store.foresight(live.hall.settings(), day) {
        Ok(foresight) => {
            let booked = Some(&live.booked).filter(|(of, _)| *of == day).map(|(_, booked)| booked.clone());
            live.hall.foresee(Arc::new(foresight.with_agenda(booked.unwrap_or_default())));
        }
        Err(error) => tracing::error!(error = &error as &dyn std::error::Error, hall = %id, "past days cannot be read"),
    }
}
