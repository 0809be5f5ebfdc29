## Commun à tous les messages
mail-greeting = Bonjour,
mail-link-in-clear = Si le bouton ne fonctionne pas, recopiez cette adresse là où vous tapez celle d'un site :
# $agency (String) - name of the agency
mail-contact = Une question ? Contactez { $agency }.
# $phone (String) - telephone of the agency
mail-contact-phone = Téléphone : { $phone }
mail-ignore = Si vous n'êtes pas à l'origine de cette demande, ignorez ce message.
mail-automatic = Message automatique : votre mot de passe n'y figure jamais et ne vous sera jamais demandé par e-mail.

## Activation
# $agency (String) - name of the agency
mail-activation-subject = Activez votre compte – { $agency }
# $agency (String) - name of the agency
# $when (String) - date and time in words
mail-activation-body-1 = Le { $when }, l'activation d'un compte chez { $agency } a été demandée avec cette adresse e-mail.
mail-activation-body-2 = Pour terminer, ouvrez le lien et connectez-vous avec cette adresse et le mot de passe que vous venez de choisir.
mail-activation-button = Valider mon e-mail
# $valid (String) - a duration in words
mail-activation-small = Ce lien est valable { $valid } et ne sert qu'une fois. Vous recevez ce message parce que cette adresse a été saisie pendant l'activation.

## Rattachement à un compte qui existe
# $agency (String) - name of the agency
mail-linking-subject = Rattachez votre contrat – { $agency }
# $agency (String) - name of the agency
# $when (String) - date and time in words
mail-linking-body-1 = Le { $when }, le rattachement d'un contrat de { $agency } à votre compte a été demandé avec cette adresse e-mail.
mail-linking-body-2 = Vous avez déjà un compte : gardez votre mot de passe actuel. Ouvrez le lien, connectez-vous avec ce mot de passe, puis confirmez le contrat à rattacher.
mail-linking-button = Rattacher ce contrat
# $valid (String) - a duration in words
mail-linking-small = Ce lien est valable { $valid } et ne sert qu'une fois. Sans votre confirmation, rien ne change dans votre compte.

## Mot de passe oublié
# $agency (String) - name of the agency, or of the service
mail-reset-subject = Choisissez un nouveau mot de passe – { $agency }
# $when (String) - date and time in words
mail-reset-body-1 = Le { $when }, un nouveau mot de passe a été demandé pour votre compte.
mail-reset-body-2 = Ouvrez le lien pour en choisir un. L'ancien reste valable tant que vous n'avez pas enregistré le nouveau.
mail-reset-button = Choisir un nouveau mot de passe
# $valid (String) - a duration in words
mail-reset-small = Ce lien est valable { $valid } et ne sert qu'une fois.

## Mot de passe oublié, compte pas encore activé
# $agency (String) - name of the agency, or of the service
mail-not-yet-activated-subject = Votre compte n'est pas encore activé – { $agency }
# $when (String) - date and time in words
mail-not-yet-activated-body-1 = Le { $when }, un nouveau mot de passe a été demandé avec cette adresse. Son activation n'est pas terminée : il n'y a pas encore de mot de passe à remplacer.
mail-not-yet-activated-body-2 = Reprenez l'activation avec les identifiants provisoires reçus de votre agence.
mail-not-yet-activated-button = Reprendre l'activation
mail-not-yet-activated-small = Identifiants perdus ou expirés ? Votre agence peut vous en remettre de nouveaux.

## Mot de passe changé par un lien
# $agency (String) - name of the agency, or of the service
mail-password-reset-subject = Votre mot de passe a été modifié – { $agency }
# $when (String) - date and time in words
mail-password-reset-body-1 = Le { $when }, le mot de passe de votre compte a été remplacé à l'aide d'un lien envoyé à cette adresse.
mail-password-reset-body-2 = Tous vos appareils ont été déconnectés. Si c'était vous, vous n'avez rien d'autre à faire.
mail-password-reset-button = Ce n'est pas moi : choisir un autre mot de passe
mail-password-reset-small = Si ce n'était pas vous, quelqu'un a accès à votre messagerie : changez aussi son mot de passe, puis prévenez votre agence.

