//! The names of kinds and of spaces, as people read them.

use sea_orm::{ActiveEnum, Iterable};

use super::kind::{DocumentKind, LegalList};
use crate::texts::Texts;

impl DocumentKind {
    /// « Appel de fonds », « Procès-verbal d’assemblée générale »…
    #[expect(clippy::too_many_lines, reason = "one line a kind")]
    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::Bail => texts.kind_bail(),
            Self::EtatDesLieux => texts.kind_etat_des_lieux(),
            Self::AvisDEcheance => texts.kind_avis_d_echeance(),
            Self::Quittance => texts.kind_quittance(),
            Self::Recu => texts.kind_recu(),
            Self::RegularisationDeCharges => texts.kind_regularisation_de_charges(),
            Self::Attestation => texts.kind_attestation(),
            Self::Mandat => texts.kind_mandat(),
            Self::Crg => texts.kind_crg(),
            Self::RevenusFonciers => texts.kind_revenus_fonciers(),
            Self::Devis => texts.kind_devis(),
            Self::Facture => texts.kind_facture(),
            Self::Diagnostic => texts.kind_diagnostic(),
            Self::ReglementDeCopropriete => texts.kind_reglement_de_copropriete(),
            Self::EtatDescriptifDeDivision => texts.kind_etat_descriptif_de_division(),
            Self::FicheSynthetique => texts.kind_fiche_synthetique(),
            Self::CarnetDEntretien => texts.kind_carnet_d_entretien(),
            Self::DiagnosticTechnique => texts.kind_diagnostic_technique(),
            Self::AssuranceDeLImmeuble => texts.kind_assurance_de_l_immeuble(),
            Self::ContratEnCours => texts.kind_contrat_en_cours(),
            Self::MarcheDeTravaux => texts.kind_marche_de_travaux(),
            Self::ContratDEntretien => texts.kind_contrat_d_entretien(),
            Self::ProcesVerbal => texts.kind_proces_verbal(),
            Self::DevisApprouve => texts.kind_devis_approuve(),
            Self::ContratDeSyndic => texts.kind_contrat_de_syndic(),
            Self::CompteIndividuel => texts.kind_compte_individuel(),
            Self::ChargesDeLExercice => texts.kind_charges_de_l_exercice(),
            Self::PartDuFondsDeTravaux => texts.kind_part_du_fonds_de_travaux(),
            Self::AppelDeFonds => texts.kind_appel_de_fonds(),
            Self::BalanceGenerale => texts.kind_balance_generale(),
            Self::ReleveDesCharges => texts.kind_releve_des_charges(),
            Self::ReleveBancaire => texts.kind_releve_bancaire(),
            Self::Assignation => texts.kind_assignation(),
            Self::DecisionDeJustice => texts.kind_decision_de_justice(),
            Self::ListeDesCoproprietaires => texts.kind_liste_des_coproprietaires(),
            Self::CarteProfessionnelle => texts.kind_carte_professionnelle(),
            Self::AssuranceDuSyndic => texts.kind_assurance_du_syndic(),
            Self::GarantieFinanciere => texts.kind_garantie_financiere(),
            Self::Convocation => texts.kind_convocation(),
            Self::Courrier => texts.kind_courrier(),
            Self::Autre => texts.kind_autre(),
        }
    }
}

impl DocumentKind {
    /// `appel_de_fonds`: as the database, addresses and files name it.
    pub fn name(self) -> String {
        self.to_value()
    }

    /// From its name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::iter().find(|kind| kind.name() == name)
    }
}

impl LegalList {
    /// As addresses name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Coproprietaires => "copropriete",
            Self::Coproprietaire => "own",
            Self::ConseilSyndical => "conseil",
        }
    }

    /// From its name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::iter().find(|list| list.name() == name)
    }

    /// « Documents de la copropriété », « Mes documents », « Conseil syndical ».
    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::Coproprietaires => texts.documents_space_coproprietaires(),
            Self::Coproprietaire => texts.documents_space_own(),
            Self::ConseilSyndical => texts.documents_space_conseil(),
        }
    }
}
