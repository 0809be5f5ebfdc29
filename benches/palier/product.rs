//! The product itself, in a process of its own, as an operator runs it.

use std::fs;
use std::process::{Child, Command, Stdio};

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

pub async fn start(place: &Place) -> anyhow::Result<Running> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_palier"));
    command.arg("serve").envs(place.variables.iter().cloned());
    let child = command.stdout(Stdio::null()).spawn()?;
    let running = Running { child, url: format!("http://127.0.0.1:{}", place.port) };
    bare::wait_for(&running.url).await?;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
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
