# Suivi de l'agence.

follow-up-associated = Tiers associés à un compte
# $tiers (Number) - how many in all
# $share (Number) - of a hundred
follow-up-of-tiers = sur { $tiers }, soit { $share } %
follow-up-live-pairs = Identifiants émis, en attente
follow-up-expired-pairs = Identifiants expirés sans avoir servi
follow-up-undelivered = E-mails non remis
follow-up-undelivered-hint = L'adresse du dossier se corrige dans votre logiciel de gestion. Celle d'un compte ne dépend que de la personne : joignez-la par un autre moyen.
follow-up-all-delivered = Tous les e-mails sont partis.
follow-up-contested = Accès contestés
follow-up-contested-hint = Ils sont suspendus. Joignez ces personnes par un moyen sûr, puis rétablissez ou dissociez leur accès.
follow-up-no-contested = Aucun accès n'est contesté. Quand un accès est activé avec une autre adresse que celle du dossier, la personne qui lit cette adresse peut répondre que ce n'est pas elle : vous le verriez ici.
# $name (String) - the tiers
# $reference (String) - its reference
follow-up-contested-line = { $name }, { $reference }
follow-up-activations = Activations des douze derniers mois
follow-up-no-activation = Personne n'a encore activé son compte. Imprimez des courriers depuis le portefeuille : les activations apparaîtront ici.
follow-up-by-month = Courriers et activations, mois par mois
follow-up-month = Mois
follow-up-issued = Identifiants émis
follow-up-letters = Imprimer des courriers
follow-up-used = Identifiants utilisés
follow-up-activated = Activations
follow-up-unread = Documents jamais ouverts
# $count (Number) - how many
follow-up-unread-count = { $count ->
    [one] { $count } document publié depuis plus d'un mois n'a été ouvert par personne.
   *[other] { $count } documents publiés depuis plus d'un mois n'ont été ouverts par personne. Les plus récents :
}
follow-up-all-read = Aucun document de plus d'un mois n'attend son premier lecteur.
follow-up-imports = Derniers imports
follow-up-no-import = Aucun fichier n'a encore été importé.
# $who (String) - the operator or a program
follow-up-import-by = Données reçues – { $who }
