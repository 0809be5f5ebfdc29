# Ceux qui travaillent pour une agence : connexion, second facteur, invitations, équipe.

## Connexion
staff-login-title = Espace gestion
staff-login-page = Se connecter à l'espace gestion
staff-login-lead = Réservé au personnel de l'agence.
staff-login-client = Code client
staff-login-client-hint = Celui de votre agence : il figure dans l'adresse de connexion et sur les courriers, après « client= ».
staff-login-email = Adresse e-mail
staff-login-password = Mot de passe
staff-login-submit = Continuer
staff-login-out = Vous êtes déconnecté.
staff-login-help = Téléphone perdu ? Adressez-vous à un administrateur de votre agence.
staff-reset-lead = Nous enverrons un lien à l'adresse de votre accès à l'espace gestion. Votre second facteur reste le même.
staff-reset-sent = Si cet accès existe dans cette agence, un message part dans quelques minutes vers son adresse.
staff-reset-nothing = Vérifiez vos courriers indésirables, puis le code client et l'adresse saisis. Sinon, adressez-vous à un administrateur de votre agence.
staff-reset-choose-lead = Toutes vos connexions à l'espace gestion seront fermées. Votre second facteur vous sera demandé à la prochaine.
staff-reset-done = Connectez-vous avec lui et avec votre second facteur.
staff-login-person = Locataire, propriétaire ou copropriétaire ?
staff-login-person-link = Accéder à votre espace

## Second facteur
factor-title = Code de vérification
factor-lead = Ouvrez votre application d'authentification et saisissez le code affiché.
factor-code = Code à 6 chiffres
factor-submit = Se connecter
factor-recovery = Utiliser un code de secours
factor-recovery-title = Code de secours
factor-recovery-lead = Saisissez l'un des codes conservés lors de l'activation. Il ne servira qu'une fois.
factor-recovery-code = Code de secours
factor-application = Utiliser l'application
factor-restart = Revenir à la connexion

## Activation du second facteur
enrol-title = Protégez votre accès
enrol-lead = L'espace gestion demande un second facteur : un code donné par une application de votre téléphone.
enrol-step-1 = 1. Ouvrez une application d'authentification (Aegis, Google Authenticator, Microsoft Authenticator...).
enrol-step-2 = 2. Scannez ce code, ou saisissez la clé.
enrol-qr = Code QR qui contient la clé de votre application ; la même clé est écrite dessous.
enrol-key = Clé à saisir
enrol-open = Ouvrir dans l'application de ce téléphone
enrol-step-3 = 3. Saisissez le code que l'application affiche.
enrol-submit = Activer
codes-title = Vos codes de secours
codes-lead = Si vous perdez votre téléphone, chacun de ces codes ouvre une fois. Ils ne seront plus jamais affichés.
codes-advice = Imprimez cette page ou recopiez les codes, et rangez-les ailleurs que dans votre téléphone.
codes-kept = J'ai conservé mes codes
codes-go-on = Continuer

## Nouvelle demande du mot de passe et du code
step-up-title = Confirmez que c'est vous
step-up-lead = Cette action est sensible. Saisissez de nouveau votre mot de passe et un code.
step-up-code = Code à 6 chiffres ou code de secours
step-up-submit = Confirmer
step-up-key-lead = Votre agence exige une clé d'accès. Pour créer ou supprimer une clé, utilisez d'abord l'une de celles que vous avez.
step-up-key-lost = Si vous ne les avez plus, adressez-vous à l'exploitant du service, qui peut les retirer.
step-up-key-held = Votre mot de passe a été réinitialisé : reconnectez-vous avec lui et, pour la seconde étape, avec une clé d'accès.

