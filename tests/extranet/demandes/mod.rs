//! « Demandes »: what people ask, what agencies answer, and what nobody else sees of it.

mod agency;
mod asking;
mod hostile;
mod keeping;
mod settled;
mod sharing;

use image::DynamicImage;
use image::codecs::jpeg::JpegEncoder;
use palier::demandes::{Demande, attachment, demande};
use sea_orm::{EntityTrait, QueryOrder};

use crate::support::{Agence, Browser, Extranet};

pub const CAMILLE: &str = "camille@example.org";

/// A photograph that says where it was taken.
pub fn photo() -> Vec<u8> {
    let mut plain = Vec::new();
    let picture = DynamicImage::new_rgb8(40, 20);
    picture.write_with_encoder(JpegEncoder::new(&mut plain)).expect("a picture");
    let exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0GPS 43.6";
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [&plain[..2], b"\xff\xe1", &length, exif, &plain[2..], b"PK\x03\x04 hidden"].concat()
}

pub fn pdf(words: &str) -> Vec<u8> {
    format!("%PDF-1.7\n% {words}\n").into_bytes()
}

/// The form of a new demande, filled but for its files.
pub async fn filled(person: &Browser, category: &str, subject: &str) -> Browser {
    let page = person.clone().visit("/demandes/new").await;
    let page = page.select("Catégorie", category).fill("subject", subject);
    page.fill("body", "Il y a de l’eau au plafond.\nMerci de venir vite.")
}

/// A leak, told to the agency: the page of its thread.
pub async fn leak(person: &Browser) -> Browser {
    let page = filled(person, "Fuite ou dégât des eaux", "Fuite dans la cuisine").await;
    page.press("Envoyer la demande").await.sees("Votre demande est envoyée")
}

/// A demande with a file beside it: the numbers of both, as its page has them.
pub async fn with_a_file(person: &Browser) -> (String, String) {
    let page = filled(person, "Autre question", "Bonjour").await.attach("files", "a.jpg", &photo());
    let html = page.press("Envoyer la demande").await.html();
    let (before, after) = html.split_once("/files/").expect("a file");
    let demande = before.rsplit('/').next().expect("its demande").to_owned();
    (demande, after.chars().take(36).collect())
}

pub async fn all(extranet: &Extranet) -> Vec<Demande> {
    let all = demande::Entity::find().order_by_asc(demande::COLUMN.opened_at);
    all.order_by_asc(demande::COLUMN.number).all(extranet.app.db.reader()).await.expect("demandes")
}

pub async fn only(extranet: &Extranet) -> Demande {
    let mut all = all(extranet).await;
    assert_eq!(all.len(), 1);
    all.remove(0)
}

/// The files that are kept, in their order.
pub async fn files(extranet: &Extranet) -> Vec<attachment::Attachment> {
    let all = attachment::Entity::find().order_by_asc(attachment::COLUMN.id);
    all.all(extranet.app.db.reader()).await.expect("files")
}

/// The page of a demande at the agency.
pub fn at(agence: &Agence, demande: &Demande) -> String {
    format!("/office/{}/demandes/{}", agence.societe.id, demande.id)
}

/// The subjects of the mails that reached an address since it was activated.
pub async fn subjects(extranet: &Extranet, address: &str) -> Vec<String> {
    let all = extranet.mailbox(address).await.into_iter();
    let all = all.map(|letter| letter.subject.replace('\u{a0}', " "));
    all.filter(|subject| subject.contains("emande")).collect()
}
