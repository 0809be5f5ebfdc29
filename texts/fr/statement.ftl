statement-title = Relevé de compte
# $day (String) - a day in words
statement-as-of = Solde au { $day }
statement-to-pay = À payer
statement-in-favour = En votre faveur
statement-settled = À jour
# $day (String) - « Solde au … »
# $side (String) - who owes whom
# $amount (String) - without a sign
statement-balance-line = { $day } : { $side } { $amount }
statement-not-yet = Votre agence n'a pas encore transmis les mouvements de ce compte. Ils apparaîtront ici, avec le solde, dès qu'elle l'aura fait.
# $reference (String) - reference of the contract
statement-reference = Référence { $reference }
statement-pdf = Télécharger (PDF)
statement-csv = Exporter (CSV)
statement-print = Imprimer
statement-period = Période
statement-all = Toutes les années
statement-show = Afficher la période
# $year (String) - four figures
statement-caption-year = Mouvements de { $year }
statement-caption-all = Tous les mouvements
statement-date = Date
statement-label = Libellé
statement-debit = Débit
statement-credit = Crédit
statement-balance = Solde
statement-none = néant
statement-opening = Solde antérieur
# $label (String) - label of the entry taken back
statement-cancels = Annulation de « { $label } »
statement-correction = Correction
statement-sign = Le débit est à votre charge, le crédit en votre faveur. Un solde précédé du signe − est en votre faveur.
statement-empty = Aucun mouvement sur cette période.
# $day (String) - a day in words
statement-edited = Édité le { $day }
statement-chart = Solde des 24 derniers mois
# $first (String) - an amount
# $from (String) - a month
# $last (String) - an amount
# $until (String) - a month
statement-chart-text = Le solde passe de { $first } fin { $from } à { $last } fin { $until }. Le tableau qui suit donne les 24 montants.
statement-chart-table = Voir les montants
statement-month = Mois
