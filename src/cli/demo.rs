//! `palier demo`: two invented agencies, filled and served on this machine, in one command.

use std::io;
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;

use clap::ValueEnum;
use tokio::net::TcpListener;

use super::server;
use crate::clock::Clock;
use crate::demo;
use crate::restoration;
use crate::settings::{Place, SettingError, Settings};

/// Serve two invented agencies on this machine, with mail that anybody may read
#[derive(clap::Args)]
pub struct Args {
    /// Listen here, on this machine only (port 0: any free one) [default: 127.0.0.1:8080, or any free port]
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
    /// How to tell what was made: for people, or one line of JSON
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Json,
}

/// Where it listens unless told otherwise.
const USUAL: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);
const FOLDER: &str = "./palier-demo";

pub async fn run(settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    let listener = listen(args.listen).await?;
    let settings = arranged(&settings, listener.local_addr()?).map_err(super::listed)?;
    server::log_to_stderr(&settings.log);
    server::check_files(&settings)?;
    let (app, record) = demo::open(settings, Clock::system()).await?;
    let words = match args.format {
        Format::Table => demo::table(&app, &record),
        Format::Json => demo::json(&app, &record).await?,
    };
    // Nobody restores a demonstration: whatever is there is right.
    let marker = restoration::adopt(&app).await?;
    let serving = tokio::spawn(server::serve(listener, (app, marker), server::stop_signal()));
    tell(&words)?;
    serving.await??;
    Ok(ExitCode::SUCCESS)
}

/// A demonstration has known passwords and an open mailbox: never for the network.
async fn listen(asked: Option<SocketAddr>) -> anyhow::Result<TcpListener> {
    let address = asked.unwrap_or(USUAL);
    anyhow::ensure!(
        address.ip().to_canonical().is_loopback(),
        "the demonstration answers this machine only: listen on 127.0.0.1 or [::1], not {address}"
    );
    match TcpListener::bind(address).await {
        Ok(listener) => Ok(listener),
        Err(error) if asked.is_none() && error.kind() == io::ErrorKind::AddrInUse => {
            Ok(TcpListener::bind(SocketAddr::new(USUAL.ip(), 0)).await?)
        }
        Err(error) => Err(anyhow::anyhow!("cannot listen on {address}: {error}")),
    }
}

/// The settings of a demonstration, whatever the operator's say of addresses and mail.
fn arranged(settings: &Settings, bound: SocketAddr) -> Result<Settings, Vec<SettingError>> {
    let slots = settings.hashing.slots_here().to_string();
    let mut settings = settings
        .overridden("server.listen", &bound.to_string())?
        .overridden("server.public_url", &format!("http://{bound}"))?
        .overridden("server.allowed_hosts", &format!("localhost:{}", bound.port()))?
        .overridden("mail.transport", "folder")?
        .overridden("mail.folder", "<data_dir>/mail")?
        // Nobody signs in while it is being filled.
        .overridden("hashing.bulk_slots", &slots)?;
    for (name, text) in [
        ("files.data_dir", FOLDER),
        ("mail.from", "Palier <ne-pas-repondre@palier.example>"),
        ("log.filter", "warn"),
    ] {
        if settings.place(name) == Place::Default {
            settings = settings.overridden(name, text)?;
        }
    }
    Ok(settings)
}

/// One who reads only the first line may leave before the end.
fn tell(words: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match writeln!(out, "{words}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}
