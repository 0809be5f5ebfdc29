# Connexion renforcée d'une personne : clés d'accès, double authentification, codes de secours, perte.

## Profil
security-title = Connexion renforcée
security-lead = Votre mot de passe peut être deviné ou volé. Une clé d'accès ou un code de votre téléphone protège mieux vos contrats et vos documents.
security-profile-text = Connectez-vous sans mot de passe, ou faites demander en plus un code de votre téléphone.
security-profile-see = Gérer la connexion renforcée
security-step-up-lead = Cette action est sensible. Saisissez de nouveau votre mot de passe.
security-code-hint = Celui qu'affiche maintenant l'application de votre téléphone.

## Double authentification
security-two-steps = Double authentification
security-two-steps-off = Désactivée. Une fois activée, un code donné par une application de votre téléphone est demandé après le mot de passe.
# $when (String) - a day in words
security-two-steps-on = Activée depuis le { $when }. Après votre mot de passe, un code vous est demandé.
security-set-up = Configurer une application
security-replace = Changer de téléphone ou d'application
security-with-passkey = Demander une clé d'accès après le mot de passe
security-turn-off = Désactiver la double authentification
security-turn-off-text = Votre mot de passe suffira de nouveau. Vos codes de secours ne vaudront plus rien et vos autres appareils seront déconnectés.
security-done-off = Double authentification désactivée. Vos autres appareils ont été déconnectés.
security-codes = Codes de secours
security-codes-text = Chacun ouvre une fois, quand vous n'avez plus votre téléphone.
security-codes-renew-text = De nouveaux codes remplacent tous les anciens.
security-print = Imprimer
security-save = Télécharger
security-save-name = codes-de-secours.txt
security-codes-go-on = Revenir à la connexion renforcée

## Configuration d'une application
security-application = Configurer une application
security-application-lead = Une application d'authentification donne un code qui change toutes les 30 secondes. Rien ne change avant que vous ayez saisi un premier code.
security-application-others = Vos autres appareils seront déconnectés. Dix codes de secours vous seront donnés.

## Clés d'accès
passkeys-title = Clés d'accès
passkeys-hero = Connectez-vous avec votre empreinte, votre visage ou le code de votre téléphone. Plus de mot de passe à retenir.
passkeys-none = Vous n'avez pas encore de clé d'accès.
# followed by a day
passkeys-made = Créée le
# followed by a day and time
passkeys-used = Dernière utilisation le
passkeys-unused = Jamais utilisée
passkeys-rename = Renommer
passkeys-remove = Supprimer
# for ears alone, after the name of an act: « la clé iPhone de Camille »
# $name (String) - the key's name
passkeys-of = la clé { $name }
passkeys-make = Créer une clé d'accès
passkeys-make-lead = Votre appareil va vous demander votre empreinte, votre visage ou son code de déverrouillage. La clé reste dans cet appareil ou dans votre gestionnaire de mots de passe : nous ne la voyons jamais.
passkeys-name = Nom de la clé
passkeys-name-hint = Pour la reconnaître dans la liste, par exemple « Téléphone de Camille ».
passkeys-new-name-hint = Laissez vide pour qu'elle prenne le nom de l'appareil ou du gestionnaire de mots de passe où elle est.
passkeys-make-go = Créer la clé d'accès
passkeys-script = Une clé d'accès a besoin de JavaScript et d'un navigateur récent. Tout le reste de votre espace fonctionne sans.
passkeys-cancelled = Aucune clé créée. Vous pouvez réessayer.
passkeys-not-used = Aucune clé d'accès n'a été utilisée. Vous pouvez réessayer, ou saisir votre mot de passe.
passkeys-done-made = Clé d'accès créée.
passkeys-done-renamed = Clé d'accès renommée.
passkeys-done-removed = Clé d'accès supprimée. Vos autres appareils ont été déconnectés.
passkeys-remove-title = Supprimer une clé d'accès
# $name (String) - the key's name
passkeys-remove-text = La clé « { $name } » n'ouvrira plus votre compte. Supprimez-la aussi dans les réglages de votre appareil.
passkeys-review-title = Vérifiez vos clés d'accès
passkeys-review-text = Votre mot de passe a été réinitialisé. Tant que vous n'avez pas confirmé que toutes ces clés sont à vous, aucune n'ouvre votre compte sans le mot de passe. Supprimez celles que vous ne reconnaissez pas.
passkeys-review-go = Toutes ces clés sont à moi
passkeys-blocked = Bloquée : elle a peut-être été copiée.
passkeys-sign-in = Utiliser une clé d'accès

