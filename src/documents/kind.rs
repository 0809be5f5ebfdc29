//! Kinds of documents, and the three lists that the law makes for each copropriété.

use sea_orm::Iterable;
use sea_orm::entity::prelude::*;

use super::audience::Audience;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum DocumentKind {
    // Of a lease.
    Bail,
    EtatDesLieux,
    AvisDEcheance,
    /// Only of a term that is fully paid (loi 89-462, art. 21), and only to who agreed to it.
    Quittance,
    /// Of a payment in part.
    Recu,
    RegularisationDeCharges,
    Attestation,
    // Of a management mandate.
    Mandat,
    Crg,
    RevenusFonciers,
    Devis,
    Facture,
    Diagnostic,
    // Of a copropriété, for all copropriétaires.
    ReglementDeCopropriete,
    EtatDescriptifDeDivision,
    FicheSynthetique,
    CarnetDEntretien,
    DiagnosticTechnique,
    AssuranceDeLImmeuble,
    /// Not the employment contracts of the syndicat's own staff.
    ContratEnCours,
    /// A works contract in progress.
    MarcheDeTravaux,
    ContratDEntretien,
    /// Of the three last yearly assemblées générales.
    ProcesVerbal,
    DevisApprouve,
    ContratDeSyndic,
    // Of a copropriété, for one copropriétaire.
    CompteIndividuel,
    ChargesDeLExercice,
    PartDuFondsDeTravaux,
    AppelDeFonds,
    // Of a copropriété, for its conseil syndical.
    BalanceGenerale,
    ReleveDesCharges,
    ReleveBancaire,
    Assignation,
    /// One that is still open to appeal.
    DecisionDeJustice,
    ListeDesCoproprietaires,
    CarteProfessionnelle,
    AssuranceDuSyndic,
    GarantieFinanciere,
    // Of anything.
    Convocation,
    Courrier,
    Autre,
}

/// A list of décret 2019-502 of 23 May 2019, in force since 1 July 2020, made for the online space of
/// loi 65-557, art. 18, I: what a professional syndic must let whom read, at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter)]
pub enum LegalList {
    /// Art. 1: all copropriétaires.
    Coproprietaires,
    /// Art. 2: the copropriétaire alone, about their own lot.
    Coproprietaire,
    /// Art. 3: the members of the conseil syndical.
    ConseilSyndical,
}

impl LegalList {
    /// How many items it has: all of them must have a kind of document.
    pub fn items(self) -> u8 {
        match self {
            Self::Coproprietaires => 9,
            Self::Coproprietaire => 4,
            Self::ConseilSyndical => 5,
        }
    }
}

/// The place of a kind in the lists: « I, 8° ».
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LegalItem {
    pub list: LegalList,
    pub number: u8,
}

impl DocumentKind {
    /// What the law says of it, if it does.
    pub fn legal(self) -> Option<LegalItem> {
        use LegalList::{ConseilSyndical, Coproprietaire, Coproprietaires};
        let (list, number) = match self {
            Self::ReglementDeCopropriete | Self::EtatDescriptifDeDivision => (Coproprietaires, 1),
            Self::FicheSynthetique => (Coproprietaires, 2),
            Self::CarnetDEntretien => (Coproprietaires, 3),
            Self::DiagnosticTechnique => (Coproprietaires, 4),
            Self::AssuranceDeLImmeuble => (Coproprietaires, 5),
            Self::ContratEnCours | Self::MarcheDeTravaux => (Coproprietaires, 6),
            Self::ContratDEntretien => (Coproprietaires, 7),
            Self::ProcesVerbal | Self::DevisApprouve => (Coproprietaires, 8),
            Self::ContratDeSyndic => (Coproprietaires, 9),
            Self::CompteIndividuel => (Coproprietaire, 1),
            Self::ChargesDeLExercice => (Coproprietaire, 2),
            Self::PartDuFondsDeTravaux => (Coproprietaire, 3),
            Self::AppelDeFonds => (Coproprietaire, 4),
            Self::BalanceGenerale | Self::ReleveDesCharges => (ConseilSyndical, 1),
            Self::ReleveBancaire => (ConseilSyndical, 2),
            Self::Assignation | Self::DecisionDeJustice => (ConseilSyndical, 3),
            Self::ListeDesCoproprietaires => (ConseilSyndical, 4),
            Self::CarteProfessionnelle | Self::AssuranceDuSyndic | Self::GarantieFinanciere => {
                (ConseilSyndical, 5)
            }
            _ => return None,
        };
        Some(LegalItem { list, number })
    }

