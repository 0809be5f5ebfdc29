## Connexion
login-page = Connexion
login-title = Se connecter
login-lead = Votre espace propriétaire, locataire ou copropriétaire.
login-identifier = Adresse e-mail ou identifiant provisoire
login-identifier-hint = Première connexion ? Utilisez l'identifiant reçu de votre agence.
login-password = Mot de passe
login-remember = Rester connecté sur cet appareil
login-remember-hint = Le mot de passe ne sera plus demandé ici pendant plusieurs semaines. Ne cochez pas cette case sur un appareil partagé : quiconque l'ouvrirait verrait vos contrats.
login-submit = Se connecter
login-forgotten = Mot de passe oublié ?
login-no-account = Je n'ai pas de compte
login-other-agency = Ce n'est pas votre agence ?
login-signed-out = Vous êtes déconnecté.
# $minutes (Number) - idle minutes that ended the session
login-session-ended = { $minutes ->
    [one] Vous avez été déconnecté après { $minutes } minute sans activité. Reconnectez-vous pour reprendre.
   *[other] Vous avez été déconnecté après { $minutes } minutes sans activité. Reconnectez-vous pour reprendre.
}
login-already = Vous êtes déjà connecté sur cet appareil. Se connecter ici remplace cette connexion.
login-already-title = Vous êtes déjà connecté
login-already-lead = Votre compte est ouvert sur cet appareil. Tous vos contrats s'y trouvent, quelle que soit l'agence.
login-already-home = Voir mes contrats
login-already-add = Ajouter un contrat de cette agence
login-already-not-you = Ce compte n'est pas le vôtre ?

## Activation
activation-page = Activation
activation-title = Mise à jour du compte
activation-pair = Identifiants provisoires
activation-lead = Activez votre compte en trois étapes, environ deux minutes. Commencez par les identifiants que votre agence vous a transmis.
activation-login = Identifiant provisoire
activation-login-hint = Il figure sur le courrier ou l'e-mail de votre agence.
activation-secret = Mot de passe provisoire
activation-secret-hint = Recopiez-le du courrier. Il ne sert qu'une fois ; majuscules, espaces et tirets sont sans importance.
activation-continue = Continuer
activation-have-account = J'ai déjà un compte : me connecter
activation-lost = Courrier perdu ou expiré ?
activation-lost-text = Votre agence peut vous remettre de nouveaux identifiants. Les anciens cessent alors de fonctionner.
# $step (String) - name of the step
# $number (Number) - 1, 2 or 3
activation-step-title = { $step }, étape { $number } sur 3
activation-email-title = Votre adresse e-mail
activation-recap = Contrat
activation-email = Adresse e-mail
activation-email-hint = C'est l'adresse connue de votre agence. Elle deviendra votre identifiant : changez-la si vous ne l'utilisez plus.
activation-email-hint-free = Elle deviendra votre identifiant : choisissez une adresse que vous consultez souvent.
# $email (String) - the address that was perhaps meant
activation-near-miss = Vouliez-vous écrire { $email } ?
activation-near-miss-correct = Oui, corriger l'adresse
activation-near-miss-keep = Non, garder mon adresse
activation-password-title = Choisissez votre mot de passe
activation-password-lead = Il remplacera le mot de passe provisoire de votre agence.
activation-username = Votre identifiant
activation-username-change = Modifier
activation-new-password = Nouveau mot de passe
# $terms (String) - activation-terms-link
activation-terms = En créant mon compte, j'accepte les { $terms }.
# $agency (String) - name of the agency
activation-terms-link = conditions générales d'utilisation de { $agency }
# $link (String) - activation-privacy-link
activation-privacy = L'usage de vos { $link } est expliqué à part.
activation-privacy-link = données personnelles
activation-create = Créer mon compte

