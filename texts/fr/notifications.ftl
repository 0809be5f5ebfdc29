## Profil, « Notifications »
notifications-title = Notifications
notifications-profile-text = Choisissez les messages que vous voulez recevoir : nouveaux documents, échéances proches.
notifications-profile-see = Choisir mes notifications
# $email (String) - address of the account
notifications-lead = Ces messages arrivent à { $email }, une fois par jour au plus, et seulement s'il y a du nouveau.
notifications-off = Ce service n'envoie pas ces messages pour le moment. Votre choix est gardé.
notifications-documents = Nouveaux documents
notifications-documents-hint = Combien de documents vous attendent, et chez quelle agence. Leur titre et leur contenu n'y sont jamais écrits.
notifications-due = Échéance proche
notifications-due-hint = Quelques jours avant une date de paiement, si votre compte est débiteur. Aucun montant n'y est écrit.
notifications-save = Enregistrer
notifications-saved = Votre choix est enregistré.
notifications-always = Les messages qui arrivent toujours
notifications-always-text = Nouvel appareil, mot de passe, adresse e-mail, contrat ajouté ou retiré : ces messages protègent votre compte et ne peuvent pas être coupés. Nous n'envoyons aucune publicité.

## Le lien d'un message
notifications-stop-title = Ne plus recevoir ces messages
notifications-stop-documents = Vous ne serez plus prévenu par e-mail de vos nouveaux documents. Ils resteront disponibles sur ce site.
notifications-stop-due = Vous ne serez plus prévenu par e-mail avant une date de paiement.
notifications-stop-others = Les messages qui protègent votre compte continueront d'arriver.
notifications-stop = Ne plus recevoir ces messages
notifications-stopped = C'est fait
notifications-stopped-documents = Vous ne recevrez plus de messages sur vos nouveaux documents.
notifications-stopped-due = Vous ne recevrez plus de messages avant une date de paiement.
notifications-stop-unknown = Ouvrez-le depuis un message récent, ou choisissez vos notifications dans votre profil.
notifications-see = Voir toutes mes notifications

## Les messages
# $agency (String) - name of the service
digest-documents-subject = De nouveaux documents vous attendent – { $agency }
digest-documents-body = Des documents que vous n'avez pas encore ouverts ont été mis à votre disposition :
# $agency (String) - name of the agency
# $kinds (String) - kinds of documents, and how many of each
digest-documents-line = { $agency } : { $kinds }.
# $kind (String) - a kind of document
# $count (Number) - how many
digest-documents-kind = { $kind } ({ $count })
digest-documents-button = Voir mes nouveaux documents
# $agency (String) - name of the service
digest-due-subject = Une échéance approche – { $agency }
digest-due-body = Vous avez une somme à payer dans les jours qui viennent :
# $agency (String) - name of the agency
# $day (String) - a day in words
digest-due-line = { $agency } : au plus tard le { $day }.
digest-due-paid = Si vous venez de payer, ou si votre agence prélève cette somme, vous n'avez rien à faire.
digest-due-button = Voir ma situation
digest-small = Vous recevez ce message une fois par jour au plus. Pour choisir vos messages, ouvrez « Profil », puis « Notifications ».
digest-stop = Ne plus recevoir ces messages
