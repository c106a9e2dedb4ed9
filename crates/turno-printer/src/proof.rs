//! What a printer is asked behind the cut, and what it must answer, in the order of the questions.
//!
//! A single byte proves nothing: line noise can be any byte. The process ID is seven bytes of which four are the job's
//! own. A printer without it is asked six queued questions, three times for its paper sensors and three times for its
//! model, in an order that depends on the job; only the six right answers in that order, with nothing between them, are a
//! proof. The paper sensors can answer with 4 values of 256 and the model with one, so random noise of six bytes is such
//! a proof once in (256/4)^3 x 256^3 = 2^42 times; two consecutive jobs never have the same order, and no order can be
//! cut out of answers that were owed to an earlier question.

use crate::profile::{Profile, ProofKind};
use crate::proto::{Counter, Reply};
use crate::slip::JobId;

/// One question that waits its turn behind everything printed before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Question {
    /// `GS ( H` function 48: repeats the four characters.
    ProcessId([u8; 4]),
    /// `GS r 1`: the paper sensors.
    Paper,
    /// `GS I n`: the model.
    Mark(u8),
    /// A counter of a Custom printer.
    Count(Counter),
}

impl Question {
    pub(crate) fn bytes(self) -> Vec<u8> {
        match self {
            Self::ProcessId(id) => [&[0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30][..], &id].concat(),
            Self::Paper => vec![0x1D, 0x72, 0x01],
            Self::Mark(n) => vec![0x1D, 0x49, n],
            Self::Count(counter) => counter.request().to_vec(),
        }
    }
}

/// Questions of one fence.
pub(crate) const FENCE_QUESTIONS: usize = 6;

/// The order of a fence, `true` for the model.
type Order = [bool; FENCE_QUESTIONS];

const P: bool = false;
const M: bool = true;

/// The order in which a printer is asked before it is in service.
const PROBE: Order = [P, M, P, M, M, P];

/// The orders of jobs: three of each kind, and none of those that two probes in a row contain somewhere.
const JOBS: [Order; 14] = [
    [P, P, P, M, M, M],
    [P, P, M, M, P, M],
    [P, P, M, M, M, P],
    [P, M, P, P, M, M],
    [P, M, P, M, P, M],
    [P, M, M, P, M, P],
    [P, M, M, M, P, P],
    [M, P, P, P, M, M],
    [M, P, P, M, M, P],
    [M, P, M, P, P, M],
    [M, P, M, P, M, P],
    [M, M, P, P, P, M],
    [M, M, P, M, P, P],
    [M, M, M, P, P, P],
];

/// What stands behind the cut of `job`.
pub(crate) fn questions(profile: &Profile, job: JobId) -> Vec<Question> {
    let mut questions = Vec::new();
    for kind in &profile.job.proof {
        match kind {
            ProofKind::ProcessId => questions.push(Question::ProcessId(job.wire())),
            ProofKind::Fence => questions.extend(fence(profile, job_order(job))),
            ProofKind::CutCounter => questions.push(Question::Count(Counter::Cuts)),
            ProofKind::PresenterSensor => {}
        }
    }
    questions
}

/// What a printer is asked before it is in service; `id` differs from every job's.
pub(crate) fn probe(profile: &Profile, id: [u8; 4]) -> Vec<Question> {
    let mut questions = Vec::new();
    for kind in &profile.job.proof {
        match kind {
            ProofKind::ProcessId => questions.push(Question::ProcessId(id)),
            ProofKind::Fence => questions.extend(fence(profile, PROBE)),
            ProofKind::CutCounter => questions.push(Question::Count(Counter::Cuts)),
            ProofKind::PresenterSensor => questions.push(Question::Count(Counter::Retractions)),
        }
    }
    questions
}

fn job_order(job: JobId) -> Order {
    JOBS[job.sequence() % JOBS.len()]
}

fn fence(profile: &Profile, order: Order) -> impl Iterator<Item = Question> {
    let mark = profile.job.fence_mark;
    order.into_iter().map(move |is_mark| if is_mark { Question::Mark(mark) } else { Question::Paper })
}

/// The last queued answers, the oldest first; `None` is something that answers no question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Answers([Option<Reply>; FENCE_QUESTIONS]);

impl Answers {
    /// Takes an answer in.
    pub(crate) fn push(&mut self, answer: Option<Reply>) {
        self.0.rotate_left(1);
        self.0[FENCE_QUESTIONS - 1] = answer;
    }

