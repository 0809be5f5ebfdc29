## Changer d'adresse e-mail
email-title = Adresse e-mail
email-now = Adresse actuelle
email-new = Nouvelle adresse e-mail
email-replaced = Elle remplacera
# $time (String) - a duration in words
email-lead = Votre adresse e-mail est votre identifiant. Nous enverrons à la nouvelle un lien valable { $time } : votre adresse ne change qu'une fois ce lien ouvert et confirmé.
# $time (String) - a duration in words
email-after = Après le changement, tous vos appareils sont déconnectés. Votre adresse actuelle reçoit un message, avec de quoi tout annuler pendant { $time }.
# $time (String) - a duration in words
email-after-passing = Après le changement, tous vos appareils sont déconnectés. Votre adresse actuelle est celle de votre compte depuis moins de { $time } : elle sera prévenue, mais ne pourra rien annuler.
email-send = Recevoir le lien
# $email (String) - the new address
email-waiting = Si l'adresse { $email } peut être utilisée, un lien vient d'y être envoyé. Ouvrez-le sur cet appareil, ou connectez-vous d'abord.
# $time (String) - a time of the day
email-waiting-until = Le lien est valable jusqu'à { $time }.
email-waiting-nothing = Rien reçu ? Vérifiez vos courriers indésirables, puis l'adresse saisie. Vous pouvez en saisir une autre ci-dessous.
email-cancel = Abandonner ce changement
email-cancelled = Changement abandonné. Votre adresse reste la même.
email-confirm-title = Confirmer la nouvelle adresse
email-confirm-text = Tous vos appareils seront déconnectés. Vous vous connecterez ensuite avec la nouvelle adresse et votre mot de passe habituel.
email-confirm = Confirmer cette adresse
email-done = Adresse e-mail modifiée
email-done-text = Connectez-vous désormais avec votre nouvelle adresse. Votre mot de passe n'a pas changé.
email-gone-superseded = Ce changement a été abandonné
email-gone-unknown = Ce lien ne concerne pas ce compte
email-gone-taken = Cette adresse ne peut pas être utilisée
# $time (String) - a duration in words
email-gone-expired-text = Un lien n'est valable que { $time }. Demandez-en un nouveau.
email-gone-used-text = Votre adresse a été changée avec ce lien.
email-gone-superseded-text = Un autre changement a été demandé depuis, ou votre mot de passe a changé. Votre adresse reste la même.
email-gone-unknown-text = Le lien est incomplet, ou il a été demandé depuis un autre compte. Votre adresse reste la même.
email-gone-taken-text = Un autre compte utilise déjà cette adresse. Votre adresse reste la même.

## Revenir à l'ancienne adresse
email-restore-title = Annuler le changement d'adresse
email-restore-lead = Votre compte reprendra son ancienne adresse, avec un nouveau mot de passe. Tous les appareils connectés seront déconnectés.
email-restore-back = L'adresse qui sera rétablie
email-restore-away = L'adresse qui sera retirée
email-restore = Rétablir mon adresse
email-restored = Adresse rétablie
email-restored-text = Votre compte a repris son ancienne adresse. Connectez-vous avec elle et votre nouveau mot de passe.
email-restored-mailbox = Si quelqu'un d'autre avait changé votre adresse, changez aussi le mot de passe de votre messagerie et prévenez votre agence.
email-undo-superseded = Ce lien ne sert plus
email-undo-superseded-text = Le compte a repris une adresse plus ancienne, ou l'exploitant du service l'a remis en sûreté. Si vous ne pouvez plus vous connecter, appelez votre agence.
email-undo-taken = L'ancienne adresse ouvre maintenant un autre compte
email-undo-used-text = L'ancienne adresse a déjà été rétablie avec ce lien.
email-undo-gone-text = Si vous ne pouvez plus vous connecter, demandez un nouveau mot de passe ou appelez votre agence.

mistake-email-same = C'est déjà l'adresse de votre compte

## Lien envoyé à la nouvelle adresse
# $agency (String) - name of the agency, or of the service
mail-email-change-subject = Confirmez votre nouvelle adresse – { $agency }
# $when (String) - date and time in words
mail-email-change-body-1 = Le { $when }, cette adresse a été demandée comme nouvel identifiant d'un compte.
mail-email-change-body-2 = Pour terminer, ouvrez le lien sur un appareil où le compte est connecté, puis confirmez. Rien ne change avant.
mail-email-change-button = Confirmer mon adresse
# $valid (String) - a duration in words
mail-email-change-small = Ce lien est valable { $valid } et ne sert qu'une fois.

