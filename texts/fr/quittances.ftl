quittances-title = Quittances et reçus
quittances-quittance = Quittance de loyer
quittances-recu = Reçu
# $reference (String) - reference of the contract
quittances-reference = Référence { $reference }

## The consent (loi 89-462, art. 21). A wording that was agreed to never changes: a new one is a new message
consent-quittance-1 = J'accepte de recevoir mes quittances de loyer par voie électronique dans cet espace, à la place du papier. Je peux revenir sur cet accord à tout moment.
quittances-ask = Recevoir vos quittances ici
quittances-ask-text = Avec votre accord, votre quittance apparaît sur cette page dès qu'un terme est entièrement payé. Pour un terme payé en partie, c'est un reçu.
quittances-ask-free = Sans votre accord, rien ne change : votre agence vous les remet comme aujourd'hui, et gratuitement dans les deux cas.
quittances-accept = Accepter
quittances-agreement = Votre accord
# $moment (String) - a day and a time in words
quittances-agreed = Vous avez accepté de recevoir vos quittances ici le { $moment }.
quittances-withdraw-text = Si vous retirez cet accord, vos quittances ne seront plus visibles ici dès maintenant. Demandez-les alors à votre agence.
quittances-withdraw = Ne plus recevoir mes quittances en ligne

## The terms
# $day (String) - a day in words
quittances-as-of = D'après le compte transmis par votre agence au { $day }.
quittances-none = Aucun terme pour l'instant
quittances-none-text = Vos quittances apparaîtront ici dès que votre agence aura transmis vos loyers et vos paiements.
quittances-paid = Payé
quittances-in-part = Payé en partie
quittances-unpaid = Non payé
# $loyer (String) - an amount
# $charges (String) - an amount
# $total (String) - an amount
quittances-sums = Loyer { $loyer }, charges { $charges }, total { $total }
# $paid (String) - an amount
# $left (String) - an amount
quittances-in-part-sums = { $paid } payés, il reste { $left } à payer
# $day (String) - a day in words
quittances-due = Échéance du { $day }
# $from (String) - a day in words
# $until (String) - a day in words
quittances-span = du { $from } au { $until }
quittances-download-quittance = Télécharger la quittance
quittances-download-recu = Télécharger le reçu

## On paper
# $name (String) - name of the tiers
quittances-locataire = Locataire : { $name }
# $place (String) - lot and address
quittances-place = Logement : { $place }
# $span (String) - « du … au … »
quittances-period = Période : { $span }
quittances-detail = Détail des sommes
quittances-what = Désignation
quittances-amount = Montant payé
quittances-asked = Demandé
quittances-already-paid = Payé
quittances-left = Reste dû
quittances-loyer = Loyer
quittances-charges = Charges
quittances-total = Total
# $societe (String) - name of the agency
# $name (String) - name of the tiers
# $amount (String) - an amount, in figures and in words
quittances-acquits = { $societe } reconnaît avoir reçu de { $name } la somme de { $amount } au titre du loyer et des charges de cette période, et lui en donne quittance, sous réserve de tous ses droits.
# $societe (String) - name of the agency
# $name (String) - name of the tiers
# $amount (String) - an amount, in figures and in words
# $left (String) - an amount
quittances-acknowledges = { $societe } reconnaît avoir reçu de { $name } la somme de { $amount }, à valoir sur le loyer et les charges de cette période. Il reste dû { $left }.
# $count (Number) - how many days
# $days (String) - days in words
quittances-paid-on = { $count ->
    [one] Date du paiement : { $days }.
   *[other] Dates des paiements : { $days }.
}
quittances-replaces = Cette quittance annule tous les reçus qui auraient pu être établis précédemment en cas de paiement partiel du montant du présent terme.
quittances-recu-only = Ce reçu ne vaut pas quittance : il ne porte que sur un paiement partiel du terme.

## In the profile and beside documents
consents-title = Mes accords
consents-none = Vous n'avez donné aucun accord. Chaque accord que vous donnerez apparaîtra ici, avec sa date.
consents-quittance = Quittances par voie électronique
# $moment (String) - a day and a time in words
consents-given = Donné le { $moment }
# $moment (String) - a day and a time in words
consents-withdrawn = Retiré le { $moment }
# $contract (String) - quality and place of the contract
consents-of = ({ $contract })
documents-agree-text = Pour recevoir aussi vos quittances de loyer ici, donnez votre accord, contrat par contrat :