## Mot de passe changé dans le profil
# $agency (String) - name of the agency, or of the service
mail-password-changed-subject = Votre mot de passe a été modifié – { $agency }
# $when (String) - date and time in words
mail-password-changed-body-1 = Le { $when }, le mot de passe de votre compte a été modifié depuis votre profil.
mail-password-changed-body-2 = Vos autres appareils ont été déconnectés. Si c'était vous, vous n'avez rien d'autre à faire.
mail-password-changed-button = Ce n'est pas moi : choisir un autre mot de passe
mail-password-changed-small = Si ce n'était pas vous, choisissez sans attendre un autre mot de passe et prévenez votre agence.

## Compte activé
# $agency (String) - name of the agency
mail-account-activated-subject = Votre compte est activé – { $agency }
# $agency (String) - name of the agency
# $when (String) - date and time in words
mail-account-activated-body-1 = Le { $when }, votre compte a été activé et votre dossier chez { $agency } y est rattaché.
mail-account-activated-body-2 = Désormais, connectez-vous avec cette adresse e-mail et votre mot de passe. Les identifiants provisoires ne servent plus.
mail-account-activated-button = Voir mes contrats
mail-account-activated-small = Si ce n'était pas vous, prévenez votre agence : elle peut retirer cet accès aussitôt.

## Activé avec une autre adresse que celle connue de l'agence
# $agency (String) - name of the agency
mail-activated-elsewhere-subject = Un accès à votre dossier a été activé – { $agency }
# $agency (String) - name of the agency
# $email (String) - the other address, masked
# $when (String) - date and time in words
mail-activated-elsewhere-body-1 = Le { $when }, l'accès en ligne à votre dossier chez { $agency } a été activé avec une autre adresse : { $email }.
mail-activated-elsewhere-body-2 = Si c'est vous ou une personne de votre foyer, vous n'avez rien à faire. Sinon, contestez cet accès : il sera suspendu aussitôt, et l'agence prévenue.
mail-activated-elsewhere-button = Ce n'est pas moi : contester cet accès
# $valid (String) - a duration in words
mail-activated-elsewhere-small = Ce lien est valable { $valid }. Vous pouvez aussi appeler votre agence : elle peut retirer cet accès à tout moment. Vous recevez ce message parce que cette adresse figure dans votre dossier.

## Contrat ajouté, contrat détaché
# $agency (String) - name of the agency
mail-contract-added-subject = Un contrat a été ajouté à votre compte – { $agency }
# $contract (String) - the contract in words
# $when (String) - date and time in words
mail-contract-added-body-1 = Le { $when }, ce contrat a rejoint votre compte : { $contract }.
mail-contract-added-body-2 = Vous le retrouverez à chaque connexion. Votre mot de passe ne change pas.
mail-contract-added-button = Voir mes contrats
mail-contract-added-small = Si ce n'était pas vous, changez votre mot de passe et prévenez votre agence.
# $agency (String) - name of the agency
mail-contract-detached-subject = Un contrat a été détaché de votre compte – { $agency }
# $contract (String) - the contract in words
# $when (String) - date and time in words
mail-contract-detached-body-1 = Le { $when }, ce contrat a été détaché de votre compte : { $contract }.
mail-contract-detached-body-2 = Il n'apparaît plus dans votre espace. Le contrat lui-même n'est pas résilié et votre agence conserve ses documents.
mail-contract-detached-small = Pour le retrouver, demandez de nouveaux identifiants à votre agence. Si ce n'était pas vous, changez aussi votre mot de passe.

## L'agence a changé l'accès

# $agency (String) - the agency's name
mail-dissociated-subject = Votre accès a été retiré – { $agency }
# $when (String) - date and time in words
# $agency (String) - the agency's name
# $name (String) - the tiers
mail-dissociated-body-1 = Le { $when }, { $agency } a mis fin à l'accès de votre compte à ce dossier : { $name }.
mail-dissociated-body-2 = Ce dossier n'apparaît plus dans votre espace. Votre contrat n'est pas résilié pour autant, et votre compte et son mot de passe ne changent pas.
mail-dissociated-small = Pour retrouver l'accès, demandez de nouveaux identifiants à votre agence.
# $agency (String) - the agency's name
mail-suspended-subject = Votre accès est suspendu – { $agency }
# $when (String) - date and time in words
# $agency (String) - the agency's name
# $name (String) - the tiers
mail-suspended-body-1 = Le { $when }, { $agency } a suspendu l'accès de votre compte à ce dossier : { $name }.
mail-suspended-body-2 = Votre contrat n'est pas résilié. Pour toute question, appelez votre agence : elle peut rétablir l'accès à tout moment.
# $agency (String) - the agency's name
mail-restored-subject = Votre accès est rétabli – { $agency }
# $when (String) - date and time in words
# $agency (String) - the agency's name
# $name (String) - the tiers
mail-restored-body-1 = Le { $when }, { $agency } a rétabli l'accès de votre compte à ce dossier : { $name }.
# $agency (String) - the agency's name
mail-reissued-subject = De nouveaux identifiants ont été préparés – { $agency }
# $when (String) - date and time in words
# $agency (String) - the agency's name
# $name (String) - the tiers
mail-reissued-body-1 = Le { $when }, { $agency } a préparé de nouveaux identifiants provisoires pour un dossier que vous avez déjà dans votre espace : { $name }.
mail-reissued-body-2 = Vous n'avez rien à faire : votre accès ne change pas. Si personne de votre entourage n'en a demandé, appelez votre agence.

