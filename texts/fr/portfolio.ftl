# Portefeuille : les tiers d'une société, et l'accès de chacun.

portfolio-search = Rechercher un tiers
portfolio-search-hint = Nom, adresse e-mail au dossier, référence du tiers ou d'un contrat. Le début d'un mot suffit.
portfolio-qualite = Qualité
portfolio-qualite-all = Toutes les qualités
portfolio-access = Accès
portfolio-access-all = Tous les accès
portfolio-go = Rechercher
portfolio-clear = Tout afficher
portfolio-name = Nom
portfolio-reference = Référence
portfolio-activated = Dernière activation
portfolio-contracts = Contrats
portfolio-no-contract = aucun contrat
# $count (Number) - how many contracts are not shown
portfolio-more = { $count ->
    [one] et un autre
   *[other] et { $count } autres
}
portfolio-never = jamais
# $first (String) - the first line shown, in figures
# $last (String) - the last one
# $total (String) - how many there are
portfolio-range = { $first }–{ $last } sur { $total }
# $first (String) - the first line shown, in figures
# $last (String) - the last one
# $total (String) - a number that is exceeded
portfolio-range-more = { $first }–{ $last } sur plus de { $total }
portfolio-cut = Beaucoup de tiers correspondent. Ajoutez un mot ou un filtre pour trouver ceux qui ne sont pas affichés.
portfolio-wide = Recherche trop large
portfolio-wide-text = Trop de tiers ont un mot qui commence ainsi pour être tous examinés. Ajoutez un mot ou saisissez-le en entier.
portfolio-wide-acts = Cette recherche est trop large pour agir sur tous : cochez des tiers, ou ajoutez un mot.
portfolio-none = Aucun tiers ne correspond
portfolio-none-text = Vérifiez l'orthographe, essayez le début d'un seul mot ou retirez un filtre.
portfolio-empty = Votre portefeuille est vide
portfolio-empty-text = Vos tiers et vos contrats apparaîtront ici dès qu'ils auront été importés de votre logiciel de gestion.
portfolio-pages = Pages du portefeuille
portfolio-previous = Page précédente
portfolio-next = Page suivante
access-state-none = sans accès
access-state-issued = identifiants émis
access-state-waiting = en attente de validation
access-state-linked = associé
access-state-ended = dissocié
access-state-expired = expiré
access-state-suspended = suspendu

## La page d'un tiers

dossier-identity = Au dossier
dossier-identity-hint = Ces informations viennent de votre logiciel de gestion. L'adresse et le mot de passe avec lesquels la personne se connecte ne sont connus que d'elle.
dossier-address = Adresse postale
dossier-email = E-mail au dossier
dossier-nothing = non renseigné
# $from (String) - a day
# $until (String) - a day
dossier-from-until = Du { $from } au { $until }
# $from (String) - a day
dossier-since = Depuis le { $from }
# $until (String) - a day
dossier-until = Jusqu'au { $until }
dossier-ended = terminé
# $when (String) - date and time in words
dossier-contested = Accès contesté le { $when }
dossier-contested-text = À l'adresse e-mail du dossier, quelqu'un a répondu que ni lui ni un proche n'avait activé cet accès. Il est suspendu. Joignez la personne par un moyen sûr, puis rétablissez ou dissociez.
dossier-history = Historique de l'accès
dossier-no-history = Aucun identifiant n'a encore été émis.
dossier-mails = E-mails récents
dossier-no-mail = Aucun e-mail récent à propos de ce tiers.
dossier-unchanged = Rien n'a changé : c'était déjà fait.
# $until (String) - a day
deed-issued = Identifiants émis, valables jusqu'au { $until }
deed-expired = Identifiants expirés sans avoir servi
deed-cancelled = Identifiants annulés avant d'avoir servi
deed-begun = Activation commencée, e-mail de validation envoyé
deed-contested = Activation contestée
deed-access-contested = Accès contesté, et suspendu
deed-linked = Accès activé
deed-detached = Contrat détaché
deed-dissociated = Accès dissocié
deed-suspended = Accès suspendu
deed-restored = Accès rétabli
by-holder = le titulaire
by-bearer = le porteur des identifiants
by-recipient = le destinataire de l'e-mail
by-on-file = à l'adresse e-mail du dossier
by-former-staff = un ancien collaborateur
by-key = le logiciel de gestion
by-operator = l'opérateur
by-palier = automatiquement
# $address (String) - an e-mail address
mailed-on-file = à l'adresse du dossier, { $address }
mailed-account = à l'adresse du compte
mailed-agency = à l'adresse de votre agence
mailed-validation = E-mail de validation
mailed-elsewhere = Accès activé avec une autre adresse
mailed-reissued = Nouveaux identifiants émis
mailed-other = Autre e-mail
mailed-waiting = en cours d'envoi
# $when (String) - day and time
mailed-sent = envoyé le { $when }
mailed-retrying = nouvel essai en cours
mailed-failed = adresse en échec
mailed-withdrawn = annulé avant l'envoi

