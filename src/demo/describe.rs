//! What a demonstration offers, told twice: a table for people, one line of JSON for scripts.

use std::fmt::Write;
use std::path::Path;

use comfy_table::{ColumnConstraint, LineStyle, Table, TableStyle, Width};
use sea_orm::DbErr;
use serde::Serialize;

use super::record::{Access, KnownAccount, KnownKey, KnownStaff, Record};
use super::seen::{self, Seen};
use crate::web::App;

/// Characters after which a long name goes on in a second line.
const NAME_WIDTH: u16 = 36;

/// Why it cannot be told.
#[derive(Debug, thiserror::Error)]
pub enum DescribeError {
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

#[derive(Serialize)]
struct Described<'a> {
    url: String,
    mailbox_url: String,
    data_dir: String,
    accesses: Vec<Shown<'a>>,
    accounts: &'a [Seen<'a>],
    staff: Vec<ShownStaff<'a>>,
    api_keys: &'a [KnownKey],
}

#[derive(Serialize)]
struct ShownStaff<'a> {
    #[serde(flatten)]
    staff: &'a KnownStaff,
    login_url: String,
}

#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    access: &'a Access,
    login_url: String,
}

/// One object, on one line: what there is now, not when it was filled.
pub async fn json(app: &App, record: &Record) -> Result<String, DescribeError> {
    let accounts = seen::by_accounts(app, record).await?;
    let shown = |access| Shown { access, login_url: login_url(app, access) };
    let described = Described {
        url: app.address(""),
        mailbox_url: app.address("/demo/mails"),
        data_dir: data_dir(app),
        accesses: record.accesses.iter().map(shown).collect(),
        accounts: &accounts,
        staff: record.staff.iter().map(|staff| shown_staff(app, staff)).collect(),
        api_keys: &record.api_keys,
    };
    Ok(serde_json::to_string(&described)?)
}

pub fn table(app: &App, record: &Record) -> String {
    let mut page = format!(
        "\nPalier, the demonstration: agencies, people and contracts are invented.\n\n  \
         Site      {}\n  Mailbox   {}\n  Data      {}\n",
        app.address("/"),
        app.address("/demo/mails"),
        data_dir(app)
    );
    for group in record.accesses.chunk_by(|one, other| one.societe == other.societe) {
        let Some(first) = group.first() else { continue };
        let url = login_url(app, first);
        let pairs = provisional(group);
        let _ = write!(page, "\n{}: provisional pairs for {url}\n{pairs}\n", first.societe_name);
    }
    let accounts = activated(&record.accounts);
    let _ = write!(page, "\nAccounts already activated\n{accounts}\n");
    let (office, staff) = (app.address("/office"), colleagues(&record.staff));
    let _ = write!(page, "\nStaff of the agencies, for {office}\n{staff}\n");
    let (api, keys) = (app.address("/api/v1"), api_keys(&record.api_keys));
    let _ = write!(page, "\nKeys of the API, for {api}\n{keys}\n\nCtrl+C to stop.\n");
    page
}

fn provisional(accesses: &[Access]) -> Table {
    let mut table = ruled(["Login", "Password", "Name", "Qualité", "Suggested e-mail"], 2);
    for access in accesses {
        let email = access.suggested_email.as_deref().unwrap_or("none");
        table.add_row([&*access.login, &access.password, &access.name, &access.qualite, email]);
    }
    table
}

fn activated(accounts: &[KnownAccount]) -> Table {
    let titles = ["E-mail", "Password", "Name", "Sociétés", "Key of the second factor"];
    let mut table = ruled(titles, 2);
    for account in accounts {
        let societes = account.societes.join(", ");
        let secret = account.totp_secret.as_deref().unwrap_or_default();
        table.add_row([&*account.email, &account.password, &account.name, &societes, secret]);
    }
    table
}

fn colleagues(staff: &[KnownStaff]) -> Table {
    let titles =
        ["E-mail", "Password", "Name", "Code client", "Rights", "Key of the second factor"];
    let mut table = ruled(titles, 2);
    for one in staff {
        let rights = one.rights.iter().map(|it| format!("{} {}", it.societe, it.right));
        let rights = rights.collect::<Vec<_>>().join(", ");
        let client = one.rights.first().map(|right| right.client.as_str()).unwrap_or_default();
        table.add_row([&*one.email, &one.password, &one.name, client, &rights, &one.totp_secret]);
    }
    table
}

fn api_keys(keys: &[KnownKey]) -> Table {
    let mut table = ruled(["Key", "Code client", "Société", "Scopes"], 2);
    for key in keys {
        table.add_row([&*key.key, &key.client, &key.societe, &key.scopes.join(" ")]);
    }
    table
}

fn shown_staff<'a>(app: &App, staff: &'a KnownStaff) -> ShownStaff<'a> {
    let client = staff.rights.first().map(|right| right.client.as_str()).unwrap_or_default();
    ShownStaff { staff, login_url: app.address(&format!("/office/login?client={client}")) }
}

/// Nothing is fitted to the terminal: a password cut in two cannot be copied.
fn ruled<const N: usize>(titles: [&str; N], name: usize) -> Table {
    let line = || LineStyle::none().fill('─').junction('─');
    let lines = TableStyle::new().top_border(line()).header_separator(line()).bottom_border(line());
    let mut table = Table::new();
    table.load_style(lines).set_header(titles);
    if let Some(column) = table.column_mut(name) {
        column.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(NAME_WIDTH)));
    }
    table
}

fn login_url(app: &App, access: &Access) -> String {
    app.address(&format!("/login?client={}&societe={}", access.client, access.societe))
}

fn data_dir(app: &App) -> String {
    let folder: &Path = &app.settings.files.data_dir;
    std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned()).display().to_string()
}