## Accès contesté par qui lit l'adresse du dossier
# $when (String) - date and time in words
# $agency (String) - the agency's name
# $name (String) - the tiers
mail-access-contested-body-1 = Le { $when }, l'accès de votre compte à ce dossier chez { $agency } a été suspendu : { $name }. À l'adresse e-mail que l'agence connaît, quelqu'un a répondu ne pas avoir activé cet accès.
mail-access-contested-body-2 = Votre contrat n'est pas résilié. Si cet accès est bien le vôtre, appelez l'agence : elle vérifiera avec vous et peut le rétablir à tout moment.
# $reference (String) - reference of the tiers
mail-to-agency-contested-subject = Accès contesté et suspendu – dossier { $reference }
# $name (String) - the tiers
# $reference (String) - reference of the tiers
# $when (String) - date and time in words
mail-to-agency-contested-body-1 = Le { $when }, à l'adresse connue du dossier { $reference } ({ $name }), quelqu'un a répondu que ni lui ni un proche n'avait activé l'accès ouvert avec une autre adresse.
mail-to-agency-contested-body-2 = Cet accès est suspendu. Celui des autres titulaires du dossier, s'il y en a, ne change pas.
mail-to-agency-contested-body-3 = Joignez la personne par un moyen sûr, puis rétablissez l'accès ou dissociez-le. Vous seuls pouvez le faire.
mail-to-agency-contested-button = Voir le dossier

## À l'agence : activation contestée
# $reference (String) - reference of the tiers or of the contract
mail-activation-contested-subject = Activation contestée – dossier { $reference }
# $name (String) - the tiers
# $reference (String) - reference of the tiers or of the contract
# $when (String) - date and time in words
mail-activation-contested-body-1 = Le { $when }, la personne qui a reçu le message d'activation du dossier { $reference } ({ $name }) a répondu « Ce n'est pas moi ».
mail-activation-contested-body-2 = L'activation est annulée et aucun accès n'a été ouvert. Soit l'adresse e-mail saisie était fausse, soit quelqu'un d'autre s'est servi des identifiants.
mail-activation-contested-body-3 = Joignez la personne par un moyen sûr, puis remettez-lui de nouveaux identifiants : les anciens cesseront de fonctionner.
mail-activation-contested-small = Vous recevez ce message parce que cette adresse est celle de votre agence.

## Connexion depuis un nouvel appareil, trop d'essais
# $agency (String) - name of the agency, or of the service
mail-new-sign-in-subject = Nouvelle connexion à votre compte – { $agency }
# $device (String) - browser and system in words
# $when (String) - date and time in words
mail-new-sign-in-body-1 = Le { $when }, votre compte a été ouvert sur un appareil qui n'avait pas encore servi : { $device }.
mail-new-sign-in-body-2 = Si c'était vous, vous n'avez rien à faire.
mail-new-sign-in-button = Ce n'est pas moi : choisir un autre mot de passe
mail-new-sign-in-small = Choisir un autre mot de passe déconnecte tous les appareils.
# $agency (String) - name of the agency, or of the service
mail-too-many-tries-subject = Essais répétés sur votre compte – { $agency }
# $when (String) - date and time in words
mail-too-many-tries-body-1 = Le { $when }, plusieurs mots de passe faux ont été essayés sur votre compte. Il n'a pas été ouvert.
mail-too-many-tries-body-2 = Les nouveaux essais sont ralentis. Si c'était vous et que le mot de passe vous échappe, choisissez-en un nouveau.
mail-too-many-tries-button = Choisir un nouveau mot de passe
mail-too-many-tries-small = Si ce n'était pas vous, vous n'avez rien à faire tant que votre mot de passe n'est connu que de vous.