## Émettre des identifiants

issue-button = Émettre des identifiants
issue-title = Émettre des identifiants
# $name (String) - a tiers
issue-lead = { $name } pourra activer son accès avec un identifiant et un mot de passe provisoires, que vous lui remettrez.
# $until (String) - a day
issue-effect-valid = Les nouveaux identifiants servent une seule fois, jusqu'au { $until }.
issue-effect-former = Ceux qui ont été émis auparavant et qui n'ont pas servi cessent de fonctionner.
issue-effect-holder = Un accès déjà activé n'est pas modifié. Son titulaire est prévenu par e-mail.
issue-holders = Nombre de titulaires
issue-holders-hint = Une paire par personne : conjoints, indivisaires.
issue-submit = Émettre
issued-title = Identifiants émis
issued-lead = Notez-les ou imprimez cette page : ils ne seront plus jamais affichés.
# $holder (Number) - which of the holders
issued-holder = Titulaire { $holder }
issued-login = Identifiant provisoire
issued-secret = Mot de passe provisoire
issued-address = Adresse de connexion
issued-codes = Code client et code société
issued-until = Valables jusqu'au
issued-back = J'ai noté les identifiants

## Dissocier, suspendre, rétablir

closure-effects = Ce qui va se passer
closure-contracts = Contrats concernés
closure-reason = Raison
closure-reason-choose = Choisissez une raison
closure-note = Précisions
closure-note-hint = Facultatif, sauf pour une autre raison. Visible de votre équipe seulement.
closure-cancel = Annuler
reason-lost-mailbox = La personne n'a plus accès à sa boîte mail
reason-wrong-person = Le compte n'est pas celui de la bonne personne
reason-departure = Départ, vente ou fin de contrat
reason-death = Décès
reason-asked = À la demande de la personne
reason-doubt = Doute sur l'usage de l'accès
reason-settled = La situation est réglée
reason-other = Autre raison
dissociate-button = Dissocier
dissociate-title = Dissocier l'accès
dissociate-submit = Dissocier maintenant
dissociate-done = L'accès est dissocié.
dissociate-effect-sight = Dès sa prochaine action, la personne ne voit plus ce dossier ni ses documents.
dissociate-effect-credentials = Les identifiants déjà remis et les e-mails d'activation en cours ne fonctionnent plus. Il faut en émettre de nouveaux pour activer l'accès à nouveau.
dissociate-effect-told = La personne est prévenue par e-mail, à l'adresse de son compte.
dissociate-effect-kept = Votre dossier, ses contrats et ses documents restent inchangés chez vous.
suspend-button = Suspendre
suspend-title = Suspendre l'accès
suspend-submit = Suspendre maintenant
suspend-done = L'accès est suspendu.
suspend-effect-sight = Dès sa prochaine action, la personne ne voit plus ce dossier ni ses documents. Elle lit que l'accès est suspendu, et comment vous joindre.
suspend-effect-told = Elle est prévenue par e-mail, à l'adresse de son compte.
suspend-effect-back = Vous pouvez rétablir l'accès à tout moment, sans nouveaux identifiants.
restore-button = Rétablir
restore-title = Rétablir l'accès
restore-lead = La personne retrouve ce dossier tel qu'il était, avec son compte actuel. Elle est prévenue par e-mail.
restore-submit = Rétablir maintenant
restore-done = L'accès est rétabli.
mistake-holders-missing = Choisissez un nombre de titulaires, de 1 à 4
mistake-reason-missing = Choisissez une raison
mistake-note-missing = Précisez l'autre raison
# $name (String) - a tiers
portfolio-pick = Choisir { $name }
portfolio-picked = Choix
portfolio-letters = Préparer les courriers