mailbox-title = Vérifiez votre boîte mail
# $email (String) - where the mail went
mailbox-sent-to = Nous avons envoyé un message à { $email }.
# $time (String) - a duration in words
mailbox-click = Cliquez sur le bouton qu'il contient pour activer votre compte. Le lien est valable { $time }.
mailbox-from = Expéditeur
mailbox-subject = Objet
mailbox-state = Envoi
mailbox-waiting = Le message part dans un instant.
mailbox-sent = Message envoyé.
mailbox-retrying = Le premier envoi n'a pas abouti, nouvel essai en cours.
mailbox-failed = Le message n'a pas pu être envoyé. Vérifiez l'adresse.
mailbox-nothing = Toujours rien ?
mailbox-spam = Comptez quelques minutes, et vérifiez aussi vos courriers indésirables.
mailbox-resend = Renvoyer l'e-mail
# $time (String) - local time of the resend
mailbox-resent = Message renvoyé à { $time }. Vérifiez aussi vos courriers indésirables.
# $seconds (Number) - seconds before the next try; the script counts down
mailbox-wait = Prochain envoi possible dans { $seconds } s.
mailbox-correct = Corriger mon adresse
mailbox-restart = Revenir à la première étape
mailbox-restart-hint = Vos identifiant et mot de passe provisoires seront nécessaires.
# $agency (String) - name of the agency
# $phone (String) - its telephone number
mailbox-call = Toujours rien ? Appelez { $agency } au { $phone }.

confirm-title = Votre compte est à jour
confirm-lead = Saisissez votre adresse e-mail et votre nouveau mot de passe. Cette première connexion active votre compte.
confirm-password-hint = Celui que vous venez de choisir. Si vous aviez déjà un compte à cette adresse, son mot de passe actuel.
confirm-not-me = Ce n'est pas moi
confirm-not-me-text = Vous n'avez pas demandé ce message ? Annulez l'activation : le lien cesse de fonctionner et l'agence est prévenue.
confirm-not-me-sure = Je n'ai pas demandé cette activation
confirm-not-me-go = Annuler cette activation

## La page du lien, pour qui a déjà un compte
confirm-existing-title = Rattacher ce contrat à votre compte
confirm-existing-lead = Vous avez déjà un compte avec cette adresse e-mail. Connectez-vous avec votre mot de passe habituel : la page suivante vous montrera le contrat, et rien ne s'ajoutera sans votre accord.
confirm-existing-password-hint = Celui que vous utilisez d'habitude ici. Celui que vous venez de choisir pour ce contrat n'est pas retenu.
confirm-existing-not-me-text = Vous n'avez pas demandé ce message ? Annulez la demande : le lien cesse de fonctionner, votre compte ne change pas et l'agence est prévenue.
confirm-existing-not-me-sure = Je n'ai pas demandé ce rattachement
confirm-existing-not-me-go = Annuler cette demande

gone-title = Lien inutilisable
# $on (String) - date and time in words
gone-expired = Ce lien a expiré le { $on }
gone-expired-text = Reprenez l'activation avec vos identifiants provisoires : vous recevrez un nouveau lien.
gone-again = Recevoir un nouveau lien
already-active = Votre compte est déjà activé
already-active-text = Connectez-vous avec votre adresse e-mail et votre mot de passe.
gone-superseded = Un lien plus récent vous a été envoyé
gone-superseded-text = Ouvrez le dernier message reçu : c'est son lien qui fonctionne. Vous ne le trouvez pas ? Reprenez l'activation avec vos identifiants provisoires.
gone-restarted = Cette activation a été recommencée
gone-restarted-text = Ce lien ne sert plus. Si vous avez reçu un message plus récent, ouvrez-le ; sinon, reprenez l'activation avec vos identifiants provisoires.
gone-contested = Cette activation a été annulée
gone-contested-text = Quelqu'un a répondu « Ce n'est pas moi » depuis le message. Si c'était une erreur, recommencez avec les identifiants provisoires de votre courrier.
gone-unknown = Ce lien n'est pas complet
gone-unknown-text = Ouvrez-le depuis le message, ou recopiez l'adresse entière. Vous pouvez aussi reprendre l'activation avec vos identifiants provisoires.
gone-worn-out = Trop d'essais avec ce lien
gone-worn-out-text = Par sécurité, il n'ouvre plus rien. Reprenez l'activation avec les identifiants provisoires de votre courrier : vous recevrez un nouveau lien.
gone-restart = Reprendre l'activation

contested-title = La demande est annulée
contested-text = Le lien ne fonctionne plus, aucun accès n'a été ouvert et l'agence est prévenue.
contested-next = Vous n'avez rien d'autre à faire. Si vous recevez encore de tels messages, parlez-en à l'agence.