## Invitation
invitation-title = Rejoignez votre équipe
# $name (String) - the person's name
# $agency (String) - name of the agency
invitation-lead = Bonjour { $name }. Choisissez le mot de passe de votre accès à l'espace gestion de { $agency }.
invitation-submit = Continuer
invitation-gone-title = Invitation
# $time (String) - a duration in words
invitation-gone-expired = Une invitation est valable { $time }. Demandez-en une autre à la personne qui vous a invité.
invitation-gone-used = Votre accès est déjà créé. Connectez-vous avec votre adresse et votre mot de passe.
invitation-gone-superseded = Ouvrez le dernier message reçu : c'est son lien qui fonctionne. Sinon, demandez une autre invitation.
invitation-gone-unknown = Ouvrez le lien depuis le message, ou recopiez l'adresse entière.
invitation-sign-in = Se connecter

## Équipe
team-title = Équipe
# $societe (String) - name of the société
team-lead = Ceux qui ont un droit chez { $societe }.
team-name = Nom
team-email = Adresse e-mail
team-right = Droit
team-right-choose = Choisissez un droit
team-right-lecture = Lecture : consulter
team-right-gestion = Gestion : émettre, publier, importer, dissocier
team-right-administration = Administration : tout, et gérer l'équipe, l'identité et les clés
team-standing = Accès
team-joined = actif
team-invited = invité
team-invitation-over = invitation expirée
team-factor = Second facteur
team-factor-yes = activé
team-factor-no = à activer
team-last = Dernière connexion
team-never = jamais
team-you = vous
team-change = Modifier
# for ears alone, after the name of an act: « de Claire Aubert »
# $name (String) - the colleague's name
team-of = de { $name }
team-invite = Inviter un collègue
team-invite-title = Inviter un collègue
team-invite-lead = Un lien lui est envoyé par e-mail. Il choisit son mot de passe, puis active son second facteur.
team-invite-submit = Envoyer l'invitation
team-invited-done = Invitation envoyée.
team-given-done = Ce collègue travaille déjà pour l'agence : son droit est ouvert.
team-changed-done = Droit modifié.
team-removed-done = Accès retiré.
team-resent-done = Invitation renvoyée. Le lien précédent ne fonctionne plus.
# $name (String) - the colleague's name
team-colleague-title = Accès de { $name }
team-right-submit = Enregistrer le droit
team-resend = Renvoyer l'invitation
team-remove-title = Retirer l'accès
# $name (String) - the colleague's name
# $societe (String) - name of the société
team-remove-text = { $name } n'aura plus accès à { $societe } dès sa prochaine action. Un e-mail le lui dira.
team-remove = Retirer l'accès

## Mon compte
account-title = Mon compte
account-email = Adresse e-mail
account-password-title = Mot de passe
account-password-text = Vos autres appareils seront déconnectés.
account-password-new = Nouveau mot de passe
account-password-change = Modifier le mot de passe
account-password-done = Mot de passe modifié. Vos autres appareils ont été déconnectés.
account-factor-title = Second facteur
# $count (Number) - unused recovery codes
account-factor-codes = { $count ->
    [0] Il ne vous reste aucun code de secours.
    [one] Il vous reste { $count } code de secours.
   *[other] Il vous reste { $count } codes de secours.
}
account-codes-renew = Créer de nouveaux codes de secours
account-factor-replace = Changer de téléphone ou d'application
account-sessions-title = Appareils connectés
# $count (Number) - sessions, this one included
account-sessions-count = { $count ->
    [one] Seul cet appareil est connecté.
   *[other] { $count } appareils sont connectés, celui-ci compris.
}
account-sessions-end = Déconnecter les autres appareils
account-sessions-done = Les autres appareils ont été déconnectés.
account-back = Espace gestion

## Erreurs de saisie
mistake-code-missing = Saisissez le code
mistake-code-wrong = Le code ne correspond pas ou a déjà servi. Il change toutes les 30 secondes : saisissez le code affiché maintenant.
mistake-staff-sign-in-failed = Le code client, l'adresse ou le mot de passe ne correspond pas. Vérifiez-les ou adressez-vous à un administrateur de votre agence.
mistake-name-missing = Saisissez le nom de la personne
mistake-right-missing = Choisissez un droit
mistake-already-in-team = Cette personne fait déjà partie de l'équipe
mistake-last-administrator = C'est le dernier administrateur : donnez d'abord ce droit à un collègue qui a rejoint l'équipe

