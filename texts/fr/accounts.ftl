## Mot de passe oublié
reset-title = Mot de passe oublié
reset-lead = Indiquez l'adresse e-mail de votre compte. Nous y enverrons un lien pour choisir un nouveau mot de passe.
reset-email = Adresse e-mail
reset-send = Recevoir le lien
reset-back = Revenir à la connexion
reset-sent-page = Lien demandé
reset-sent = Si un compte existe pour cette adresse, vous recevrez un lien dans quelques minutes.
# $time (String) - a duration in words
reset-sent-validity = Le lien est valable { $time } et ne sert qu'une fois.
reset-sent-nothing = Vérifiez vos courriers indésirables, puis l'adresse saisie. Si vous n'avez jamais activé votre compte, utilisez les identifiants provisoires de votre agence.
reset-sent-again = Saisir une autre adresse
reset-choose-page = Nouveau mot de passe
reset-choose = Choisissez un nouveau mot de passe
reset-choose-lead = Tous vos appareils connectés seront déconnectés.
reset-save = Enregistrer le mot de passe
reset-done = Mot de passe réinitialisé
reset-done-text = Votre mot de passe a bien été mis à jour.
reset-done-redirect = Vous allez être redirigé automatiquement dans quelques secondes...
reset-done-else = Si vous n'êtes pas redirigé, cliquez ici
reset-done-stay = Rester sur cette page
reset-gone-used = Ce lien a déjà servi
# $time (String) - a duration in words
reset-gone-expired-text = Un lien n'est valable que { $time }. Demandez-en un nouveau.
reset-gone-used-text = Votre mot de passe a été changé avec ce lien. S'il vous en faut un autre, demandez un nouveau lien.
reset-gone-superseded-text = Ouvrez le dernier message reçu : c'est son lien qui fonctionne. Vous pouvez aussi en demander un nouveau.
reset-gone-unknown-text = Ouvrez-le depuis le message, ou recopiez l'adresse entière. Vous pouvez aussi en demander un nouveau.

## Profil
profile-title = Profil
profile-me = Mes informations
profile-email = Adresse e-mail, votre identifiant
# $agency (String) - name of the agency
profile-known-by = Chez { $agency }
profile-email-change = Changer d'adresse e-mail
# $day (String) - a day in words
profile-held-since = Dans votre compte depuis le { $day }.
profile-detach = Détacher
profile-me-hint = Ces noms viennent des dossiers de chaque agence. Pour les corriger, contactez l'agence.
profile-password = Mot de passe
profile-password-text = Un seul mot de passe ouvre tous vos contrats.
profile-change = Modifier le mot de passe
profile-contracts-text = Vous pouvez ajouter à ce compte un contrat d'une autre agence, ou un second contrat de la même.
profile-password-lead = Vos autres appareils seront déconnectés et un message vous préviendra du changement.
profile-current = Mot de passe actuel
profile-changed = Mot de passe modifié. Vos autres appareils ont été déconnectés.
profile-devices-text = Voyez où votre compte est ouvert, et déconnectez à distance un appareil perdu ou prêté.
profile-devices-see = Voir les appareils connectés

## Appareils connectés
devices-title = Appareils connectés
devices-lead = Votre compte est ouvert sur ces appareils. Un appareil déconnecté demande de nouveau le mot de passe.
devices-this = Cet appareil
# followed by a day and time: « 3 mars à 18:02 »
devices-seen = Dernière activité le
# $address (String) - beginning of an IP address
devices-address = , adresse { $address }
# followed, for ears alone, by the device: « Firefox sur Windows »
devices-disconnect = Déconnecter
devices-disconnect-others = Déconnecter tous les autres appareils
devices-ended = Appareil déconnecté.
devices-others-ended = Tous les autres appareils ont été déconnectés.
# $day (String) - a day in words
devices-stays = Reste connecté jusqu'au { $day } au plus tard, sans mot de passe. Déconnectez-le s'il est perdu, prêté ou vendu.
devices-alone = Aucun autre appareil n'est connecté.
devices-strange = Vous ne reconnaissez pas un appareil ? Déconnectez-le, puis choisissez un autre mot de passe.
