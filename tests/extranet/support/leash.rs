//! A program that ends with the test process, even when that one is killed.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::os::unix::process::CommandExt;
use std::process::Child;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Stdio;

/// Holds a shell whose standard input nobody writes to: when it closes, because the leash was
/// dropped or because the process is gone, the shell ends what it watches.
pub struct Leash {
    shell: Child,
    output: BufReader<ChildStdout>,
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
        let output = BufReader::new(shell.stdout.take().expect("its output"));
        Self { shell, output }
    }

    /// The first line that the program writes and that `found` makes something of.
    pub fn read<T>(&mut self, found: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.output.by_ref().lines().map_while(Result::ok).find_map(|line| found(&line))
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ended = self.shell.wait();
    }
}
