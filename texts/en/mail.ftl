## Common to all messages
mail-greeting = Hello,
mail-link-in-clear = If the button does not work, type this address where you type that of a website:
mail-contact = A question? Contact { $agency }.
mail-contact-phone = Telephone: { $phone }
mail-ignore = If you did not make this request, ignore this message.
mail-automatic = Automatic message: your password never appears in it and will never be asked for by email.

## Activation
mail-activation-subject = Activate your account – { $agency }
mail-activation-body-1 = On { $when }, the activation of an account at { $agency } was requested with this email address.
mail-activation-body-2 = To finish, open the link and sign in with this address and the password that you have just chosen.
mail-activation-button = Confirm my email
mail-activation-small = This link is valid for { $valid } and works only once. You receive this message because this address was entered during the activation.

## Linking to an account that exists
mail-linking-subject = Link your contract – { $agency }
mail-linking-body-1 = On { $when }, linking a contract of { $agency } to your account was requested with this email address.
mail-linking-body-2 = You already have an account: keep your current password. Open the link, sign in with that password, then confirm the contract to link.
mail-linking-button = Link this contract
mail-linking-small = This link is valid for { $valid } and works only once. Without your confirmation, nothing changes in your account.

## Forgotten password
mail-reset-subject = Choose a new password – { $agency }
mail-reset-body-1 = On { $when }, a new password was requested for your account.
mail-reset-body-2 = Open the link to choose one. The old one remains valid until you have saved the new one.
mail-reset-button = Choose a new password
mail-reset-small = This link is valid for { $valid } and works only once.

## Forgotten password, account not active yet
mail-not-yet-activated-subject = Your account is not active yet – { $agency }
mail-not-yet-activated-body-1 = On { $when }, a new password was requested with this address. Its activation is not finished: there is no password to replace yet.
mail-not-yet-activated-body-2 = Resume the activation with the temporary credentials received from your agency.
mail-not-yet-activated-button = Resume the activation
mail-not-yet-activated-small = Credentials lost or expired? Your agency can give you new ones.

## Password changed by a link
mail-password-reset-subject = Your password has been changed – { $agency }
mail-password-reset-body-1 = On { $when }, the password of your account was replaced by means of a link sent to this address.
mail-password-reset-body-2 = All your devices have been signed out. If it was you, you have nothing else to do.
mail-password-reset-button = It was not me: choose another password
mail-password-reset-small = If it was not you, somebody has access to your mailbox: change its password too, then tell your agency.

## Password changed in the profile
mail-password-changed-subject = Your password has been changed – { $agency }
mail-password-changed-body-1 = On { $when }, the password of your account was changed from your profile.
mail-password-changed-body-2 = Your other devices have been signed out. If it was you, you have nothing else to do.
mail-password-changed-button = It was not me: choose another password
mail-password-changed-small = If it was not you, choose another password without delay and tell your agency.

## Account activated
mail-account-activated-subject = Your account is active – { $agency }
mail-account-activated-body-1 = On { $when }, your account was activated and your file at { $agency } was linked to it.
mail-account-activated-body-2 = From now on, sign in with this email address and your password. The temporary credentials no longer work.
mail-account-activated-button = See my contracts
mail-account-activated-small = If it was not you, tell your agency: it can withdraw this access at once.

## Activated with another address than the one that the agency knows
mail-activated-elsewhere-subject = Access to your file has been activated – { $agency }
mail-activated-elsewhere-body-1 = On { $when }, online access to your file at { $agency } was activated with another address: { $email }.
mail-activated-elsewhere-body-2 = If it was you or somebody of your household, you have nothing to do. If not, contest this access: it will be suspended at once, and the agency told.
mail-activated-elsewhere-button = It was not me: contest this access
mail-activated-elsewhere-small = This link is valid for { $valid }. You can also call your agency: it can withdraw this access at any time. You receive this message because this address is in your file.

