//! How long and how often: every limit of the totem's rules.

use std::time::Duration;

/// The longest time since the printer's last sign of readiness at which a press is accepted.
pub(crate) const READY_AGE_MAX: Duration = Duration::from_secs(2);
/// After this long without a sign of the printer the totem is out of service.
pub(crate) const PRINTER_SILENCE_MAX: Duration = Duration::from_secs(5);
/// After a change of screen nothing is pressed for this long: the finger was meant for what stood there before.
pub(crate) const LOCK_OUT: Duration = Duration::from_millis(700);
/// After a change of page or language; shorter, because it is harmless.
pub(crate) const SHORT_LOCK_OUT: Duration = Duration::from_millis(250);
/// Without a touch for this long, the totem goes home and speaks its main language again.
pub(crate) const IDLE_MAX: Duration = Duration::from_secs(60);
/// The last so long before that, it asks whether somebody is still there; one touch gives the whole time again.
pub(crate) const IDLE_WARNING: Duration = Duration::from_secs(20);
/// The same while the screen is read aloud, which takes longer than reading it.
pub(crate) const SPOKEN_IDLE_MAX: Duration = Duration::from_secs(180);
/// How long a screen that goes home by itself stays at least, while it is read aloud.
pub(crate) const SPOKEN_SHOWN: Duration = Duration::from_secs(120);
/// How long the number stays when the slip came out.
pub(crate) const DONE_SHOWN: Duration = Duration::from_secs(10);
/// How long the number stays when there is no paper: time enough to take a photograph or find a pen.
pub(crate) const ON_SCREEN_SHOWN: Duration = Duration::from_secs(90);
/// How long a refusal stays.
pub(crate) const NO_SHOWN: Duration = Duration::from_secs(15);
/// How often one press is sent to the server.
pub(crate) const ISSUE_ATTEMPTS_MAX: u32 = 4;
/// The wait before the second sending of a press; it doubles with each further one.
pub(crate) const ISSUE_RETRY_DELAY: Duration = Duration::from_millis(400);
/// The longest wait between two sendings of a press, whatever the server asks for: somebody stands there.
pub(crate) const ISSUE_RETRY_DELAY_MAX: Duration = Duration::from_secs(3);
/// An order that was not answered for this long is lost, whatever became of it: the client's own limit and a second for the way.
pub(crate) const ANSWER_MAX: Duration = Duration::from_secs(turno_client::ANSWER_SECS_MAX + 1);
/// The wait before the settings of the hall are asked for again.
pub(crate) const HALL_RETRY_DELAY: Duration = Duration::from_secs(2);
/// The printer tells the end of every job; if it does not for this long, the end is unknown. A hot head alone may hold a job up
/// for 60 seconds, and wire, paper, cutter and the clearing of a job come on top.
pub(crate) const PRINT_MAX: Duration = Duration::from_secs(90);
/// While starting, the totem says so for this long before it goes on without the server.
pub(crate) const STARTING_MAX: Duration = Duration::from_secs(6);
/// A link that has been down for this long makes the totem go on alone. A server that was only started anew is back before.
pub(crate) const ALONE_AFTER: Duration = Duration::from_secs(5);
/// The last number of the totem's own series: three digits, so that the number is as large on paper as any other.
pub(crate) const OWN_LAST: u16 = 999;
/// How many presses may be open at once: a visitor's own, and earlier ones that nobody waits for any more. With more, no answer
/// has come for so long that asking on makes no sense.
pub(crate) const OPEN_MAX: usize = 8;
/// The wait before an abandoned press is sent again; it doubles with each further one.
pub(crate) const RESEND_DELAY: Duration = Duration::from_secs(2);
/// The longest wait between two sendings of an abandoned press. There is no last one: as long as the answer is missing, somebody
/// may stand in the line who does not exist.
pub(crate) const RESEND_DELAY_MAX: Duration = Duration::from_secs(60);
/// The wait before a hand-in that got no answer is sent again; it doubles with each further one.
pub(crate) const HAND_IN_DELAY: Duration = Duration::from_millis(500);
/// The longest wait between two hand-ins.
pub(crate) const HAND_IN_DELAY_MAX: Duration = Duration::from_secs(5);
/// The wait before the facts are written again after the disk has refused them.
pub(crate) const KEEP_RETRY_DELAY: Duration = Duration::from_secs(10);
/// After so many facts the journal is written anew without those that are settled.
pub(crate) const NOTES_MAX: usize = 512;
/// What a scanner reads again within this time since it did last is the same paper, left lying there.
pub(crate) const SCAN_AGAIN_AFTER: Duration = Duration::from_secs(2);
/// Readings that follow each other more quickly than this are not those of people.
pub(crate) const SCAN_PACE: Duration = Duration::from_millis(500);
/// Between two writings of what is kept for a start without the server: only the clocks change.
pub(crate) const MEMORISE_EVERY: Duration = Duration::from_secs(600);
/// What the maintenance screen has asked of the printer or the server is over after this long, whatever became of it.
pub(crate) const ERRAND_MAX: Duration = PRINT_MAX;
/// Slips of which more may still become known: the printer has one job at a time, so the last and the one before.
pub(crate) const SLIPS_REMEMBERED: usize = 2;
/// The screen was left alone for so long before a slip of the reception is printed: whoever has just pressed may press again.
pub(crate) const ORDER_QUIET: Duration = Duration::from_secs(3);
/// Orders of the reception that are known again should they come twice.
pub(crate) const ORDERS_REMEMBERED: usize = 8;
