//! A progress bar on standard error; nothing when that is not a terminal.

use indicatif::{ProgressBar, ProgressStyle};

const BYTES: &str = "{bar:30} {percent:>3} %  {bytes} of {total_bytes}  {msg}  {eta} left";
const COUNT: &str = "{bar:30} {percent:>3} %  {human_pos} of {human_len}  {msg}  {eta} left";

pub fn of_bytes(size: u64) -> anyhow::Result<ProgressBar> {
    Ok(ProgressBar::new(size).with_style(ProgressStyle::with_template(BYTES)?))
}

pub fn of_count(count: u64) -> anyhow::Result<ProgressBar> {
    Ok(ProgressBar::new(count).with_style(ProgressStyle::with_template(COUNT)?))
}

/// A bar whose subject changes on the way.
pub struct Steps(ProgressBar);

/// Drawn anew after so many: drawing each would take longer than doing it.
const DRAWN: u64 = 64;

pub fn of_steps() -> anyhow::Result<Steps> {
    Ok(Steps(of_count(0)?))
}

impl Steps {
    /// So much of so much is done, of what has this name.
    pub fn tell(&self, what: &str, done: u64, total: u64) {
        if done == total || done % DRAWN == 1 {
            self.0.set_length(total);
            self.0.set_position(done);
            self.0.set_message(what.to_owned());
        }
    }

    pub fn finish(self) {
        self.0.finish_and_clear();
    }
}
