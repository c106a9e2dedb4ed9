//! A wire between a machine and the server that can be cut and mended, and on which answers can get lost.

use std::{
    io::{self, Read as _, Write as _},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
};

/// A wire. While it is cut, whoever connects is hung up on.
#[derive(Debug)]
pub struct Wire {
    address: SocketAddr,
    state: Arc<State>,
}

#[derive(Debug, Default)]
struct State {
    cut: AtomicBool,
    /// Answers to an asked-for number get lost.
    swallows: AtomicBool,
    /// The hand-in, counted down to 1, that is carried out while its answer is lost and the wire cut; 0 for none.
    breaks_in: AtomicUsize,
    open: Mutex<Vec<TcpStream>>,
}

impl Wire {
    /// A wire to the server at `url`.
    ///
    /// # Panics
    ///
    /// When the address is none, or there is no free port.
    #[must_use]
    pub fn to(url: &str) -> Self {
        let to: SocketAddr =
            url.trim_start_matches("http://").parse().unwrap_or_else(|_| panic!("{url} is no address"));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap_or_else(|error| panic!("no port: {error}"));
        let address = listener.local_addr().unwrap_or_else(|error| panic!("no port: {error}"));
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for near in listener.incoming().map_while(Result::ok) {
                if shared.cut.load(Ordering::SeqCst) {
                    continue;
                }
                if let Ok(far) = TcpStream::connect(to) {
                    // A connection that breaks here breaks for its user too, which is all that is wanted.
                    let _ = join(&shared, &near, &far);
                }
            }
        });
        Self { address, state }
    }

    /// What to connect to instead of the server.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Cuts it: what is connected ends, and nothing new goes through.
    pub fn cut(&self) {
        self.state.cut.store(true, Ordering::SeqCst);
        for stream in self.state.open.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            // It may have ended by itself.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Loses every answer to an asked-for number, or no longer.
    pub fn swallow(&self, swallows: bool) {
        self.state.swallows.store(swallows, Ordering::SeqCst);
    }

    /// Lets the hand-in with this number, counted from 1, reach the server, loses its answer, and cuts the wire.
    pub fn break_at_hand_in(&self, number: usize) {
        self.state.breaks_in.store(number, Ordering::SeqCst);
    }

    /// Whether it is cut.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.state.cut.load(Ordering::SeqCst)
    }

    /// Mends it.
    pub fn mend(&self) {
        self.state.cut.store(false, Ordering::SeqCst);
    }
}

fn join(state: &Arc<State>, near: &TcpStream, far: &TcpStream) -> io::Result<()> {
    let lost = Arc::new(AtomicBool::new(false));
    let mut open = state.open.lock().unwrap_or_else(PoisonError::into_inner);
    open.extend([near.try_clone()?, far.try_clone()?]);
    drop(open);
    let (asking, answering) = ((near.try_clone()?, far.try_clone()?), (far.try_clone()?, near.try_clone()?));
    let (state, losing) = (Arc::clone(state), Arc::clone(&lost));
    thread::spawn(move || {
        carry(asking, |bytes| {
            losing.store(state.loses_the_answer_to(bytes), Ordering::SeqCst);
            true
        });
    });
    thread::spawn(move || carry(answering, |_| !lost.load(Ordering::SeqCst)));
    Ok(())
}

impl State {
    fn loses_the_answer_to(&self, request: &[u8]) -> bool {
        let posts = |path: &[u8]| request.starts_with(b"POST ") && request.windows(path.len()).any(|part| part == path);
        let count_down = |left: usize| left.checked_sub(1);
        let breaks = posts(b"/adopted/list H")
            && self.breaks_in.fetch_update(Ordering::SeqCst, Ordering::SeqCst, count_down) == Ok(1);
        if breaks {
            self.cut.store(true, Ordering::SeqCst);
        }
        breaks || posts(b"/tickets H") && self.swallows.load(Ordering::SeqCst)
    }
}

/// Carries bytes until one side ends or `pass` says no; then both sides are cut.
fn carry((mut from, mut to): (TcpStream, TcpStream), pass: impl Fn(&[u8]) -> bool) {
    let mut bytes = [0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut bytes) {
        if !pass(&bytes[..count]) || to.write_all(&bytes[..count]).is_err() {
            break;
        }
    }
    // Either may be cut already.
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}
