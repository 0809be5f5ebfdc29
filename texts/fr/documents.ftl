documents-title = Documents
documents-lead = Tous les documents de vos contrats, chez toutes vos agences.
documents-space-coproprietaires = Documents de la copropriété
documents-space-own = Mes documents
documents-space-conseil = Conseil syndical

documents-search = Rechercher
documents-search-hint = Un mot du titre ou du type
documents-filter-contract = Contrat
documents-filter-kind = Type
documents-filter-year = Année
documents-filter-space = Espace
documents-filter-all = Tous
documents-filter-all-years = Toutes
documents-filters = Affiner la liste
documents-filter-news = Documents affichés
documents-filter-new = Pas encore ouverts
documents-filter = Filtrer
documents-unfilter = Effacer les filtres

# $first (Number) - number of the first document of this page
# $last (Number) - number of the last one
# $count (Number) - how many there are in all
documents-range = { $first }–{ $last } sur { $count }
documents-pages = Pages des documents
documents-previous = Page précédente
documents-next = Page suivante

documents-new = Nouveau
# $day (String) - a day in words
documents-expired = expiré le { $day }
# $day (String) - a day in words
documents-in-force = en vigueur jusqu'au { $day }
documents-download = Télécharger
# $title (String) - title of the document
documents-choose = Choisir : { $title }
documents-zip = Télécharger la sélection
documents-zip-hint = Les documents cochés de cette page, réunis dans un seul fichier compressé (zip).
documents-zip-nothing = Cochez au moins un document à télécharger.

documents-none = Aucun document pour l'instant
documents-none-text = Vos documents apparaîtront ici dès que votre agence les aura déposés.
documents-none-text-locataire = Bail, quittances, avis d'échéance et régularisations de charges apparaîtront ici dès que votre agence les aura déposés.
documents-none-text-bailleur = Mandat, comptes rendus de gestion et aide à la déclaration des revenus fonciers apparaîtront ici dès que votre agence les aura déposés.
documents-none-text-copropriete = Règlement de copropriété, procès-verbaux des assemblées générales, contrats et diagnostics apparaîtront ici dès que votre syndic les aura déposés.
documents-none-text-own = Appels de fonds, compte individuel et charges des derniers exercices apparaîtront ici dès que votre syndic les aura déposés.
documents-none-text-conseil = Balances, relevés bancaires et autres documents réservés au conseil syndical apparaîtront ici dès que votre syndic les aura déposés.
documents-none-found = Aucun document ne correspond à votre recherche.
documents-none-found-text = Essayez un autre mot, ou effacez les filtres. Si vous attendez un document, votre agence ne l'a peut-être pas encore déposé.

# $size (String) - a figure
documents-bytes = { $size } octets
# $size (String) - a figure
documents-kilobytes = { $size } ko
# $size (String) - a figure
documents-megabytes = { $size } Mo

activity-title = Activité de mon compte
activity-lead = Vos connexions, les essais refusés, vos changements, les documents que vous avez téléchargés, et ce que vos agences ont consulté ou changé.
activity-strange = Quelque chose vous surprend ? Choisissez un autre mot de passe : tous vos autres appareils seront déconnectés.
activity-link = Voir l'activité de mon compte
activity-profile-text = Connexions, essais refusés, documents téléchargés, consultations et actes de vos agences.
activity-document = Document téléchargé
activity-document-zip = Document téléchargé, dans une archive zip
activity-sign-in = Connexion
activity-sign-out = Déconnexion
activity-password-changed = Mot de passe modifié
activity-password-reset = Mot de passe réinitialisé
activity-session-revoked = Appareil déconnecté à distance
activity-email-asked = Changement d'adresse e-mail demandé
activity-email-changed = Adresse e-mail modifiée
activity-email-restored = Ancienne adresse e-mail rétablie
activity-factor-enrolled = Double authentification mise en place
activity-factor-removed = Double authentification retirée
activity-recovery-code-used = Code de secours utilisé
activity-recovery-codes-renewed = Codes de secours renouvelés
activity-passkey-added = Clé d'accès créée
activity-passkey-removed = Clé d'accès supprimée
activity-factor-loss-asked = Retrait de la double authentification demandé
activity-factor-loss-cancelled = Demande de retrait annulée
activity-activated = Compte activé
activity-linked = Contrat ajouté
activity-unlinked = Contrat détaché
activity-consent-given = Accord donné
activity-consent-withdrawn = Accord retiré
activity-terms-accepted = Conditions d'utilisation acceptées
activity-export-asked = Copie de mes données demandée
activity-export-taken = Copie de mes données téléchargée
activity-exported = Activité exportée
activity-notifications = Choix des notifications modifié
activity-others-session-revoked = Tous vos appareils ont été déconnectés par le service
activity-others-factor-removed = Double authentification retirée par le service, à la suite de votre demande
activity-others-passkey-blocked = Clé d'accès bloquée par sécurité : elle a peut-être été copiée
activity-others-identified = Votre identité a été vérifiée, pour retirer la double authentification
activity-others-notifications = Notifications coupées depuis le lien d'un message
activity-contested = Votre accès a été contesté, et suspendu
# $count (Number) - how often that day
activity-looked-up = { $count ->
    [one] L'agence a consulté votre dossier
   *[other] L'agence a consulté votre dossier { $count } fois
}
# $count (Number) - how many there were that day
activity-failures = { $count ->
    [one] Un essai de connexion refusé
   *[other] { $count } essais de connexion refusés
}
activity-agency-issued = De nouveaux identifiants ont été créés pour votre dossier
activity-agency-suspended = L'agence a suspendu votre accès
activity-agency-restored = L'agence a rétabli votre accès
activity-agency-dissociated = L'agence a mis fin à votre accès
# $address (String) - beginning of an IP address
activity-address = adresse { $address }
activity-at = Date
activity-what = Acte
activity-detail = Précision
activity-export = Exporter (CSV, pour un tableur)
activity-fingerprint = Contrôle du fichier
activity-fingerprint-hint = Cette suite de signes ne correspond qu'au fichier exact que vous avez reçu. Elle sert de preuve en cas de désaccord (méthode SHA-256) :
activity-none = Aucune activité pour l'instant
activity-none-text = Vos connexions et vos téléchargements apparaîtront ici.
activity-pages = Pages de l'activité
activity-previous = Plus récent
activity-next = Plus ancien

