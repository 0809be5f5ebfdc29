//! A program that ends with the test process, even when that one is killed.

use std::io::BufRead;
use std::io::BufReader;
use std::os::unix::process::CommandExt;
use std::process::Child;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;
use std::time::Instant;

/// How long a program may take to say what is waited for, and to end. One that is stuck must fail
/// its story: it would hold up every other one for ever.
const PATIENCE: Duration = Duration::from_mins(2);

/// Holds a shell whose standard input nobody writes to: when it closes, because the leash was
/// dropped or because the process is gone, the shell ends what it watches.
pub struct Leash {
    shell: Child,
    lines: Mutex<Receiver<String>>,
}

impl Leash {
    /// Runs `start` in the background, then `end` when the time has come; both see `$1`, `$2`…
    /// and `end` sees the program's number as `$watched`. Nothing of it hears Ctrl-C.
    pub fn hold(start: &str, end: &str, arguments: &[&str]) -> Self {
        let script = format!(
            "{start} & watched=$!; trap '' HUP INT TERM; while read -r _; do :; done; {end}"
        );
        let mut shell = Command::new("sh")
            .args(["-c", &script, "sh"])
            .args(arguments)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("sh starts");
        let lines = read_aside(shell.stdout.take().expect("its output"));
        Self { shell, lines: Mutex::new(lines) }
    }

    /// The first line that the program writes and that `found` makes something of; none when it
    /// ends, or says nothing for two minutes.
    pub fn read<T>(&mut self, found: impl Fn(&str) -> Option<T>) -> Option<T> {
        let lines = self.lines.get_mut().expect("nobody panicked while reading");
        loop {
            let line = lines.recv_timeout(PATIENCE).ok()?;
            if let Some(found) = found(&line) {
                return Some(found);
            }
        }
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let start = Instant::now();
        while let Ok(None) = self.shell.try_wait() {
            if start.elapsed() > PATIENCE {
                eprintln!("the leash {} does not end: killed", self.shell.id());
                let _ended = self.shell.kill();
            }
            thread::sleep(Duration::from_millis(2));
        }
    }
}

/// Reads to the end, whether or not anybody listens: a program whose output is full stands still.
fn read_aside(output: ChildStdout) -> Receiver<String> {
    let (said, heard) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let _nobody_listens = said.send(line);
        }
    });
    heard
}
