//! A line to a server of this machine, that the story cuts and mends.

use std::io;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

/// Takes connections at a port of its own and carries them to `address`.
pub struct Line {
    port: u16,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    cut: bool,
    over: bool,
    held: Vec<TcpStream>,
}

impl Line {
    /// `address` is a host and a port.
    pub fn to(address: &str) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("a port").port();
        let (state, address) = (Arc::<Mutex<State>>::default(), address.to_owned());
        let doorman = state.clone();
        thread::spawn(move || {
            for caller in listener.incoming().map_while(Result::ok) {
                if held(&doorman).over {
                    return;
                }
                // A caller who finds the line cut is hung up on.
                let _ = carried(&doorman, &caller, &address);
            }
        });
        Self { port, state }
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Ends every connection; new ones are closed at once.
    pub fn cut(&self) {
        let mut state = held(&self.state);
        state.cut = true;
        for stream in state.held.drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    pub fn mend(&self) {
        held(&self.state).cut = false;
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.cut();
        held(&self.state).over = true;
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

fn held(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().expect("a line")
}

fn carried(state: &Mutex<State>, caller: &TcpStream, address: &str) -> io::Result<()> {
    let mut state = held(state);
    if state.cut {
        return Ok(());
    }
    let server = TcpStream::connect(address)?;
    for (from, to) in [(caller, &server), (&server, caller)] {
        from.set_nodelay(true)?;
        state.held.push(from.try_clone()?);
        let (mut from, mut to) = (from.try_clone()?, to.try_clone()?);
        thread::spawn(move || {
            let _ = io::copy(&mut from, &mut to);
            let _ = to.shutdown(Shutdown::Both);
        });
    }
    Ok(())
}
