//! Why a row is refused, in both languages of the report.

use super::Reason;

impl Reason {
    #[expect(clippy::too_many_lines, reason = "one line a reason")]
    pub(super) fn french(&self) -> &'static str {
        match self {
            Self::Missing => "La valeur est obligatoire.",
            Self::TooLong { .. } => "La valeur dépasse {n} caractères.",
            Self::LineBreak => {
                "La valeur contient un retour à la ligne (guillemet oublié\u{202f}?)."
            }
            Self::ForbiddenCharacter => "La valeur contient un caractère invisible ou de contrôle.",
            Self::Unreadable => "La valeur contient un caractère illisible.",
            Self::UnknownQualite => {
                "La qualité doit être locataire, propriétaire bailleur ou copropriétaire."
            }
            Self::BadDate => "La date doit être de la forme JJ/MM/AAAA ou AAAA-MM-JJ.",
            Self::EndsBeforeStart => "La fin est antérieure au début.",
            Self::OtherIdentity { .. } => "Ce tiers est décrit autrement à la ligne {n}.",
            Self::SameContract { .. } => "Ce contrat figure déjà à la ligne {n}.",
            Self::OtherTiers => "Ce contrat est déjà enregistré au nom d’un autre tiers.",
            Self::BadAmount => {
                "Le montant doit être de la forme 1234,56 ou 1234.56, sans autre signe."
            }
            Self::TwoAmounts => {
                "Un mouvement a un débit, un crédit ou un montant, un seul des trois."
            }
            Self::UnknownEntryKind => {
                "Le type doit être loyer, provision, régularisation, dépôt de garantie, appel de \
                 fonds, fonds de travaux, règlement, honoraires, travaux ou autre."
            }
            Self::SameEntry { .. } => "Ce mouvement figure déjà à la ligne {n}.",
            Self::UnknownContract => "Ce contrat est inconnu. Importez d’abord les contrats.",
            Self::OtherContract => "Ce mouvement est déjà enregistré pour un autre contrat.",
            Self::BadYesNo => "La valeur doit être oui ou non.",
            Self::BadNumber => "La valeur doit être un nombre entier.",
            Self::BadIban => "L’IBAN est faux\u{a0}: une lettre ou un chiffre ne va pas.",
            Self::BadBic => "Le BIC doit avoir 8 ou 11 caractères.",
            Self::SameReference { .. } => "Cette référence figure déjà à la ligne {n}.",
            Self::UnknownImmeuble => "Cet immeuble est inconnu. Importez d’abord les immeubles.",
            Self::UnknownTiers => "Ce tiers est inconnu. Importez d’abord les tiers.",
            Self::OtherLot { .. } => "Ce lot est décrit autrement à la ligne {n}.",
            Self::LotElsewhere => "Ce lot est déjà enregistré dans un autre immeuble.",
            Self::ContractElsewhere => "Ce contrat est déjà enregistré dans un autre immeuble.",
            Self::OtherMandat => {
                "Ce mandat est déjà enregistré pour un autre tiers ou un autre immeuble."
            }
            Self::UnknownDocumentKind => "Le type de document est inconnu.",
            Self::UnknownAudience => {
                "Le public doit être contrat, tiers, copropriétaires ou conseil syndical."
            }
            Self::WhichAudience => "Le public est à préciser pour ce type de document.",
            Self::NotForThem => "Ce type de document ne peut pas être publié pour ce public.",
            Self::NotExpected => "Cette référence n’est pas celle qu’attend ce public.",
            Self::NoTerm => "Une quittance indique sa période, du premier au dernier jour.",
            Self::TermUnpaid => "Le terme n’est pas entièrement payé\u{a0}: envoyez un reçu.",
            Self::UnknownDocument => "Ce document est inconnu\u{a0}: il n’y a rien à retirer.",
            Self::NotAPlainName => "Le nom du fichier ne doit pas contenir de chemin.",
            Self::NoSuchFile => "Ce fichier n’est pas dans le dossier.",
            Self::NotAFile => "Ce n’est pas un fichier ordinaire, mais un lien ou un dossier.",
            Self::FileUnreadable => "Le fichier ne peut pas être lu.",
            Self::FileTooLarge { .. } => "Le fichier dépasse {n} octets.",
            Self::FileContent => "Le fichier n’est ni un PDF, ni un PNG, ni un JPEG.",
            Self::PictureDamaged => "L’image est incomplète ou abîmée.",
            Self::PictureTooLarge => "L’image dépasse 40 millions de pixels.",
            Self::TooManyCells { .. } => "La ligne a plus de valeurs que l’en-tête ({n} colonnes).",
            Self::NotText => "La valeur doit être un texte, entre guillemets.",
            Self::NoContract => "Le tiers doit avoir une liste d’au moins un contrat.",
        }
    }

    #[expect(clippy::too_many_lines, reason = "one line a reason")]
    pub(super) fn english(&self) -> &'static str {
        match self {
            Self::Missing => "The value is required.",
            Self::TooLong { .. } => "The value is longer than {n} characters.",
            Self::LineBreak => "The value holds a line break (a quote may be missing).",
            Self::ForbiddenCharacter => "The value holds an invisible or control character.",
            Self::Unreadable => "The value holds an unreadable character.",
            Self::UnknownQualite => {
                "The quality must be locataire, propriétaire bailleur or copropriétaire."
            }
            Self::BadDate => "The date must be written DD/MM/YYYY or YYYY-MM-DD.",
            Self::EndsBeforeStart => "The end is before the start.",
            Self::OtherIdentity { .. } => "This tiers is described otherwise on line {n}.",
            Self::SameContract { .. } => "This contract is already on line {n}.",
            Self::OtherTiers => "This contract is already known as another tiers’.",
            Self::BadAmount => "The amount must be written 1234,56 or 1234.56, with no other sign.",
            Self::TwoAmounts => {
                "An entry has a debit, a credit or an amount, only one of the three."
            }
            Self::UnknownEntryKind => {
                "The type must be loyer, provision, régularisation, dépôt de garantie, appel de \
                 fonds, fonds de travaux, règlement, honoraires, travaux or autre."
            }
            Self::SameEntry { .. } => "This entry is already on line {n}.",
            Self::UnknownContract => "This contract is unknown. Import the contracts first.",
            Self::OtherContract => "This entry is already known as another contract’s.",
            Self::BadYesNo => "The value must be oui or non.",
            Self::BadNumber => "The value must be a whole number.",
            Self::BadIban => "The IBAN is wrong: a letter or a figure does not fit.",
            Self::BadBic => "The BIC must have 8 or 11 characters.",
            Self::SameReference { .. } => "This reference is already on line {n}.",
            Self::UnknownImmeuble => "This immeuble is unknown. Import the immeubles first.",
            Self::UnknownTiers => "This tiers is unknown. Import the tiers first.",
            Self::OtherLot { .. } => "This lot is described otherwise on line {n}.",
            Self::LotElsewhere => "This lot is already known in another immeuble.",
            Self::ContractElsewhere => "This contract is already known in another immeuble.",
            Self::OtherMandat => {
                "This mandate is already known for another tiers or another immeuble."
            }
            Self::UnknownDocumentKind => "The kind of document is unknown.",
            Self::UnknownAudience => {
                "The audience must be contrat, tiers, copropriétaires or conseil syndical."
            }
            Self::WhichAudience => "This kind of document needs to be told its audience.",
            Self::NotForThem => "This kind of document may not be published for this audience.",
            Self::NotExpected => "This reference is not the one that this audience asks for.",
            Self::NoTerm => "A quittance tells its period, from the first to the last day.",
            Self::TermUnpaid => "The term is not fully paid: send a reçu.",
            Self::UnknownDocument => "This document is unknown: there is nothing to withdraw.",
            Self::NotAPlainName => "The file’s name must not hold a path.",
            Self::NoSuchFile => "This file is not in the folder.",
            Self::NotAFile => "This is not an ordinary file, but a link or a folder.",
            Self::FileUnreadable => "The file cannot be read.",
            Self::FileTooLarge { .. } => "The file is larger than {n} bytes.",
            Self::FileContent => "The file is neither a PDF, nor a PNG, nor a JPEG.",
            Self::PictureDamaged => "The picture is incomplete or damaged.",
            Self::PictureTooLarge => "The picture has more than 40 million pixels.",
            Self::TooManyCells { .. } => "The row has more values than the header ({n} columns).",
            Self::NotText => "The value must be a text, between quotes.",
            Self::NoContract => "The tiers must have a list of at least one contract.",
        }
    }
}