## Contract added, contract detached
mail-contract-added-subject = A contract has been added to your account – { $agency }
mail-contract-added-body-1 = On { $when }, this contract joined your account: { $contract }.
mail-contract-added-body-2 = You will find it at every sign-in. Your password does not change.
mail-contract-added-button = See my contracts
mail-contract-added-small = If it was not you, change your password and tell your agency.
mail-contract-detached-subject = A contract has been detached from your account – { $agency }
mail-contract-detached-body-1 = On { $when }, this contract was detached from your account: { $contract }.
mail-contract-detached-body-2 = It no longer appears in your space. The contract itself is not terminated and your agency keeps its documents.
mail-contract-detached-small = To find it again, ask your agency for new credentials. If it was not you, change your password too.

## The agency changed the access

mail-dissociated-subject = Your access has been withdrawn – { $agency }
mail-dissociated-body-1 = On { $when }, { $agency } ended your account's access to this record: { $name }.
mail-dissociated-body-2 = The record no longer appears in your space. Your contract is not terminated by this, and your account and its password do not change.
mail-dissociated-small = To find the access again, ask your agency for new credentials.
mail-suspended-subject = Your access is suspended – { $agency }
mail-suspended-body-1 = On { $when }, { $agency } suspended your account's access to this record: { $name }.
mail-suspended-body-2 = Your contract is not terminated. For any question, call your agency: it can restore the access at any time.
mail-restored-subject = Your access is restored – { $agency }
mail-restored-body-1 = On { $when }, { $agency } restored your account's access to this record: { $name }.
mail-reissued-subject = New credentials have been prepared – { $agency }
mail-reissued-body-1 = On { $when }, { $agency } prepared new provisional credentials for a record that you already have in your space: { $name }.
mail-reissued-body-2 = You have nothing to do: your access does not change. If nobody around you asked for them, call your agency.

## Access contested by whoever reads the address on file
mail-access-contested-body-1 = On { $when }, your account's access to this file at { $agency } was suspended: { $name }. At the email address that the agency knows, somebody answered that they did not activate this access.
mail-access-contested-body-2 = Your contract is not terminated. If this access is yours, call the agency: it will check with you and can restore it at any time.
mail-to-agency-contested-subject = Access contested and suspended – file { $reference }
mail-to-agency-contested-body-1 = On { $when }, at the address on file of { $reference } ({ $name }), somebody answered that neither they nor anybody close to them had activated the access opened with another address.
mail-to-agency-contested-body-2 = This access is suspended. That of the file's other holders, if any, does not change.
mail-to-agency-contested-body-3 = Reach the person by a safe means, then restore the access or unlink it. Only you can do so.
mail-to-agency-contested-button = See the file

## To the agency: activation contested
mail-activation-contested-subject = Activation contested – file { $reference }
mail-activation-contested-body-1 = On { $when }, the person who received the activation message of file { $reference } ({ $name }) answered “This is not me”.
mail-activation-contested-body-2 = The activation is cancelled and no access has been opened. Either the email address typed was wrong, or somebody else used the credentials.
mail-activation-contested-body-3 = Reach the person by a safe means, then give them new credentials: the old ones will stop working.
mail-activation-contested-small = You receive this message because this address is that of your agency.

## Sign-in from a new device, too many tries
mail-new-sign-in-subject = New sign-in to your account – { $agency }
mail-new-sign-in-body-1 = On { $when }, your account was opened on a device that had not been used before: { $device }.
mail-new-sign-in-body-2 = If it was you, you have nothing to do.
mail-new-sign-in-button = It was not me: choose another password
mail-new-sign-in-small = Choosing another password signs out all devices.
mail-too-many-tries-subject = Repeated tries on your account – { $agency }
mail-too-many-tries-body-1 = On { $when }, several wrong passwords were tried on your account. It was not opened.
mail-too-many-tries-body-2 = Further tries are slowed down. If it was you and the password escapes you, choose a new one.
mail-too-many-tries-button = Choose a new password
mail-too-many-tries-small = If it was not you, you have nothing to do as long as nobody else knows your password.