## Rattachement d'un contrat
linking-page = Rattachement d'un contrat
linking-question = Rattacher ce contrat à votre compte ?
# $email (String) - address of the account
linking-to-account = Il s'ajoutera au compte { $email }. Rien d'autre ne change dans ce compte.
linking-kept-password = Gardez votre mot de passe actuel : celui que vous avez saisi pendant l'activation n'a pas été retenu.
linking-link = Rattacher ce contrat à mon compte
linking-add = Ajouter ce contrat
linking-cancel = Annuler
# $name (String) - the tiers
linking-shared-mailbox = Ce contrat est au nom de { $name }. Si vous partagez cette messagerie à deux, chacun peut avoir son compte avec sa propre adresse : annulez, puis recommencez avec l'autre adresse.
linking-add-title = Ajouter un contrat
linking-add-lead = Avec les identifiants provisoires reçus de l'agence, le contrat rejoint aussitôt votre compte.
linking-already-mine = Ce contrat est déjà dans votre espace
linking-already-mine-text = Vous n'avez rien à faire : il figure parmi vos contrats.
linking-held = Ce contrat est rattaché à un autre compte
linking-held-text = Il n'a pas été ajouté au vôtre. Si cet autre compte est aussi à vous, connectez-vous avec son adresse e-mail.
# $agency (String) - name of the agency
linking-contact = Contactez { $agency }.
linking-home = Voir mes contrats

detach-title = Détacher ce contrat
# $agency (String) - name of the agency
detach-effect = Vous ne verrez plus ici ce qui concerne ce dossier. { $agency } conserve ses propres documents et votre contrat n'est pas résilié.
detach-back = Pour le retrouver plus tard, il faudra de nouveaux identifiants de l'agence.
detach-password = Mot de passe
detach-password-hint = Pour confirmer que c'est bien vous.

qualite-locataire = Locataire
qualite-bailleur = Propriétaire bailleur
qualite-coproprietaire = Copropriétaire
# $one (String) - subject of a mail
# $other (String) - subject of another mail
mailbox-subjects = « { $one } » ou « { $other } »
login-session-over = Vous avez été déconnecté. Reconnectez-vous pour reprendre.
login-suspended = L'espace en ligne de cette agence est suspendu pour le moment : aucune activation n'y est possible. Contactez votre agence.

## Nouvelles conditions d'utilisation, après la connexion
terms-new-title = De nouvelles conditions d'utilisation
terms-new-lead = Votre accès à vos contrats et à vos documents reste ouvert, que vous acceptiez maintenant ou plus tard.
terms-new-first = Vous n'en aviez encore accepté aucune version.
terms-new-changes = Ce qui change
terms-new-read = Lire le texte entier
# for ears alone, after « Lire le texte entier »
# $agency (String) - name of the agency
terms-new-of = de { $agency }
terms-new-accept = Accepter et continuer
terms-new-later = Plus tard

## Accès activé avec une autre adresse : la page qui le conteste
contestation-title = Un accès à votre dossier a été activé
# $agency (String) - name of the agency
contestation-lead = Votre dossier chez { $agency } peut être consulté en ligne avec une autre adresse e-mail que celle que l'agence connaît.
contestation-agency = Agence
contestation-address = Adresse e-mail utilisée
contestation-when = Date
contestation-ours = C'est vous, ou un proche ?
contestation-ours-text = Vous n'avez rien à faire : fermez cette page.
contestation-not-ours = Ce n'est ni vous, ni un proche ?
contestation-not-ours-text = Contestez cet accès : il est suspendu aussitôt. La personne qui l'a activé ne voit plus rien de votre dossier, et l'agence est prévenue. Elle seule peut ensuite le rétablir ou le retirer.
contestation-sure = Ni moi ni un proche n'avons activé cet accès
contestation-go = Contester cet accès
contestation-done = L'accès est suspendu
contestation-done-text = La personne qui l'avait activé ne voit plus rien de votre dossier. L'agence est prévenue.
contestation-done-next = Appelez maintenant votre agence : elle vérifiera avec vous et pourra vous remettre de nouveaux identifiants.
contestation-gone-used = Cet accès a déjà été contesté
contestation-gone-used-text = Ce lien ne sert qu'une fois. L'agence a été prévenue : appelez-la pour connaître la suite.
contestation-gone-expired-text = Si cet accès n'est ni le vôtre ni celui d'un proche, appelez votre agence : elle peut le retirer aussitôt.
contestation-gone-over = Cet accès n'existe plus
contestation-gone-over-text = Il a pris fin depuis l'envoi du message. Vous n'avez rien à faire ; pour toute question, appelez votre agence.
contestation-gone-unknown-text = Ouvrez-le depuis le message, ou recopiez l'adresse entière. Vous pouvez aussi appeler votre agence : elle peut retirer un accès aussitôt.
contestation-help = Aide et contact