## Several at once
portfolio-whom = Pour qui
portfolio-ticked = Les tiers cochés
# $total (String) - a number
portfolio-sought = Tous ceux de cette recherche ({ $total })
# $total (String) - a number
portfolio-all = Tous les tiers du portefeuille ({ $total })
# $total (String) - a number
portfolio-more-than = plus de { $total }
portfolio-act-hint = Rien n'est fait avant la page suivante, qui dit d'abord ce qui va se passer.
# $words (String) - what was typed
whom-typed = « { $words } »
# $words (String) - words, qualité and state of access
whom-search = Tous ceux de la recherche : { $words }.
bulk-suspend = Suspendre des accès
bulk-restore = Rétablir des accès
bulk-suspend-nobody = Aucun accès à suspendre
bulk-restore-nobody = Aucun accès à rétablir
# $count (Number) - how many
bulk-suspend-title = { $count ->
    [one] Suspendre l'accès de { $count } tiers
   *[other] Suspendre l'accès de { $count } tiers
}
# $count (Number) - how many
bulk-restore-title = { $count ->
    [one] Rétablir l'accès de { $count } tiers
   *[other] Rétablir l'accès de { $count } tiers
}
# $count (Number) - how many
bulk-already-suspended = { $count ->
    [one] { $count } tiers est déjà suspendu : rien ne change pour lui.
   *[other] { $count } tiers sont déjà suspendus : rien ne change pour eux.
}
# $count (Number) - how many
bulk-already-open = { $count ->
    [one] { $count } tiers a un accès ouvert : rien ne change pour lui.
   *[other] { $count } tiers ont un accès ouvert : rien ne change pour eux.
}
# $count (Number) - how many
bulk-unheld = { $count ->
    [one] { $count } tiers n'est lié à aucun compte : rien ne change pour lui.
   *[other] { $count } tiers ne sont liés à aucun compte : rien ne change pour eux.
}
bulk-names = Tiers concernés
# $count (Number) - how many
bulk-others = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
bulk-effect-sight = Dès leur prochaine action, ces personnes ne voient plus leurs dossiers chez vous ni leurs documents. Elles lisent que votre agence a suspendu l'accès, et comment vous joindre.
bulk-effect-told = Chaque personne est prévenue par e-mail, à l'adresse de son compte.
bulk-effect-back = Vous pouvez rétablir ces accès à tout moment, sans nouveaux identifiants.
bulk-effect-restored = Ces personnes retrouvent leurs dossiers tels qu'ils étaient, avec leur compte actuel.
bulk-effect-kept = L'historique de chaque tiers garde votre nom et la raison.
# $count (Number) - how many
bulk-suspend-submit = { $count ->
    [one] Suspendre { $count } accès
   *[other] Suspendre { $count } accès
}
# $count (Number) - how many
bulk-restore-submit = { $count ->
    [one] Rétablir { $count } accès
   *[other] Rétablir { $count } accès
}
bulk-waiting = Votre demande attend son tour
bulk-waiting-text = Elle commence d'elle-même. Vous pouvez quitter cette page et y revenir.
bulk-running = Les accès sont en cours de modification
# $done (Number) - how many tiers
# $total (Number) - of how many
bulk-running-text = { $done } tiers sur { $total } sont traités. Vous pouvez quitter cette page et y revenir.
bulk-failed = Le traitement s'est arrêté en chemin
# $count (Number) - how many
bulk-failed-text = { $count ->
    [one] { $count } accès a changé et le reste. Revenez au portefeuille et recommencez : seuls les autres seront traités.
   *[other] { $count } accès ont changé et le restent. Revenez au portefeuille et recommencez : seuls les autres seront traités.
}
# $count (Number) - how many
bulk-suspended = { $count ->
    [one] { $count } accès est suspendu
   *[other] { $count } accès sont suspendus
}
# $count (Number) - how many
bulk-restored = { $count ->
    [one] { $count } accès est rétabli
   *[other] { $count } accès sont rétablis
}
bulk-back = Revenir au portefeuille
# $who (String) - a name
# $moment (String) - a day and a time in words
bulk-asked = Demandé par { $who } le { $moment }.
