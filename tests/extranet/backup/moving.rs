//! The whole installation moves: to the other kind of database and of store, and back.

use std::time::Duration;

use palier::documents::{DocumentKind, Readers};
use palier::restoration::{self, Marker, Watch};

use super::{CAMILLE, Place, finds_lease, furnished, lived_in, refused, run, shown};
use crate::cli::{out, palier};
use crate::space::documents_kit::{new, pdf};
use crate::support::s3_server::Bucket;
use crate::support::{Extranet, PASSWORD};

fn in_bucket(url: &str) -> String {
    format!(
        "[documents]\nstore = \"s3\"\ns3_endpoint = \"{url}\"\ns3_bucket = \"palier\"\n\
         s3_access_key = \"id\"\ns3_secret_key = \"hunter2\"\n"
    )
}

/// « account: 1 rows, sha256 … »: what each table came to.
fn tables(told: &str) -> Vec<&str> {
    told.lines().filter(|line| line.contains(" rows, sha256 ")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_moves_to_another_database_and_another_store_and_back() {
    let (extranet, bellevue, lease) = lived_in().await;
    let marker = restoration::admit(&extranet.app).await.expect("served");
    let mut watch = Watch::new(extranet.app.clone(), marker);
    watch.pass().await.expect("noted");
    let bucket = Bucket::default();
    let (server, settings) = bucket.serve().await;
    let other = Place::sqlite();
    let file = shown(&other.toml(&in_bucket(server.url())));
    let first = out(&run(&mut palier(&extranet), &["copy-store", "--to", &file]));
    assert!(first.contains("account: 1 rows") && first.contains("and compared"), "{first}");
    assert_eq!(bucket.names().len(), 1);
    let again = out(&run(&mut palier(&extranet), &["copy-store", "--to", &file]));
    assert!(again.contains("all of it") && tables(&first) == tables(&again), "{again}");

    let back = Place::alike();
    let home = shown(&back.toml(""));
    let mut returning = other.palier(&extranet);
    for (name, value) in [
        ("STORE", "s3"),
        ("S3_ENDPOINT", server.url()),
        ("S3_BUCKET", "palier"),
        ("S3_ACCESS_KEY", "id"),
        ("S3_SECRET_KEY", "hunter2"),
    ] {
        returning.env(format!("PALIER_DOCUMENTS_{name}"), value);
    }
    let second = out(&run(&mut returning, &["copy-store", "--to", &home]));
    assert_eq!(tables(&first), tables(&second), "the same rows, wherever they lie");
    serves_camille(&other.opened(&extranet, settings).await, &bellevue, lease).await;
    serves_camille(&back.opened(&extranet, |_| ()).await, &bellevue, lease).await;

    let page = extranet.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await;
    finds_lease(page, lease).await;
    let told = refused(&mut palier(&extranet), &["copy-store", "--to", &file]);
    assert!(told.contains("as it was at another moment"), "{told}");
}

async fn serves_camille(
    there: &Extranet,
    bellevue: &crate::support::Agence,
    lease: palier::documents::DocumentId,
) {
    restoration::admit(&there.app).await.expect("served as it is");
    let page = there.browser().sign_in(bellevue, CAMILLE, PASSWORD).await;
    finds_lease(page, lease).await;
}

/// What this place ended meanwhile would live again there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sealed_here_while_the_copy_ran_keeps_the_other_place_from_serving() {
    let (extranet, ..) = lived_in().await;
    let marker = restoration::admit(&extranet.app).await.expect("served");
    let mut watch = Watch::new(extranet.app.clone(), marker.clone());
    watch.pass().await.expect("noted");
    let file = &extranet.app.settings.restore.marker;
    let marker = Marker::read(file).expect("read").expect("a marker");
    Marker { turn: marker.turn + 1, ..marker }.write(file).expect("noted");
    let other = Place::alike();
    let to = shown(&other.toml(""));
    out(&run(&mut palier(&extranet), &["copy-store", "--to", &to]));
    let told = refused(&mut other.palier(&extranet), &["serve", "--listen", "127.0.0.1:0"]);
    assert!(told.contains("palier post-restore"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_that_was_killed_goes_on_where_it_was() {
    let extranet = Extranet::open_today_with_keys().await;
    let (bellevue, lease) = furnished(&extranet).await;
    let dossier = extranet.dossier(&bellevue, "Louis Petit", None).await;
    for number in 0..11 {
        let readers = Readers::Contract(dossier.contract.id);
        let title = format!("Avis {number}");
        let avis = new(&bellevue, DocumentKind::Bail, readers, &title);
        extranet.publish_file(&avis, pdf(&title)).await;
    }
    let bucket = Bucket::default();
    let (server, settings) = bucket.serve().await;
    bucket.hold_at(Some(5));
    let other = Place::alike();
    let file = shown(&other.toml(&in_bucket(server.url())));
    let mut copying = palier(&extranet).args(["copy-store", "--to", &file]).spawn().expect("runs");
    for _ in 0..6_000 {
        if bucket.names().len() == 5 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(bucket.names().len(), 5);
    copying.kill().expect("killed");
    copying.wait().expect("gone");
    bucket.hold_at(None);
    bucket.asked();

    let told = out(&run(&mut palier(&extranet), &["copy-store", "--to", &file]));
    assert!(told.contains("documents: 12, 5 of which were there"), "{told}");
    let puts = bucket.asked().iter().filter(|asked| *asked == "PUT").count();
    assert_eq!((puts, bucket.names().len()), (7, 12));
    let there = other.opened(&extranet, settings).await;
    let page = there.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await;
    finds_lease(page, lease).await;
}
