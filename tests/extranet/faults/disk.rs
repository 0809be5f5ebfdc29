//! A disk without room, and a folder that cannot be written.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::support::node::{Node, NodeSettings};
use crate::support::smtp_server::SmtpServer;
use crate::support::{Extranet, PASSWORD, postgres};

#[test]
fn a_data_folder_that_cannot_be_written_stops_the_start_in_a_clear_sentence() {
    let folder = TempDir::new().expect("a folder");
    let (file, locked) = (folder.path().join("a-file"), folder.path().join("locked"));
    fs::write(&file, "not a folder").expect("written");
    for nowhere in [Path::new("/proc/palier"), &file.join("palier")] {
        let told = refused_to_start(nowhere);
        let sentence = format!("palier: the data folder {} cannot be created: ", nowhere.display());
        assert!(told.contains(&sentence), "{told}");
        assert_eq!(told.matches("(os error").count(), 1, "said once: {told}");
    }
    fs::create_dir(&locked).expect("a folder");
    fs::set_permissions(&locked, Permissions::from_mode(0o555)).expect("permissions");
    let mut nowhere = vec![Path::new("/proc/self")];
    if fs::write(locked.join("trial"), "").is_err() {
        nowhere.push(&locked); // Not for root, who may write there all the same.
    }
    for folder in nowhere {
        let told = refused_to_start(folder);
        assert!(told.contains("palier: the database cannot be opened: "), "{told}");
        assert!(told.contains(&folder.join("palier.db").display().to_string()), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_room_on_the_disk_changes_wait_pages_stay_and_room_is_enough_to_go_on() {
    if postgres::is_asked_for() {
        return; // Its disk is another machine's.
    }
    let server = SmtpServer::start();
    let extranet = Extranet::open_today().await;
    let (bellevue, ..) = extranet.camille().await;
    let mut settings = NodeSettings::of(&extranet.app.settings, server.port());
    let ground = extranet.let_go();
    ground.is_quiet().await;
    // No file may be longer: as a full disk, but for this process alone.
    settings.first = "ulimit -f 256";
    let node = Node::start(&settings);
    let mut page = node.browser();
    for _ in 0..100 {
        page = node.browser().sign_in(&bellevue, "camille@example.org", PASSWORD).await;
        if page.status != 200 {
            break;
        }
    }
    assert_eq!(page.status, 503, "{}", page.text());
    assert!(page.header("retry-after").is_some());
    node.browser().visit(&bellevue.login).await.sees("Cabinet Bellevue");
    assert!(node.log().contains("the database does not answer"), "{}", node.log());
    assert_eq!(node.stop(), 0);

    settings.first = ":";
    let node = Node::start(&settings);
    let page = node.browser().sign_in(&bellevue, "camille@example.org", PASSWORD).await;
    page.sees("Mes contrats").sees("8 rue des Lilas");
    assert_eq!(node.stop(), 0);
    ground.taken_up().await.holds_nothing_by_half().await;
}

/// What it says.
fn refused_to_start(data_dir: &Path) -> String {
    let started = Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data-dir"])
        .arg(data_dir)
        .output()
        .expect("palier runs");
    let told = String::from_utf8_lossy(&started.stderr).into_owned();
    assert_eq!(started.status.code(), Some(1), "{told}");
    told
}
