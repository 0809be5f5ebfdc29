//! What a report tells of a document: for whom a new one is, and what becomes of one that is known.

use super::known::Place;
use crate::documents::{Document, NewDocument};
use crate::imports::report::Changes;

/// A document as it is known, and whose it is.
pub type Before<'a> = (&'a Document, Place);

/// Of a document that is new: for whom it is.
pub fn introduced(new: &NewDocument, place: &Place) -> Changes {
    let public = Changes::default().of("public", "", new.readers.audience().name().as_str());
    public.and(moved(&Place::default(), place))
}

/// The same file for others is theirs from then on: that must never go unsaid.
fn moved(before: &Place, after: &Place) -> Changes {
    Changes::default()
        .of("ref_contrat", &before.contract, &after.contract)
        .of("ref_tiers", &before.tiers, &after.tiers)
        .of("ref_immeuble", &before.immeuble, &after.immeuble)
}

/// Column by column, what becomes of one that is known.
pub fn told(
    (before, from): &Before<'_>,
    (new, place): (&NewDocument, &Place),
    sha256: &str,
) -> Changes {
    let moved = moved(from, place);
    let (first, last) = (new.period.map(|it| it.0), new.period.map(|it| it.1));
    Changes::default()
        .hidden("fichier", &before.sha256.as_str(), &sha256)
        .of("type", &before.kind.name(), &new.kind.name())
        .of("titre", &before.title, &new.title)
        .of("public", &before.audience.name(), &new.readers.audience().name())
        .and(moved)
        .of("date", &before.dated_on, &new.dated_on)
        .of("periode_debut", &before.period_from, &first)
        .of("periode_fin", &before.period_until, &last)
        .of("exercice", &before.exercice, &new.exercice)
        .of("valable_jusquau", &before.valid_until, &new.valid_until)
        .of("retire", &before.withdrawn_at.is_some(), &false)
}
