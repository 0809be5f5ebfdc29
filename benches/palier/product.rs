//! The product itself, in a process of its own, as an operator runs it.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::bare;
use super::fill::{Place, free_port};

/// A server that ends with this value.
pub struct Running {
    child: Child,
    pub url: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    /// Memory in use now.
    pub fn resident_mib(&self) -> anyhow::Result<f64> {
        self.memory("VmRSS:")
    }

    /// The most memory ever in use.
    pub fn peak_mib(&self) -> anyhow::Result<f64> {
        self.memory("VmHWM:")
    }

    /// Processor time used since the start.
    pub fn processor(&self) -> anyhow::Result<Duration> {
        processor_of(self.child.id())
    }

    fn memory(&self, line: &str) -> anyhow::Result<f64> {
        memory_of(self.child.id(), line)
    }
}

pub fn memory_of(process: u32, line: &str) -> anyhow::Result<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let found = status.lines().find_map(|each| each.strip_prefix(line));
    let kib = found.and_then(|rest| rest.split_whitespace().next());
    let kib: f64 = kib.ok_or_else(|| anyhow::anyhow!("no {line}"))?.parse()?;
    Ok(kib / 1024.0)
}

/// Processor time that a process used since it started, in itself and in the system for it.
pub fn processor_of(process: u32) -> anyhow::Result<Duration> {
    /// What Linux counts in here, whatever it counts in elsewhere.
    const TICK: Duration = Duration::from_millis(10);
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name comes first, in parentheses, and may hold anything.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    let ticks = |at: usize| fields.split_whitespace().nth(at).unwrap_or_default().parse::<u32>();
    Ok(TICK * (ticks(11)? + ticks(12)?))
}

pub async fn start(place: &Place) -> anyhow::Result<Running> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_palier"));
    command.arg("serve").envs(place.variables.iter().cloned());
    let child = command.stdout(Stdio::null()).spawn()?;
    let running = Running { child, url: format!("http://127.0.0.1:{}", place.port) };
    bare::wait_for(&running.url).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    Ok(running)
}

/// The bare page, of the same size and on the same database.
pub fn start_bare(place: &Place, bytes: usize) -> anyhow::Result<Running> {
    let port = free_port()?;
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("--bare-page").arg(port.to_string());
    command.envs(place.variables.iter().cloned()).env("BARE_PAGE_BYTES", bytes.to_string());
    let child = command.stdout(Stdio::null()).spawn()?;
    Ok(Running { child, url: format!("http://127.0.0.1:{port}") })
}
