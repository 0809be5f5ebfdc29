home-title = Mes contrats
home-add = Ajouter un contrat
home-added = Contrat ajouté. Vous le retrouverez à chaque connexion.
home-detached = Contrat détaché. Il n'apparaît plus dans votre espace.
home-activated = Votre compte est activé. Connectez-vous désormais avec votre adresse e-mail.
home-reference = Référence
home-detach = Détacher ce contrat
# $reference (String) - reference of the contract
home-detach-which = : référence { $reference }
home-empty = Aucun contrat pour l'instant
home-empty-text = Vos contrats apparaîtront ici dès que vous les aurez ajoutés avec les identifiants provisoires de votre agence. Si votre agence vous a retiré l'accès à un contrat, elle seule peut le rendre.

# $day (String) - a day in words
home-ended = terminé le { $day }
