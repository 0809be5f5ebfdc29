## Où en est un compte, en mots
# $day (String) - a day in words
standing-due = À payer avant le { $day }
# $day (String) - a day in words
standing-late = En retard depuis le { $day }
standing-owed = À payer
standing-settled = À jour
standing-favour = En votre faveur
standing-unknown = Compte pas encore transmis
standing-unknown-text = Votre agence n'a encore transmis aucun mouvement. Votre solde et vos échéances apparaîtront ici dès qu'elle le fera.
# $day (String) - 12/05/2026
standing-as-of = Solde au { $day }
# $amount (String) - an amount
standing-late-part = dont { $amount } en retard
# $amount (String) - an amount
# $day (String) - a day in words
standing-next = Prochaine échéance : { $amount } avant le { $day }
