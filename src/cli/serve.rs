//! `palier serve`: answers, mails and tidies until told to stop.

use std::process::ExitCode;

use super::server;
use crate::clock::Clock;
use crate::guard::keys::WITHOUT_PEPPER;
use crate::restoration;
use crate::settings::{SettingError, Settings, WithoutKeys};
use crate::web::App;

/// Serve the site, until SIGTERM or Ctrl+C
#[derive(clap::Args)]
pub struct Args {
    /// Listen here instead of the setting's address (port 0: any free one)
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
}

pub async fn run(settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    let settings = match args.listen {
        Some(listen) => settings.overridden("server.listen", &listen).map_err(first)?,
        None => settings,
    };
    server::log_to_stderr(&settings.log);
    for warning in settings.warnings() {
        tracing::warn!("{warning}");
    }
    server::check_files(&settings)?;
    let app = App::open(settings, Clock::system()).await?;
    if app.keys.is_empty() {
        anyhow::ensure!(
            app.settings.keys.without == WithoutKeys::Serve,
            "keys.file: there are no keys. Without them {WITHOUT_PEPPER}. Or set keys.without to \
             `serve`, and serve all the same"
        );
        tracing::warn!("keys.file: {WITHOUT_PEPPER}");
    }
    // Last: a node with other keys, or before a restored database, must never answer.
    let marker = restoration::admit(&app).await?;
    let listener = server::listen(app.settings.server.listen).await?;
    tracing::info!(address = %listener.local_addr()?, url = %app.settings.server.public_url, "serving");
    server::serve(listener, (app, marker), server::stop_signal()).await?;
    Ok(ExitCode::SUCCESS)
}

fn first(mistakes: Vec<SettingError>) -> anyhow::Error {
    mistakes.into_iter().next().map_or_else(|| anyhow::anyhow!("wrong address"), Into::into)
}