## Messages
# $societe (String) - name of the société, or several
staff-mail-invited-subject = Votre accès à l'espace gestion – { $societe }
# $societe (String) - name of the société, or several
staff-mail-invited-body-1 = { $societe } vous ouvre un accès à l'espace gestion de son extranet.
staff-mail-invited-body-2 = Choisissez votre mot de passe, puis activez un second facteur avec une application de votre téléphone.
staff-mail-invited-button = Choisir mon mot de passe
# $time (String) - a duration in words
staff-mail-invited-small = Le lien est valable { $time } et ne sert qu'une fois. Si vous n'attendiez pas ce message, ne faites rien et prévenez l'agence.
# $societe (String) - name of the société, or several
staff-mail-right-subject = Un nouveau droit dans l'espace gestion – { $societe }
# $societe (String) - name of the société, or several
staff-mail-right-body-1 = Vous pouvez désormais travailler pour { $societe } dans l'espace gestion.
staff-mail-right-body-2 = Votre adresse, votre mot de passe et votre second facteur restent les mêmes.
# $societe (String) - name of the société
staff-mail-removed-subject = Votre accès a été retiré – { $societe }
# $societe (String) - name of the société
# $when (String) - date and time in words
staff-mail-removed-body-1 = Le { $when }, votre accès à { $societe } dans l'espace gestion a été retiré. Si c'est une erreur, adressez-vous à votre agence.
# $agency (String) - name of the service
staff-mail-factor-subject = Second facteur activé – { $agency }
# $device (String) - browser and system in words
# $when (String) - date and time in words
staff-mail-factor-body-1 = Le { $when }, un second facteur a été activé pour votre accès à l'espace gestion, depuis { $device }.
# $agency (String) - name of the service
staff-mail-factor-removed-subject = Second facteur retiré – { $agency }
# $when (String) - date and time in words
staff-mail-factor-removed-body-1 = Le { $when }, votre second facteur a été retiré par l'exploitant du service. Votre prochaine connexion vous en fera activer un autre.
# $agency (String) - name of the service
staff-mail-recovery-subject = Code de secours utilisé – { $agency }
# $device (String) - browser and system in words
# $when (String) - date and time in words
staff-mail-recovery-body-1 = Le { $when }, un code de secours a ouvert votre accès à l'espace gestion, depuis { $device }.
# $left (Number) - unused recovery codes
staff-mail-recovery-body-2 = Codes de secours restants : { $left }.
# $agency (String) - name of the service
staff-mail-password-subject = Votre mot de passe a été modifié – { $agency }
# $when (String) - date and time in words
staff-mail-password-body-1 = Le { $when }, le mot de passe de votre accès à l'espace gestion a été modifié.
# $agency (String) - name of the service
staff-mail-reset-subject = Choisissez un nouveau mot de passe – { $agency }
# $when (String) - date and time in words
staff-mail-reset-body-1 = Le { $when }, un nouveau mot de passe a été demandé pour votre accès à l'espace gestion.
staff-mail-reset-body-2 = Ouvrez le lien pour en choisir un. L'ancien reste valable tant que le nouveau n'est pas enregistré, et votre second facteur reste le même.
staff-mail-reset-no-factor = Votre second facteur n'est pas activé : un lien ne suffit donc pas. Demandez une nouvelle invitation à un administrateur de votre agence.
staff-mail-reset-button = Choisir un nouveau mot de passe
# $time (String) - a duration in words
staff-mail-reset-small = Le lien est valable { $time } et ne sert qu'une fois. Si vous ne l'avez pas demandé, ne faites rien : votre mot de passe reste le même.
# $device (String) - browser and system in words
# $when (String) - date and time in words
staff-mail-password-reset-body-1 = Le { $when }, le mot de passe de votre accès à l'espace gestion a été choisi à nouveau par un lien reçu par e-mail, depuis { $device }. Toutes vos connexions sont fermées.
# $societe (String) - name of the société
staff-mail-bank-subject = Le compte bancaire a été modifié – { $societe }
# $when (String) - date and time in words
# $who (String) - a colleague's name
# $societe (String) - name of the société
staff-mail-bank-body-1 = Le { $when }, { $who } a modifié le compte bancaire de { $societe }, celui où paient ses locataires et copropriétaires.
staff-mail-bank-body-2 = Vérifiez-le dans les paramètres. Pour votre sécurité, ce message ne l'affiche pas.
staff-mail-bank-body-3 = Si personne ne l'a voulu, corrigez-le sans attendre et retirez l'accès de cette personne.
staff-mail-bank-button = Voir les paramètres
# $agency (String) - name of the service
staff-mail-new-device-subject = Nouvelle connexion à l'espace gestion – { $agency }
# $device (String) - browser and system in words
# $when (String) - date and time in words
staff-mail-new-device-body = Le { $when }, votre accès à l'espace gestion a été ouvert sur un appareil qui n'avait pas encore servi : { $device }.
# $agency (String) - name of the service
staff-mail-attempts-subject = Essais répétés sur votre accès – { $agency }
# $when (String) - date and time in words
staff-mail-attempts-body-1 = Le { $when }, plusieurs mots de passe faux ont été essayés sur votre accès à l'espace gestion. Il n'a pas été ouvert.
staff-mail-attempts-body-2 = Les nouveaux essais sont ralentis. Si c'était vous et que le mot de passe vous échappe, choisissez-en un autre par « Mot de passe oublié ? ».
# $device (String) - browser and system in words
# $when (String) - date and time in words
staff-mail-wrong-body = Le { $when }, depuis { $device }, le mot de passe de votre accès à l'espace gestion a été saisi, puis un code ou une clé d'accès qui n'est pas le bon. L'accès ne s'est pas ouvert.
staff-mail-wrong-yours = Si c'était vous, vous n'avez rien à faire. Sinon, quelqu'un connaît votre mot de passe : choisissez-en un autre.
staff-mail-not-you = Si ce n'était pas vous, prévenez sans attendre un administrateur de votre agence.