    /// The model's answer, if the last six are those of a probe.
    pub(crate) fn learned(&self) -> Option<Reply> {
        let mark = self.0[1].clone().filter(is_mark)?;
        self.are(PROBE, &mark).then_some(mark)
    }

    /// Whether the last six are those of `job`.
    pub(crate) fn prove(&self, job: JobId, mark: &Reply) -> bool {
        self.are(job_order(job), mark)
    }

    fn are(&self, order: Order, mark: &Reply) -> bool {
        self.0.iter().zip(order).all(|(answer, wants_mark)| match answer {
            Some(answer) if wants_mark => answer == mark,
            Some(answer) => has_paper(answer),
            None => false,
        })
    }
}

/// What the paper sensors say while there is paper: nothing, or near end on either bit of the pair.
const fn has_paper(answer: &Reply) -> bool {
    matches!(answer, Reply::Ordered(0x00..=0x03))
}

/// An answer to `GS I n` that the paper sensors cannot give: a byte above their bits, or a block of text.
fn is_mark(answer: &Reply) -> bool {
    match answer {
        Reply::Ordered(byte) => *byte > 0x0F,
        Reply::Block(block) => block.first() == Some(&0x5F) && block.len() > 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: Reply = Reply::Ordered(0x20);

    fn heard(replies: impl IntoIterator<Item = Reply>) -> Answers {
        let mut answers = Answers::default();
        for reply in replies {
            answers.push(Some(reply));
        }
        answers
    }

    fn answer(order: Order) -> Vec<Reply> {
        order.iter().map(|is_mark| if *is_mark { MODEL } else { Reply::Ordered(0) }).collect()
    }

    #[test]
    fn the_orders_are_different_balanced_and_never_part_of_two_probes() {
        let probes = [PROBE, PROBE].concat();
        for (at, order) in JOBS.iter().enumerate() {
            assert_eq!(order.iter().filter(|is_mark| **is_mark).count(), 3, "{order:?}");
            assert!(!JOBS[..at].contains(order), "{order:?} twice");
            assert!(probes.windows(FENCE_QUESTIONS).all(|window| window != order), "{order:?} in two probes");
        }
    }

    #[test]
    fn only_a_jobs_own_order_proves_it() {
        for sequence in 0..14u32 {
            let answers = heard(answer(job_order(JobId::new(sequence))));
            for other in 0..14u32 {
                assert_eq!(answers.prove(JobId::new(other), &MODEL), other == sequence);
            }
            assert_eq!(answers.learned(), None);
        }
    }

    #[test]
    fn one_wrong_missing_or_additional_answer_proves_nothing() {
        let job = JobId::new(3);
        let right = answer(job_order(job));
        assert!(heard(right.clone()).prove(job, &MODEL));
        for at in 0..FENCE_QUESTIONS {
            let mut wrong = right.clone();
            wrong[at] = Reply::Ordered(0x41);
            assert!(!heard(wrong).prove(job, &MODEL));
            let mut missing = right.clone();
            missing.remove(at);
            assert!(!heard(missing).prove(job, &MODEL));
            if at > 0 {
                let mut noisy = right.clone();
                noisy.insert(at, Reply::Ordered(0x55));
                assert!(!heard(noisy).prove(job, &MODEL));
            }
        }
        let mut paper_end = right;
        *paper_end.iter_mut().find(|answer| **answer == Reply::Ordered(0)).unwrap() = Reply::Ordered(0x0C);
        assert!(!heard(paper_end).prove(job, &MODEL));
    }

    #[test]
    fn a_model_is_learned_only_from_an_answer_that_sensors_cannot_give() {
        assert_eq!(heard(answer(PROBE)).learned(), Some(MODEL));
        let zeros = std::iter::repeat_n(Reply::Ordered(0), FENCE_QUESTIONS);
        assert_eq!(heard(zeros).learned(), None);
        let text = Reply::Block(b"\x5FEPSON".to_vec());
        let spoken = PROBE.map(|is_mark| if is_mark { text.clone() } else { Reply::Ordered(3) });
        assert_eq!(heard(spoken).learned(), Some(text));
    }

    #[test]
    fn consecutive_jobs_have_different_orders() {
        for sequence in [0, 13, 5000, crate::slip::JOB_IDS - 1] {
            let job = JobId::new(sequence);
            assert_ne!(job_order(job), job_order(job.next()), "{sequence}");
        }
    }
}
