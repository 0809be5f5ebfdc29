//! For whom a document is: told, or the only ones that its kind is for.

use std::collections::HashMap;
use std::sync::LazyLock;

use sea_orm::Iterable;

use super::column::Column;
use crate::documents::{Audience, DocumentKind};
use crate::imports::reading::cell::fold;
use crate::imports::reading::checker::Checker;
use crate::imports::reading::{Reason, Refusal};
use crate::texts::Lang;

/// Kinds by their name, and by what people read.
static KINDS: LazyLock<HashMap<String, DocumentKind>> = LazyLock::new(|| {
    let texts = Lang::French.texts();
    let named = |kind: DocumentKind| [(fold(&kind.name()), kind), (fold(&kind.text(texts)), kind)];
    DocumentKind::iter().flat_map(named).collect()
});

pub fn kind(text: &str) -> Option<DocumentKind> {
    KINDS.get(&fold(text)).copied()
}

/// The audience, and the reference of who it is.
pub fn audience(checker: &Checker<'_>, kind: DocumentKind) -> Result<(Audience, String), Refusal> {
    let mut given = Vec::new();
    for column in [Column::RefContrat, Column::RefTiers, Column::RefImmeuble] {
        given.extend(checker.optional(column)?.map(|reference| (column, reference)));
    }
    let asked = |audience| given.iter().any(|(column, _)| *column == reference_of(audience));
    let audience = match checker.optional(Column::Public)? {
        Some(told) => named(&told).ok_or(Reason::UnknownAudience),
        None => by_default(kind, asked),
    };
    let audience = audience.map_err(|reason| checker.refusal(Column::Public, reason))?;
    if !kind.allows(audience) {
        return Err(checker.refusal(Column::Public, Reason::NotForThem));
    }
    let expected = reference_of(audience);
    if let Some((other, _)) = given.iter().find(|(column, _)| *column != expected) {
        return Err(checker.refusal(*other, Reason::NotExpected));
    }
    let Some((_, reference)) = given.pop() else {
        return Err(checker.refusal(expected, Reason::Missing));
    };
    Ok((audience, reference))
}

fn named(text: &str) -> Option<Audience> {
    match fold(text).as_str() {
        "contrat" | "contract" => Some(Audience::Contract),
        "tiers" => Some(Audience::Tiers),
        "coproprietaires" | "coproprietaire" | "copropriete" => Some(Audience::Coproprietaires),
        "conseilsyndical" | "conseil" => Some(Audience::ConseilSyndical),
        _ => None,
    }
}

/// The only one that the kind allows; for the others the contract, or the tiers when that is what is
/// given. Many people at once are never guessed.
fn by_default(kind: DocumentKind, asked: impl Fn(Audience) -> bool) -> Result<Audience, Reason> {
    match kind.only_audience() {
        Some(only) => Ok(only),
        _ if asked(Audience::Contract) => Ok(Audience::Contract),
        _ if asked(Audience::Tiers) => Ok(Audience::Tiers),
        _ if asked(Audience::Coproprietaires) => Err(Reason::WhichAudience),
        _ => Ok(Audience::Contract),
    }
}

fn reference_of(audience: Audience) -> Column {
    match audience {
        Audience::Contract => Column::RefContrat,
        Audience::Tiers => Column::RefTiers,
        Audience::Coproprietaires | Audience::ConseilSyndical => Column::RefImmeuble,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_read_by_its_name_and_by_its_french_words() {
        for text in ["proces_verbal", "Procès-verbal d’assemblée générale", "PROCES VERBAL"] {
            assert_eq!(kind(text), Some(DocumentKind::ProcesVerbal), "{text}");
        }
        for each in DocumentKind::iter() {
            assert_eq!(kind(&each.name()), Some(each));
            assert_eq!(kind(&each.text(Lang::French.texts())), Some(each));
        }
        assert_eq!(kind("facture d’eau"), None);
    }

    #[test]
    fn many_people_at_once_are_never_guessed() {
        let given = |one: Audience| move |asked: Audience| asked == one;
        let convocation = DocumentKind::Convocation;
        let told = by_default(convocation, given(Audience::Coproprietaires));
        assert_eq!(told, Err(Reason::WhichAudience));
        assert_eq!(by_default(convocation, |_| false), Ok(Audience::Contract));
        assert_eq!(by_default(convocation, given(Audience::Tiers)), Ok(Audience::Tiers));
        let minutes = by_default(DocumentKind::ProcesVerbal, |_| false);
        assert_eq!(minutes, Ok(Audience::Coproprietaires));
        let balance = by_default(DocumentKind::BalanceGenerale, |_| false);
        assert_eq!(balance, Ok(Audience::ConseilSyndical));
    }
}
