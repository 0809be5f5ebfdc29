# Journal de la société.

journal-lead = Ce qui s'est passé, qui l'a fait, quand et d'où. Rien ne s'y modifie ni ne s'y efface.
journal-kind = Événement
journal-outcome = Résultat
journal-at = Date
journal-who = Auteur
journal-subject = Objet
journal-network = Réseau
journal-request = Numéro de la requête
journal-since = Du
journal-until = Au
journal-all = Tous les événements
journal-all-outcomes = Tous les résultats
journal-filter = Filtrer
journal-unfilter = Tout afficher
journal-none = Aucun événement
journal-none-text = Les connexions, les activations et les actes de votre équipe apparaîtront ici dès qu'ils auront lieu.
journal-export = Exporter (CSV)
journal-who-account = Titulaire d'un compte
journal-who-pair = Porteur d'identifiants provisoires
journal-who-former-staff = Ancien collaborateur
journal-who-key = Logiciel de gestion (API)
journal-who-operator = Exploitant du service
journal-who-palier = Service, automatiquement
journal-who-anyone = Visiteur non identifié
journal-outcome-done = fait
journal-outcome-refused = refusé
journal-outcome-throttled = trop d'essais

# $count (Number) - how many
journal-pairs = { $count ->
    [one] { $count } paire d'identifiants
   *[other] { $count } paires d'identifiants
}
# $count (Number) - how many
journal-shown = { $count ->
    [one] { $count } tiers affiché
   *[other] { $count } tiers affichés
}
# $count (Number) - how many
journal-letters = { $count ->
    [one] { $count } courrier
   *[other] { $count } courriers
}
journal-kind-pair-tried = Identifiants provisoires essayés
journal-kind-pair-issued = Identifiants provisoires émis
journal-kind-pair-revoked = Identifiants provisoires annulés
journal-kind-activation-started = Activation commencée
journal-kind-activation-mailed = Lien d'activation envoyé
journal-kind-activation-committed = Compte activé
journal-kind-activation-cancelled = Activation annulée
journal-kind-activation-contested = Activation contestée
journal-kind-tiers-linked = Contrats rattachés à un compte
journal-kind-tiers-unlinked = Contrats détachés d'un compte
journal-kind-sign-in = Connexion
journal-kind-sign-out = Déconnexion
journal-kind-session-revoked = Appareil déconnecté
journal-kind-reset-asked = Nouveau mot de passe demandé
journal-kind-password-reset = Mot de passe réinitialisé
journal-kind-password-changed = Mot de passe modifié
journal-kind-step-up = Mot de passe redemandé
journal-kind-access-refused = Accès refusé
journal-kind-cross-site-refused = Demande venue d'un autre site refusée
journal-kind-imported = Fichier importé
journal-kind-import-exported = Rapport d'import téléchargé
journal-kind-agency-changed = Société modifiée
journal-kind-key-forgotten = Clé de chiffrement oubliée
journal-kind-document-opened = Document ouvert
journal-kind-consent-given = Accord donné
journal-kind-consent-withdrawn = Accord retiré
journal-kind-staff-invited = Collaborateur invité
journal-kind-staff-joined = Collaborateur arrivé
journal-kind-staff-sign-in = Connexion d'un collaborateur
journal-kind-staff-sign-out = Déconnexion d'un collaborateur
journal-kind-staff-right-changed = Droit d'un collaborateur modifié
journal-kind-staff-removed = Collaborateur retiré
journal-kind-staff-step-up = Identité d'un collaborateur redemandée
journal-kind-factor-enrolled = Double authentification mise en place
journal-kind-factor-tried = Code à usage unique essayé
journal-kind-factor-removed = Double authentification retirée
journal-kind-recovery-code-used = Code de secours utilisé
journal-kind-tiers-searched = Recherche dans le portefeuille
journal-kind-tiers-viewed = Fiche consultée
journal-kind-tiers-suspended = Accès suspendu
journal-kind-tiers-restored = Accès rétabli
journal-kind-tiers-contested = Accès contesté
journal-kind-letters-printed = Courriers préparés
journal-kind-letters-taken = Courriers remis
journal-kind-letters-expired = Courriers effacés sans avoir été remis
journal-kind-document-published = Document publié
journal-kind-document-withdrawn = Document retiré
journal-kind-conformite-changed = Conformité modifiée
journal-kind-terms-published = Conditions d'utilisation publiées
journal-kind-terms-accepted = Conditions d'utilisation acceptées
journal-kind-trail-exported = Journal exporté
journal-kind-api-key-created = Clé d'API créée
journal-kind-api-key-revoked = Clé d'API révoquée
journal-kind-iban-changed = Compte bancaire modifié
journal-kind-recovery-codes-renewed = Codes de secours renouvelés
journal-kind-pair-spent = Identifiants provisoires utilisés
journal-kind-trail-forgotten = Anciennes lignes du journal effacées
journal-kind-key-rotated = Clé de chiffrement renouvelée
journal-kind-key-retired = Ancienne clé de chiffrement retirée
journal-kind-database-restored = Sauvegarde restaurée
journal-kind-act-replayed = Décision rétablie après une restauration
journal-kind-email-change-asked = Changement d'adresse demandé
journal-kind-email-changed = Adresse e-mail modifiée
journal-kind-email-restored = Ancienne adresse rétablie
journal-kind-account-closed = Compte fermé
journal-kind-export-asked = Copie des données demandée
journal-kind-export-taken = Copie des données téléchargée
journal-kind-activity-exported = Activité exportée
journal-kind-notifications-chosen = Choix des notifications
journal-kind-passkey-added = Clé d'accès créée
journal-kind-passkey-tried = Clé d'accès essayée
journal-kind-passkey-removed = Clé d'accès supprimée
journal-kind-passkey-blocked = Clé d'accès bloquée
journal-kind-passkeys-reviewed = Clés d'accès vérifiées
journal-kind-factor-loss-asked = Retrait de la double authentification demandé
journal-kind-factor-loss-confirmed = Identité confirmée après une perte
journal-kind-factor-loss-cancelled = Demande de retrait annulée
journal-letters-run = Courriers de cette émission
