demo-lead = Aucun message ne part vraiment : ceux de la démonstration arrivent ici.
demo-empty = Aucun message pour l'instant. Ils apparaîtront ici dès qu'une page en enverra un, par exemple « Mot de passe oublié ? ».
# $to (String) - address of the recipient
# $at (String) - date and time in words
demo-line = Pour { $to }, le { $at }
demo-from = Expéditeur
demo-to = Destinataire
demo-at = Date
demo-html = Message
demo-links = Liens du message
demo-text = Version texte
