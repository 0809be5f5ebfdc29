//! Kinds of documents, and the three lists that the law makes for each copropriété.

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
    FicheSynthetique,
    CarnetDEntretien,
    DiagnosticTechnique,
    AssuranceDeLImmeuble,
    ContratEnCours,
    ContratDEntretien,
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
    ListeDesCoproprietaires,
    CarteProfessionnelle,
    AssuranceDuSyndic,
    GarantieFinanciere,
    // Of anything.
    Convocation,
    Courrier,
    Autre,
}

/// A list of décret 67-223, art. 33-1-1 (as made by décret 2019-502): who a professional syndic must
/// let read what, online.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter)]
pub enum LegalList {
    /// I: all copropriétaires.
    Coproprietaires,
    /// II: the copropriétaire alone.
    Coproprietaire,
    /// III: the members of the conseil syndical.
    ConseilSyndical,
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
            Self::ReglementDeCopropriete => (Coproprietaires, 1),
            Self::FicheSynthetique => (Coproprietaires, 2),
            Self::CarnetDEntretien => (Coproprietaires, 3),
            Self::DiagnosticTechnique => (Coproprietaires, 4),
            Self::AssuranceDeLImmeuble => (Coproprietaires, 5),
            Self::ContratEnCours => (Coproprietaires, 6),
            Self::ContratDEntretien => (Coproprietaires, 7),
            Self::ProcesVerbal | Self::DevisApprouve => (Coproprietaires, 8),
            Self::ContratDeSyndic => (Coproprietaires, 9),
            Self::CompteIndividuel => (Coproprietaire, 1),
            Self::ChargesDeLExercice => (Coproprietaire, 2),
            Self::PartDuFondsDeTravaux => (Coproprietaire, 3),
            Self::AppelDeFonds => (Coproprietaire, 4),
            Self::BalanceGenerale | Self::ReleveDesCharges => (ConseilSyndical, 1),
            Self::ReleveBancaire => (ConseilSyndical, 2),
            Self::Assignation => (ConseilSyndical, 3),
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
                _ => matches!(audience, Audience::Contract | Audience::Tiers),
            },
        }
    }

    /// Whether every copropriétaire of today may read it however old it is: the first legal list
    /// is of what is in force, bought with the lot.
    pub fn is_for_newcomers(self) -> bool {
        self.legal().is_some_and(|item| item.list == LegalList::Coproprietaires)
    }
}
