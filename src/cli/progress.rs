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
