//! What the papers of an immeuble say.

use crate::documents::DocumentKind::{
    self, CarnetDEntretien, ContratDEntretien, ContratDeSyndic, ContratEnCours, Convocation,
    DevisApprouve, DiagnosticTechnique, EtatDescriptifDeDivision, FicheSynthetique,
    MarcheDeTravaux, ReglementDeCopropriete,
};

/// A paper of which nothing depends on who reads it: kind, short name, title, paragraphs.
pub type Matter = (DocumentKind, &'static str, &'static str, &'static [&'static str]);

/// What even a copropriété full of holes has.
pub const ALWAYS: [Matter; 2] = [
    (
        ReglementDeCopropriete,
        "reglement",
        "Règlement de copropriété",
        &[
            "Article 1. Le présent règlement détermine la destination de l'immeuble, les conditions de jouissance des parties privatives et communes, et l'administration de celles-ci. Il oblige tous les copropriétaires, leurs ayants cause et les occupants.",
            "Article 2. L'immeuble est à usage d'habitation. L'exercice d'une profession libérale est admis au rez-de-chaussée, à condition de ne pas troubler la tranquillité des occupants ; le commerce et l'hébergement de courte durée sont interdits.",
            "Article 3. Sont communs le sol, les cours et jardins, les murs porteurs, la toiture, les escaliers, les canalisations générales et tous les éléments d'équipement qui ne sont pas affectés à l'usage exclusif d'un lot.",
            "Article 4. Chaque copropriétaire use librement de ses parties privatives, sans porter atteinte aux droits des autres ni à la destination de l'immeuble. Les travaux qui affectent les parties communes ou l'aspect extérieur sont soumis à l'autorisation de l'assemblée générale.",
            "Article 5. Les charges relatives à la conservation, à l'entretien et à l'administration des parties communes sont réparties selon les tantièmes de chaque lot ; celles des services collectifs et des équipements communs, selon leur utilité objective.",
            "Article 6. Les copropriétaires sont réunis en assemblée générale au moins une fois par an, sur convocation du syndic notifiée vingt et un jours à l'avance. Chacun dispose d'autant de voix que de tantièmes.",
            "Article 7. Le syndic est désigné par l'assemblée générale, pour trois ans au plus. Un conseil syndical l'assiste et contrôle sa gestion.",
            "Article 8. Les sommes dues au titre des charges portent intérêt au taux légal au profit du syndicat, après mise en demeure.",
        ],
    ),
    (
        ContratDeSyndic,
        "contrat-syndic",
        "Contrat de syndic",
        &[
            "Le syndicat des copropriétaires confie au syndic l'administration de l'immeuble pour une durée de trois ans, à compter de l'assemblée générale qui l'a désigné.",
            "Le forfait comprend l'assemblée générale annuelle, la comptabilité du syndicat, la visite de l'immeuble deux fois par an, la tenue du carnet d'entretien et l'accès en ligne aux documents dématérialisés.",
            "Les prestations particulières, limitativement énumérées en annexe, sont facturées au temps passé selon le barème joint.",
            "Le contrat peut être résilié par l'assemblée générale pour faute suffisamment grave, ou à son terme.",
        ],
    ),
];

