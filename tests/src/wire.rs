//! A wire between a machine and the server that can be cut and mended.

use std::{
    io,
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
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

    /// Mends it.
    pub fn mend(&self) {
        self.state.cut.store(false, Ordering::SeqCst);
    }
}

fn join(state: &State, near: &TcpStream, far: &TcpStream) -> io::Result<()> {
    let mut open = state.open.lock().unwrap_or_else(PoisonError::into_inner);
    for (from, to) in [(near, far), (far, near)] {
        open.push(from.try_clone()?);
        let (mut from, mut to) = (from.try_clone()?, to.try_clone()?);
        thread::spawn(move || {
            let _ = io::copy(&mut from, &mut to);
            let _ = to.shutdown(Shutdown::Both);
        });
    }
    Ok(())
}