## Adresse déjà prise
# $agency (String) - name of the agency, or of the service
mail-email-taken-subject = Vous avez déjà un compte – { $agency }
# $when (String) - date and time in words
mail-email-taken-body-1 = Le { $when }, quelqu'un a demandé à utiliser votre adresse pour un autre compte. Vous avez déjà un compte à cette adresse : rien n'a changé.
mail-email-taken-body-2 = Si c'était vous, connectez-vous avec cette adresse. Un contrat d'un autre compte s'ajoute avec de nouveaux identifiants de votre agence.
mail-email-taken-body-3 = Mot de passe oublié ? Le lien ci-dessous permet d'en choisir un autre.
mail-email-taken-button = Choisir un autre mot de passe

## Changement demandé, à l'adresse actuelle
# $agency (String) - name of the agency, or of the service
mail-email-asked-subject = Un changement d'adresse a été demandé – { $agency }
# $when (String) - date and time in words
# $email (String) - the new address, masked
mail-email-asked-body-1 = Le { $when }, le remplacement de l'adresse de votre compte par { $email } a été demandé.
mail-email-asked-body-2 = Rien n'a encore changé : la nouvelle adresse doit d'abord être confirmée.
mail-email-asked-button = Ce n'est pas moi : choisir un autre mot de passe
mail-email-asked-small = Choisir un autre mot de passe arrête ce changement et déconnecte tous vos appareils.

## Changement fait, à l'ancienne adresse
# $agency (String) - name of the agency, or of the service
mail-email-changed-subject = L'adresse de votre compte a changé – { $agency }
# $when (String) - date and time in words
# $email (String) - the new address, masked
mail-email-changed-body-1 = Le { $when }, l'adresse de votre compte a été remplacée par { $email }. Cette adresse-ci n'ouvre plus le compte.
mail-email-changed-body-2 = Si c'était vous, vous n'avez rien à faire.
mail-email-changed-button = Ce n'est pas moi : rétablir mon adresse
# $until (String) - date and time in words
mail-email-changed-small = Ce lien est valable jusqu'au { $until }. Il rétablit cette adresse, déconnecte tous les appareils et demande un nouveau mot de passe.
mail-email-changed-passing = Si ce n'était pas vous : cette adresse n'était celle du compte que depuis peu et ne peut pas y revenir d'ici. Ouvrez le lien d'annulation envoyé à l'adresse précédente, ou appelez votre agence.

## Changement fait, à la nouvelle adresse
# $agency (String) - name of the agency, or of the service
mail-email-new-subject = Votre nouvelle adresse est confirmée – { $agency }
# $when (String) - date and time in words
mail-email-new-body-1 = Depuis le { $when }, cette adresse est l'identifiant de votre compte.
mail-email-new-body-2 = Votre mot de passe n'a pas changé. Vos appareils ont été déconnectés : connectez-vous avec cette adresse.
mail-email-new-small = L'ancienne adresse a été prévenue.

## Ancienne adresse rétablie
# $agency (String) - name of the agency, or of the service
mail-email-restored-subject = L'ancienne adresse du compte est rétablie – { $agency }
# $when (String) - date and time in words
# $email (String) - the former address, masked
mail-email-restored-body-1 = Le { $when }, le changement d'adresse du compte a été annulé. Le compte a repris l'adresse { $email }, avec un nouveau mot de passe.
mail-email-restored-body-2 = Tous les appareils ont été déconnectés. Si ce n'était pas vous, prévenez votre agence.
mail-email-restored-lost-1 = Cette adresse-ci n'ouvre plus le compte.
mail-email-restored-lost-2 = Si vous vouliez vraiment changer d'adresse, quelqu'un d'autre lit l'ancienne : appelez sans attendre votre agence. Elle peut suspendre l'accès à vos contrats, puis le rétablir avec vous.
# $name (String) - the société's name
# $phone (String) - its telephone
mail-email-restored-contact = { $name } : { $phone }