pub const COMPLETE: [Matter; 9] = [
    (
        EtatDescriptifDeDivision,
        "division",
        "État descriptif de division",
        &[
            "L'immeuble est divisé en lots, dont chacun comprend une partie privative et une quote-part des parties communes exprimée en tantièmes. Le tableau annexé à l'acte donne, pour chaque lot, son numéro, sa nature, sa situation et ses tantièmes.",
            "Bâtiment A : lots 1 à 10, répartis sur trois niveaux. Bâtiment B : lots 11 à 20, répartis sur quatre niveaux. Sous-sol commun : lots 101 à 120, à usage de stationnement.",
            "Les tantièmes de l'ensemble des lots font dix mille. Ils servent de base à la répartition des charges générales et au décompte des voix.",
            "Toute modification de la consistance d'un lot, réunion ou division, donne lieu à un acte modificatif publié au fichier immobilier.",
        ],
    ),
    (
        FicheSynthetique,
        "fiche-synthetique",
        "Fiche synthétique de la copropriété",
        &[
            "Identification : immeuble inscrit au registre national des copropriétés. Syndic professionnel. Deux bâtiments, un ascenseur, chauffage individuel.",
            "Lots : 40, dont 20 d'habitation. Nombre de copropriétaires : 17. Étiquette énergétique moyenne : D.",
            "Finances : l'exercice va du 1er janvier au 31 décembre. Le budget prévisionnel a été voté. Le fonds de travaux existe ; son montant figure au bilan annexé aux comptes.",
            "Équipements : ascenseur conforme, contrôle d'accès, éclairage à détection. Carnet d'entretien tenu à jour.",
        ],
    ),
    (
        CarnetDEntretien,
        "carnet",
        "Carnet d'entretien",
        &[
            "Ravalement des façades : achevé depuis neuf ans. Étanchéité de la toiture-terrasse : reprise depuis quatre ans, garantie décennale en cours.",
            "Ascenseur : contrat d'entretien étendu, visite toutes les six semaines, contrôle technique quinquennal à jour.",
            "Canalisations : curage annuel des colonnes. Ventilation : nettoyage des bouches tous les deux ans.",
            "Sécurité : extincteurs vérifiés chaque année, bloc autonome d'éclairage de sécurité remplacé dans le bâtiment B.",
            "Échéances à venir : remplacement de la porte du sous-sol, étude de l'isolation de la façade nord.",
        ],
    ),
    (
        DiagnosticTechnique,
        "diagnostics",
        "Diagnostics techniques des parties communes",
        &[
            "Amiante : recherche faite dans les parties communes, aucun matériau de la liste A repéré ; un conduit de la liste B en bon état, à surveiller.",
            "Plomb : sans objet, l'immeuble ayant été construit après 1949. Termites : traitement préventif, attestation jointe.",
            "Performance énergétique collective : classe D pour l'énergie, classe C pour le climat. Le scénario recommandé porte sur la façade nord et les menuiseries communes.",
            "Risques : la parcelle est située hors zone inondable ; zone de sismicité très faible ; retrait et gonflement des argiles, aléa moyen.",
        ],
    ),
    (
        ContratEnCours,
        "electricite",
        "Contrat d'électricité des parties communes",
        &[
            "Point de livraison : parties communes des bâtiments A et B et du sous-sol. Puissance souscrite : 18 kVA. Option heures creuses.",
            "Durée : deux ans, à prix fixe. Le contrat prend fin de plein droit à son terme ; le syndic consulte trois fournisseurs avant de le renouveler.",
            "Paiement : prélèvement mensuel sur le compte du syndicat, régularisé une fois par an sur relevé.",
            "Le fournisseur garantit une origine renouvelable certifiée pour la totalité de la fourniture.",
        ],
    ),
    (
        MarcheDeTravaux,
        "marche",
        "Marché de travaux, étanchéité du bâtiment B",
        &[
            "Objet : réfection de l'étanchéité de la toiture-terrasse du bâtiment B, avec isolation par panneaux de 160 mm.",
            "Prix : global et forfaitaire, révisable au-delà de six mois. Acompte de 20 % à l'ouverture du chantier, situations mensuelles, retenue de garantie de 5 %.",
            "Délai : huit semaines à compter de l'ordre de service. Les pénalités de retard sont plafonnées à 5 % du marché.",
            "Assurances : l'entreprise a justifié de sa responsabilité décennale ; le syndicat a souscrit une assurance dommages-ouvrage.",
        ],
    ),
    (
        ContratDEntretien,
        "ascenseur",
        "Contrat d'entretien de l'ascenseur",
        &[
            "Contrat étendu : visites toutes les six semaines, dépannage tous les jours, remplacement des pièces usées, main-d'œuvre comprise.",
            "Délais : une heure pour une personne bloquée, quatre heures pour une panne signalée avant 18 h.",
            "Durée : trois ans, résiliable chaque année avec un préavis de trois mois. Le carnet de l'appareil est tenu à la disposition du syndic et de l'organisme de contrôle.",
            "Pénalités : au-delà de huit jours d'arrêt dans l'année, la redevance est réduite d'un trentième par jour supplémentaire.",
        ],
    ),
    (
        DevisApprouve,
        "devis-portail",
        "Devis approuvé, portail du sous-sol",
        &[
            "Dépose de l'ancien portail, fourniture et pose d'un portail sectionnel motorisé, cellules de sécurité et quarante émetteurs.",
            "Ce devis a été retenu par l'assemblée générale parmi trois offres, à la majorité de l'article 24.",
            "Délai d'intervention : six semaines après commande. L'accès au sous-sol est interrompu pendant une journée ; les occupants sont prévenus une semaine à l'avance.",
            "Garantie : cinq ans sur la motorisation, deux ans sur les accessoires.",
        ],
    ),
    (
        Convocation,
        "convocation",
        "Convocation à l'assemblée générale",
        &[
            "Vous êtes convoqué à l'assemblée générale ordinaire des copropriétaires, qui se tiendra à 18 h 30 dans la salle commune du bâtiment A. Vous pouvez y participer à distance ou voter par correspondance.",
            "Ordre du jour : 1. Élection du bureau. 2. Approbation des comptes. 3. Quitus. 4. Budget prévisionnel. 5. Fonds de travaux. 6. Étude de l'isolation de la façade nord. 7. Questions diverses.",
            "Les pièces comptables peuvent être consultées à l'agence pendant les dix jours ouvrés qui précèdent, sur rendez-vous.",
            "Si vous ne pouvez venir, remettez un pouvoir à la personne de votre choix ; nul ne peut en recevoir plus de trois, sauf si le total des voix ne dépasse pas 10 %.",
        ],
    ),
];

pub const INSURANCE: [&str; 4] = [
    "Le contrat multirisque de l'immeuble couvre l'incendie, les dégâts des eaux, la tempête, le bris de glaces, le vol dans les parties communes et les catastrophes naturelles.",
    "La responsabilité civile du syndicat, des membres du conseil syndical et des préposés est garantie, ainsi que la protection juridique.",
    "La franchise est de 300,00 € par sinistre, sauf pour les catastrophes naturelles où elle est fixée par la loi.",
    "La présente attestation ne vaut que pour la période indiquée ; elle ne peut engager l'assureur au-delà des conditions du contrat.",
];

pub const RESOLUTIONS: [&str; 6] = [
    "Le président constate, d'après la feuille de présence, que les copropriétaires présents, représentés ou votant par correspondance réunissent plus de la moitié des voix. L'assemblée peut délibérer.",
    "1re résolution. L'assemblée approuve les comptes de l'exercice clos, tels que joints à la convocation. Adoptée à la majorité de l'article 24.",
    "2e résolution. Elle donne quitus au syndic de sa gestion. Adoptée, une abstention.",
    "3e résolution. Elle vote le budget prévisionnel de l'exercice suivant, appelé par quarts le premier jour de chaque trimestre. Adoptée à l'unanimité.",
    "4e résolution. Elle fixe la cotisation au fonds de travaux à 5 % du budget prévisionnel. Adoptée à la majorité de l'article 25.",
    "L'ordre du jour étant épuisé, la séance est levée à 21 h 10. Les copropriétaires opposants ou défaillants peuvent agir dans les deux mois de la notification du présent procès-verbal.",
];