    /// Whether it may be published for this audience. What the law keeps for one copropriétaire or
    /// for the conseil syndical is never for more people, whatever a file says.
    pub fn allows(self, audience: Audience) -> bool {
        match self.legal().map(|item| item.list) {
            Some(LegalList::Coproprietaires) => audience == Audience::Coproprietaires,
            Some(LegalList::Coproprietaire) => {
                matches!(audience, Audience::Contract | Audience::Tiers)
            }
            Some(LegalList::ConseilSyndical) => audience == Audience::ConseilSyndical,
            None => match self {
                Self::Convocation | Self::Courrier | Self::Autre => true,
                // It is of one lease, and goes by what is due on that lease.
                Self::Quittance => audience == Audience::Contract,
                _ => matches!(audience, Audience::Contract | Audience::Tiers),
            },
        }
    }

    /// The only audience that it may be published for, when there is no choice.
    pub fn only_audience(self) -> Option<Audience> {
        let allowed: Vec<Audience> = Audience::iter().filter(|it| self.allows(*it)).collect();
        if let [only] = allowed[..] { Some(only) } else { None }
    }

    /// Whether every copropriétaire of today may read it however old it is: the first legal list
    /// is of what is in force, bought with the lot.
    pub fn is_for_newcomers(self) -> bool {
        self.legal().is_some_and(|item| item.list == LegalList::Coproprietaires)
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::Iterable;

    use super::*;

    fn kinds(list: LegalList, number: u8) -> Vec<DocumentKind> {
        let item = Some(LegalItem { list, number });
        DocumentKind::iter().filter(|kind| kind.legal() == item).collect()
    }

    #[test]
    fn every_item_of_the_three_lists_has_a_kind_and_no_kind_stands_outside_them() {
        for list in LegalList::iter() {
            for number in 1..=list.items() {
                assert!(!kinds(list, number).is_empty(), "{list:?} {number}");
            }
        }
        for item in DocumentKind::iter().filter_map(DocumentKind::legal) {
            assert!((1..=item.list.items()).contains(&item.number), "{item:?}");
        }
    }

    #[test]
    fn the_items_are_those_of_the_decree() {
        use DocumentKind::*;
        use LegalList::{ConseilSyndical, Coproprietaire, Coproprietaires};
        assert_eq!(kinds(Coproprietaires, 1), [ReglementDeCopropriete, EtatDescriptifDeDivision]);
        assert_eq!(kinds(Coproprietaires, 6), [ContratEnCours, MarcheDeTravaux]);
        assert_eq!(kinds(Coproprietaires, 8), [ProcesVerbal, DevisApprouve]);
        assert_eq!(kinds(Coproprietaire, 4), [AppelDeFonds]);
        assert_eq!(kinds(ConseilSyndical, 3), [Assignation, DecisionDeJustice]);
        let guarantees = [CarteProfessionnelle, AssuranceDuSyndic, GarantieFinanciere];
        assert_eq!(kinds(ConseilSyndical, 5), guarantees);
    }

    #[test]
    fn what_the_law_keeps_for_some_is_never_published_for_more() {
        for kind in DocumentKind::iter() {
            let allowed: Vec<_> =
                Audience::iter().filter(|audience| kind.allows(*audience)).collect();
            assert!(!allowed.is_empty(), "{kind:?} is for nobody");
            let Some(item) = kind.legal() else { continue };
            let expected: &[Audience] = match item.list {
                LegalList::Coproprietaires => &[Audience::Coproprietaires],
                LegalList::Coproprietaire => &[Audience::Contract, Audience::Tiers],
                LegalList::ConseilSyndical => &[Audience::ConseilSyndical],
            };
            assert_eq!(allowed, expected, "{kind:?}");
        }
        let quittance = DocumentKind::Quittance;
        assert!(quittance.allows(Audience::Contract) && !quittance.allows(Audience::Tiers));
    }

    #[test]
    fn only_the_first_list_is_bought_with_the_lot() {
        for kind in DocumentKind::iter() {
            let first = kind.legal().is_some_and(|it| it.list == LegalList::Coproprietaires);
            assert_eq!(kind.is_for_newcomers(), first, "{kind:?}");
        }
    }
}