kind-bail = Bail
kind-etat-des-lieux = État des lieux
kind-avis-d-echeance = Avis d'échéance
kind-quittance = Quittance
kind-recu = Reçu
kind-regularisation-de-charges = Régularisation de charges
kind-attestation = Attestation
kind-mandat = Mandat de gestion
kind-crg = Compte rendu de gestion
kind-revenus-fonciers = Aide à la déclaration des revenus fonciers
kind-devis = Devis
kind-facture = Facture
kind-diagnostic = Diagnostic
kind-reglement-de-copropriete = Règlement de copropriété
kind-etat-descriptif-de-division = État descriptif de division
kind-fiche-synthetique = Fiche synthétique
kind-carnet-d-entretien = Carnet d'entretien
kind-diagnostic-technique = Diagnostic technique des parties communes
kind-assurance-de-l-immeuble = Contrat d'assurance de l'immeuble
kind-contrat-en-cours = Contrat en cours
kind-marche-de-travaux = Marché de travaux
kind-contrat-d-entretien = Contrat d'entretien des équipements communs
kind-proces-verbal = Procès-verbal d'assemblée générale
kind-devis-approuve = Devis de travaux approuvé
kind-contrat-de-syndic = Contrat de syndic
kind-compte-individuel = Compte individuel
kind-charges-de-l-exercice = Charges de l'exercice
kind-part-du-fonds-de-travaux = Part du fonds de travaux
kind-appel-de-fonds = Appel de fonds
kind-balance-generale = Balance générale
kind-releve-des-charges = Relevé général des charges et produits
kind-releve-bancaire = Relevé du compte bancaire séparé
kind-assignation = Assignation en justice
kind-decision-de-justice = Décision de justice
kind-liste-des-coproprietaires = Liste des copropriétaires
kind-carte-professionnelle = Carte professionnelle du syndic
kind-assurance-du-syndic = Assurance responsabilité civile du syndic
kind-garantie-financiere = Garantie financière du syndic
kind-convocation = Convocation
kind-courrier = Courrier
kind-autre = Autre document

accessible-ask = Demander une version accessible
# $title (String) - title of the document
accessible-of = de { $title }
accessible-lead = Un fichier que votre agence a déposé ne se lit pas toujours bien avec un lecteur d'écran, une plage braille ou une loupe. Votre agence peut vous en remettre le contenu sous une forme qui vous convient : texte simple, grands caractères, ou lecture au téléphone.
accessible-write = Écrire à l'agence
accessible-email = Par e-mail
accessible-email-text = Le bouton ouvre un message déjà rédigé. Vous pouvez le compléter avant de l'envoyer.
accessible-phone = Par téléphone
# $phone (String) - telephone number of the agency
accessible-phone-text = Appelez le { $phone } et donnez le titre et la date du document.
accessible-other = À l'agence
accessible-other-text = Écrivez à votre agence ou passez la voir : son adresse figure sur cette page.
# $title (String) - title of the document
accessible-subject = Version accessible : { $title }
# $title (String) - title of the document
# $day (String) - its day
# $reference (String) - the agency's own reference of it
accessible-message = Bonjour, je souhaite une version accessible du document « { $title } » du { $day } (référence { $reference }). La forme qui me convient :
accessible-back = Revenir aux documents
