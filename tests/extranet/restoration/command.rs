//! `palier post-restore` and `palier serve`, as an operator meets them.

use crate::cli::{palier, refused, said};
use crate::support::{Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";

#[tokio::test]
async fn serve_names_the_command_that_lets_it_serve_again() {
    let extranet = Extranet::open_today_with_keys().await;
    let mut watch = extranet.admitted().await.expect("served");
    let (bellevue, _, camille) = extranet.camille().await;
    watch.pass().await.expect("noted");
    let backup = extranet.backup().await;
    let change = [("current", PASSWORD), ("password", "cinq tortues bleues dansent")];
    camille.post("/profile/password", &change).await;
    watch.pass().await.expect("noted");
    let restored = extranet.restored(&backup).await;

    let told = refused(&restored, "serve --listen 127.0.0.1:0");
    assert!(
        told.contains("restored from a backup") && told.contains("palier post-restore"),
        "{told}"
    );
    let doctor = palier(&restored).arg("doctor").output().expect("palier runs");
    let doctor = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(doctor.contains("WRONG    restore.marker: the database was restored"), "{doctor}");
    let looked = said(&restored, "post-restore --dry-run");
    assert!(looked.contains("to be ended:") && looked.contains("acts done again: 1"), "{looked}");
    assert!(refused(&restored, "serve --listen 127.0.0.1:0").contains("palier post-restore"));
    let asked = palier(&restored).arg("post-restore").stdin(std::process::Stdio::null()).output();
    let asked = asked.expect("palier runs");
    assert!(String::from_utf8_lossy(&asked.stderr).contains("nothing is changed"));
    let done = said(&restored, "post-restore --yes");
    assert!(done.contains("ended:") && done.contains("« Mot de passe oublié ? »"), "{done}");
    restored.admitted().await.expect("served");
    restored.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("ne correspond pas");
    let trail = said(&restored, "audit --kind database_restored --format json");
    assert!(trail.contains("operator"), "{trail}");
    let verified = said(&restored, "audit verify");
    assert!(verified.contains("BELLEVUE/TLS") && !verified.contains("BROKEN"), "{verified}");
}

#[tokio::test]
async fn without_a_copy_of_the_acts_it_must_be_said_so() {
    let extranet = Extranet::open_today_with_keys().await;
    extranet.camille().await;
    let told = refused(&extranet, "post-restore --yes");
    assert!(told.contains("--without-journal"), "{told}");
    let done = said(&extranet, "post-restore --yes --without-journal");
    assert!(done.contains("sessions of people: 1"), "{done}");
    let noted = said(&extranet, "post-restore --not-restored");
    assert!(noted.contains("nothing is ended"), "{noted}");
}