## Clé d'accès exigée
team-key-title = Clé d'accès exigée
team-key-off = Aujourd'hui, votre équipe se connecte avec un mot de passe et un code, ou avec une clé d'accès. Une clé d'accès résiste aux faux sites.
team-key-on = Toute l'équipe de l'agence se connecte avec une clé d'accès. Une autre connexion ne mène qu'à « Mon compte », pour créer une clé.
team-key-need = Exiger une clé d'accès
team-key-leave = Ne plus exiger de clé d'accès
team-key-not-yours = Cette règle vaut pour toutes les sociétés de l'agence : seule une personne qui les administre toutes peut la changer.
# $agency (String) - name of the service
staff-mail-policy-subject = La règle de connexion de votre agence a changé – { $agency }
# $when (String) - date and time in words
# $who (String) - a colleague's name
staff-mail-policy-needed = Le { $when }, { $who } a exigé une clé d'accès de toute l'équipe de votre agence.
# $when (String) - date and time in words
# $who (String) - a colleague's name
staff-mail-policy-left = Le { $when }, { $who } a cessé d'exiger une clé d'accès de l'équipe de votre agence. Un mot de passe et un code suffisent de nouveau.
staff-mail-policy-doubt = Si personne ne l'a voulu, rétablissez la règle sans attendre et vérifiez les accès de cette personne.
team-key-done = Règle de connexion enregistrée.
team-key-lacking = Votre agence exige une clé d'accès. Créez-en une ici, ou reconnectez-vous avec la vôtre.