## Clés refusées
mistake-passkey-name = Donnez un nom à la clé
mistake-passkey-refused = Cette clé d'accès n'a pas pu être vérifiée. Réessayez, ou saisissez votre mot de passe.
mistake-passkey-unknown = Cette clé d'accès n'est plus liée à un compte. Saisissez votre mot de passe.
mistake-passkey-challenge = La demande n'est plus valable. Réessayez.
mistake-passkey-origin = Cette clé d'accès a été utilisée pour un autre site. Vérifiez l'adresse de la page.
mistake-passkey-unverified = Votre appareil n'a pas vérifié que c'était vous. Déverrouillez-le avec votre empreinte, votre visage ou son code.
mistake-passkey-copied = Cette clé d'accès semble avoir été copiée. Par prudence, elle est bloquée : supprimez-la et créez-en une autre.
mistake-passkey-too-many = Vous avez déjà beaucoup de clés d'accès. Supprimez-en une pour en créer une autre.
mistake-passkey-known = Cette clé d'accès est déjà enregistrée.
mistake-passkey-on-hold = Votre mot de passe a été réinitialisé : connectez-vous une fois avec lui, et vérifiez vos clés d'accès.

## Perte de tous les moyens
loss-link = J'ai perdu tous mes moyens de connexion
loss-title = Vous n'avez plus aucun moyen de connexion
loss-lead = Sans votre application, vos clés d'accès ni vos codes de secours, la double authentification peut être retirée, lentement et au grand jour.
loss-step-1 = 1. Faites la demande ici. Un message part à votre adresse e-mail.
loss-step-2 = 2. Présentez-vous à votre agence avec une pièce d'identité : elle confirme que c'est vous.
# $delay (String) - a duration in words
loss-step-3 = 3. Après un délai de { $delay }, pendant lequel vous êtes prévenu chaque jour, la double authentification est retirée. Votre mot de passe suffit alors.
loss-several = Vos contrats relèvent de plusieurs agences : aucune ne peut confirmer seule. Votre demande sera confirmée par l'exploitant du service, que votre agence peut prévenir.
loss-ask = Demander le retrait
loss-asked = Votre demande est enregistrée. Un message vous a été envoyé.
# $when (String) - date and time in words
loss-due = Votre identité est confirmée. La double authentification sera retirée le { $when }.
loss-stop = Se connecter avec un code, une clé d'accès ou un code de secours annule la demande.
loss-cancel-title = Annuler la demande de retrait
loss-cancel-lead = Quelqu'un a demandé que la double authentification de votre compte soit retirée. Saisissez votre mot de passe pour l'annuler.
loss-cancel-go = Annuler la demande
loss-cancelled-title = Demande annulée
loss-cancelled = Rien n'a changé. Si vous n'aviez rien demandé, quelqu'un connaît votre mot de passe : choisissez-en un autre.
loss-gone-title = Cette demande n'est plus en cours
loss-gone = Elle a été annulée, ou elle est terminée.
loss-office-title = Perte des moyens de connexion
# $when (String) - date and time in words
loss-office-text = Le { $when }, cette personne a demandé le retrait de sa double authentification. Ne confirmez que si elle est devant vous, avec une pièce d'identité.
loss-office-sure = J'ai vérifié sa pièce d'identité
loss-office-go = Confirmer son identité
loss-office-done = Identité confirmée. Le délai commence, et la personne en est prévenue.

