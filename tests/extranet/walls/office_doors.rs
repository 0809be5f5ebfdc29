//! Every door of the agency's side, tried by a tenant, by staff of other sociétés, and by staff with
//! too little right.

use palier::router::doors;
use palier::staff::Right;
use palier::web::{Door, Who};

use super::kit::{dump, somebody};
use crate::support::{Browser, Extranet};

/// A well-formed number that nothing has.
const UNKNOWN: &str = "7d9f1a52-5c1e-4b8f-9a54-0f6a8f3b2c11";

/// The doors of sociétés, with the right that each takes.
fn office_doors() -> Vec<(Door, Right)> {
    let right = |door: &Door| match door.who {
        Who::Lecture => Some(Right::Lecture),
        Who::Gestion => Some(Right::Gestion),
        Who::Administration => Some(Right::Administration),
        _ => None,
    };
    doors(false).into_iter().filter_map(|door| Some((door, right(&door)?))).collect()
}

/// The door at this société, with nobody's number for whatever else it takes.
fn at(societe: &str, path: &str) -> String {
    let mut filled = path.replace("{societe}", societe);
    while let Some((before, rest)) = filled.clone().split_once('{') {
        let (_, after) = rest.split_once('}').expect("a name's end");
        filled = format!("{before}{UNKNOWN}{after}");
    }
    filled
}

async fn tried(browser: &Browser, method: &str, url: &str) -> (u16, String) {
    let browser = browser.clone();
    let seen = match method {
        "GET" => browser.get(url).await,
        _ => browser.post(url, &[]).await,
    };
    let first = &seen.hops[0];
    let location = first.headers.get("location").and_then(|to| to.to_str().ok());
    (first.status.as_u16(), location.unwrap_or_default().to_owned())
}

async fn kept(extranet: &Extranet) -> Vec<String> {
    let lines = dump(extranet).await.into_iter();
    lines.filter(|line| !line.starts_with("audit_") && !line.starts_with("throttle")).collect()
}

#[tokio::test]
async fn each_door_of_an_agency_is_closed_to_all_who_have_no_right_there() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let sister = extranet.agence(("BELLEVUE", "MTB"), "Bellevue Montauban").await;
    let (tenant, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let strangers = [
        extranet.staff(&sister, Right::Administration).await,
        extranet.staff(&rives, Right::Administration).await,
    ];
    let reader = extranet.staff(&bellevue, Right::Lecture).await;
    let before = kept(&extranet).await;
    for (door, right) in office_doors() {
        assert!(
            door.path.starts_with("/office/{societe}"),
            "{}: the société comes first",
            door.path
        );
        let here = at(&bellevue.societe.id.to_string(), door.path);
        let nowhere = at(UNKNOWN, door.path);
        for method in ["GET", "POST"] {
            for outsider in [&extranet.browser(), &tenant] {
                let (status, location) = tried(outsider, method, &here).await;
                assert!([303, 405].contains(&status), "{method} {here}: {status}");
                assert!(status == 405 || location.starts_with("/office/login"), "{location}");
            }
            for stranger in &strangers {
                let seen = tried(stranger, method, &here).await;
                assert!([404, 405].contains(&seen.0), "{method} {here}: {}", seen.0);
                assert_eq!(seen, tried(stranger, method, &nowhere).await, "{method} {here}");
            }
            if right > Right::Lecture {
                let (status, _) = tried(&reader, method, &here).await;
                assert!([404, 405].contains(&status), "{method} {here}: {status} to a reader");
            }
        }
    }
    assert_eq!(before, kept(&extranet).await, "somebody without a right changed something");
}
