## Mes données
data-title = Mes données
data-profile-text = Recevez une copie de ce que nous gardons sur vous, ou fermez votre compte.
data-see = Voir mes données
data-kept = Ce que nous gardons, et combien de temps
data-kept-text = Chaque sorte de donnée a sa raison et sa durée. Vos agences gardent par ailleurs leurs propres dossiers : pour les consulter ou les corriger, adressez-vous à elles.
data-mails = Messages que vous recevez
data-mails-text = Les messages qui protègent votre compte et vos accès arrivent toujours : nouvel appareil, mot de passe, adresse, contrat ajouté ou retiré. Les autres sont à votre choix. Nous n'envoyons aucune publicité.

copy-title = Recevoir une copie
copy-text = Un seul fichier zip : vos informations, vos contrats, vos mouvements, votre activité, et tous les documents que vous pouvez ouvrir. Les informations sont écrites dans un format que d'autres logiciels savent lire (JSON).
copy-ask = Préparer ma copie
# $time (String) - a duration in words
copy-how = La préparation peut prendre quelques minutes. Un message vous préviendra, et la copie restera disponible { $time }.
# $when (String) - date and time in words
copy-waiting = Votre copie est en préparation depuis le { $when }. Vous pouvez fermer cette page : un message vous préviendra.
copy-refresh = Voir où elle en est
copy-ready = Votre copie est prête
# $when (String) - date and time in words
copy-ready-until = Elle sera effacée le { $when }.
# $size (String) - the size of the file: « 3,2 Mo »
copy-take = Télécharger ma copie (zip, { $size })
copy-care = Ce fichier contient des informations privées : ne le laissez pas sur un appareil partagé.
copy-failed = La dernière copie n'a pas pu être préparée. Vous pouvez en demander une autre.
copy-nothing = Votre compte n'a jamais eu de contrat : nous ne gardons que votre adresse e-mail.

## Fermer mon compte
closure-title = Fermer mon compte
closure-text = Vous ne verrez plus rien ici. Vos contrats avec vos agences continuent : fermer ce compte ne résilie rien.
closure-see = Voir ce que cela change
# $email (String) - address of the account
closure-lead = Le compte { $email } sera fermé tout de suite, et ne pourra pas être rouvert.
closure-ends = Ce qui s'arrête
closure-ends-access = Vous n'aurez plus accès à vos contrats, à vos comptes ni à vos documents en ligne.
closure-ends-mails = Vous ne recevrez plus de messages de ce service.
closure-ends-consents = Vos accords, comme la quittance électronique, prennent fin : votre agence vous doit de nouveau le papier.
closure-ends-identity = Votre adresse e-mail, votre mot de passe, vos appareils et vos noms sont effacés.
closure-held = Les dossiers qui quitteront votre espace
closure-stays = Ce qui reste
closure-stays-contracts = Vos contrats ne sont pas résiliés. Chaque agence garde ses propres dossiers, comme la loi l'y oblige.
closure-stays-trail = La trace de ce qui s'est passé reste un an, pour la sécurité de tous, sous un numéro sans votre nom ni votre adresse.
closure-stays-back = Pour revenir, il faudra de nouveaux identifiants de votre agence. Ce sera un nouveau compte.
closure-copy-first = Gardez d'abord ce qui vous est utile :
closure-sure = J'ai lu ce qui précède et je veux fermer mon compte.
closure-go = Fermer mon compte
# $when (String) - date and time in words
closure-not-before = Votre adresse e-mail a changé il y a peu, et l'ancienne adresse peut encore annuler ce changement. Vous pourrez fermer votre compte après le { $when }.
closed-title = Votre compte est fermé
closed-text = Vous êtes déconnecté de tous vos appareils. Un dernier message vient de partir, qui le confirme.
closed-back = Pour revenir un jour, demandez de nouveaux identifiants à votre agence.

## Copie prête
# $agency (String) - name of the agency, or of the service
mail-copy-ready-subject = La copie de vos données est prête – { $agency }
# $until (String) - date and time in words
mail-copy-ready-body-1 = La copie de vos données que vous avez demandée est prête. Elle sera effacée le { $until }.
mail-copy-ready-body-2 = Pour la télécharger, connectez-vous : votre mot de passe vous sera demandé.
mail-copy-ready-button = Télécharger ma copie
mail-copy-ready-small = Si ce n'était pas vous, choisissez un autre mot de passe.

## Compte fermé
# $agency (String) - name of the agency, or of the service
mail-account-closed-subject = Votre compte est fermé – { $agency }
# $when (String) - date and time in words
mail-account-closed-asked = Le { $when }, votre compte a été fermé à votre demande. Cette adresse n'ouvre plus rien.
# $when (String) - date and time in words
mail-account-closed-unused = Le { $when }, votre compte a été fermé : personne ne s'y était connecté depuis longtemps, et nous vous avions prévenu deux fois.
mail-account-closed-body = Vos contrats ne sont pas résiliés et vos agences gardent leurs dossiers. Pour revenir, demandez-leur de nouveaux identifiants.
mail-account-closed-small = C'est le dernier message de ce service. Si ce n'était pas vous, prévenez votre agence.

## Compte inutilisé
# $agency (String) - name of the agency, or of the service
mail-account-idle-subject = Votre compte va être fermé – { $agency }
# $day (String) - a day in words
mail-account-idle-body-1 = Personne ne s'est connecté à votre compte depuis longtemps. Sans connexion d'ici là, il sera fermé le { $day }.
mail-account-idle-body-2 = Pour le garder, il suffit de vous connecter une fois. Sinon, vous n'avez rien à faire : vos contrats ne changent pas.
mail-account-idle-button = Garder mon compte
mail-account-idle-small = Mot de passe oublié ? Demandez-en un autre sur la page de connexion.