## Messages
# $agency (String) - name of the service
security-mail-on-subject = Double authentification activée – { $agency }
# $device (String) - browser and system in words
# $when (String) - date and time in words
security-mail-on-body = Le { $when }, la double authentification a été activée sur votre compte, depuis { $device }.
# $agency (String) - name of the service
security-mail-replaced-subject = Nouvelle application d'authentification – { $agency }
# $device (String) - browser and system in words
# $when (String) - date and time in words
security-mail-replaced-body = Le { $when }, une autre application d'authentification a remplacé la précédente, depuis { $device }.
# $agency (String) - name of the service
security-mail-off-subject = Double authentification désactivée – { $agency }
# $device (String) - browser and system in words
# $when (String) - date and time in words
security-mail-off-body = Le { $when }, la double authentification de votre compte a été désactivée, depuis { $device }. Le mot de passe suffit désormais.
# $agency (String) - name of the service
security-mail-codes-subject = Nouveaux codes de secours – { $agency }
# $device (String) - browser and system in words
# $when (String) - date and time in words
security-mail-codes-body = Le { $when }, de nouveaux codes de secours ont remplacé les anciens, depuis { $device }.
# $agency (String) - name of the service
security-mail-used-subject = Code de secours utilisé – { $agency }
# $device (String) - browser and system in words
# $when (String) - date and time in words
security-mail-used-body = Le { $when }, un code de secours a servi à confirmer votre identité, depuis { $device }.
# $left (Number) - unused recovery codes
security-mail-used-left = Codes de secours restants : { $left }.
# $agency (String) - name of the service
security-mail-wrong-subject = Bon mot de passe, mauvais code – { $agency }
# $device (String) - browser and system in words
# $when (String) - date and time in words
security-mail-wrong-body = Le { $when }, depuis { $device }, votre mot de passe a été saisi, puis un code ou une clé d'accès qui n'est pas le bon. Votre compte ne s'est pas ouvert.
security-mail-wrong-yours = Si c'était vous, vous n'avez rien à faire. Sinon, quelqu'un connaît votre mot de passe : choisissez-en un autre.
security-mail-wrong-small = Si cela se répète, vous n'en serez pas prévenu de nouveau avant 24 heures.
# $agency (String) - name of the service
security-mail-passkey-subject = Clé d'accès créée – { $agency }
# $name (String) - the key's name
# $device (String) - browser and system in words
# $when (String) - date and time in words
security-mail-passkey-body = Le { $when }, la clé d'accès « { $name } » a été ajoutée à votre compte, depuis { $device }.
# $agency (String) - name of the service
security-mail-passkey-removed-subject = Clé d'accès supprimée – { $agency }
# $name (String) - the key's name
# $device (String) - browser and system in words
# $when (String) - date and time in words
security-mail-passkey-removed-body = Le { $when }, la clé d'accès « { $name } » a été supprimée de votre compte, depuis { $device }.
# $agency (String) - name of the service
security-mail-copied-subject = Une clé d'accès semble copiée – { $agency }
# $name (String) - the key's name
# $when (String) - date and time in words
security-mail-copied-body = Le { $when }, la clé d'accès « { $name } » a été présentée avec un compteur déjà dépassé : elle a peut-être été copiée. Elle est bloquée, et tous vos appareils ont été déconnectés. Supprimez-la et créez-en une autre.
security-mail-yours = Si c'était vous, vous n'avez rien d'autre à faire.
security-mail-button = Ce n'est pas moi : choisir un autre mot de passe
security-mail-small = Si ce n'était pas vous, choisissez sans attendre un autre mot de passe, puis vérifiez la connexion renforcée et les appareils connectés dans votre profil.
# $agency (String) - name of the service
loss-mail-asked-subject = Demande de retrait de la double authentification – { $agency }
# $when (String) - date and time in words
loss-mail-asked-body = Le { $when }, quelqu'un qui connaît votre mot de passe a demandé le retrait de la double authentification de votre compte. Rien ne change tant que votre identité n'est pas confirmée en personne.
# $agency (String) - name of the service
loss-mail-waits-subject = La double authentification va être retirée – { $agency }
# $when (String) - date and time in words
loss-mail-waits-body = Votre identité a été confirmée. La double authentification de votre compte sera retirée le { $when }.
# $agency (String) - name of the service
loss-mail-done-subject = Double authentification retirée – { $agency }
# $when (String) - date and time in words
loss-mail-done-body = Le { $when }, la double authentification et les clés d'accès de votre compte ont été retirées, comme demandé. Tous vos appareils ont été déconnectés. Votre mot de passe suffit.
# $agency (String) - name of the service
loss-mail-cancelled-subject = Demande de retrait annulée – { $agency }
# $when (String) - date and time in words
loss-mail-cancelled-body = Le { $when }, la demande de retrait de la double authentification a été annulée. Rien n'a changé.
loss-mail-stopped-body = Un contrat d'une autre agence a rejoint votre compte depuis que votre identité a été confirmée : une seule agence ne suffit plus. Refaites la demande si vous en avez encore besoin ; l'exploitant du service la confirmera.
loss-mail-stopped-button = Se connecter
loss-mail-button = Annuler la demande
loss-mail-small = Si vous n'avez rien demandé, annulez, puis choisissez un autre mot de passe : quelqu'un connaît le vôtre.
