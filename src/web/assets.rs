//! The files of `assets/`: in the binary, under names that change with their content.

use std::collections::HashMap;
use std::io::Write;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::Error;

/// A year, and no question asked: another content has another name.
const FOREVER: &str = "public, max-age=31536000, immutable";

const FONT: &str = "atkinson-hyperlegible-next.woff2";

struct Asset {
    address: String,
    mime: &'static str,
    plain: Vec<u8>,
    /// The same, gzipped once at start; none for what is compressed already.
    gzipped: Option<Vec<u8>>,
}

static ASSETS: LazyLock<HashMap<&str, Asset>> = LazyLock::new(|| {
    let font = Asset::new(
        FONT,
        "font/woff2",
        include_bytes!("../../assets/fonts/atkinson-hyperlegible-next.woff2").to_vec(),
    );
    let css =
        include_str!("../../assets/app.css").replace(&format!("/assets/{FONT}"), &font.address);
    let office = include_str!("../../assets/office.css");
    let script = include_str!("../../assets/app.js");
    let keys = include_str!("../../assets/passkeys.js");
    let icons = include_str!("../../assets/icons.svg");
    let favicon = include_str!("../../assets/favicon.svg");
    HashMap::from([
        (FONT, font),
        ("app.css", Asset::new("app.css", "text/css; charset=utf-8", css.into_bytes())),
        ("office.css", Asset::new("office.css", "text/css; charset=utf-8", office.into())),
        ("app.js", Asset::new("app.js", "text/javascript; charset=utf-8", script.into())),
        ("passkeys.js", Asset::new("passkeys.js", "text/javascript; charset=utf-8", keys.into())),
        ("icons.svg", Asset::new("icons.svg", "image/svg+xml", icons.into())),
        ("favicon.svg", Asset::new("favicon.svg", "image/svg+xml", favicon.into())),
    ])
});

impl Asset {
    fn new(name: &str, mime: &'static str, plain: Vec<u8>) -> Self {
        let hash = HEXLOWER.encode(&Sha256::digest(&plain)[..6]);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let gzipped = (mime != "font/woff2").then(|| gzip(&plain));
        Self { address: format!("/assets/{stem}-{hash}.{extension}"), mime, plain, gzipped }
    }
}

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing into a Vec cannot fail; if it did, the plain bytes would still be right.
    let _ = encoder.write_all(plain);
    encoder.finish().unwrap_or_default()
}

/// Where a file is served.
pub fn address(name: &str) -> &'static str {
    ASSETS.get(name).map_or("/assets/unknown", |asset| &asset.address)
}

pub async fn file(Path(name): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let asked = format!("/assets/{name}");
    let asset = ASSETS.values().find(|asset| asset.address == asked).ok_or(Error::NotFound)?;
    let takes_gzip = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|accepted| accepted.to_str().ok())
        .is_some_and(|accepted| accepted.contains("gzip"));
    let about = [
        (header::CONTENT_TYPE, asset.mime),
        (header::CACHE_CONTROL, FOREVER),
        (header::VARY, "accept-encoding"),
    ];
    Ok(match &asset.gzipped {
        Some(gzipped) if takes_gzip => {
            (about, [(header::CONTENT_ENCODING, "gzip")], gzipped.as_slice()).into_response()
        }
        _ => (about, asset.plain.as_slice()).into_response(),
    })
}
