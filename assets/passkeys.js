// Passkeys: what the server asks the browser for, and the browser's answer, posted as a form. The
// pages work without: what needs a key is hidden until this script says that there can be one.

const forms = [...document.querySelectorAll('form[data-key]')];
const able = Boolean(globalThis.PublicKeyCredential && navigator.credentials);
let waiting;

const bytes = (text) => Uint8Array.from(
  atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const listed = (keys) => keys.map((key) => ({ ...key, id: bytes(key.id) }));

// The members that servers read, of the answers of all browsers: `toJSON` is not everywhere yet.
const written = (key) => {
  const { response } = key;
  const names = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'];
  const there = names.filter((name) => response[name]);
  return JSON.stringify({
    id: key.id,
    rawId: text(key.rawId),
    type: key.type,
    response: Object.fromEntries(there.map((name) => [name, text(response[name])])),
  });
};

const asked = async (form) => {
  const answer = await fetch(form.dataset.key, { method: 'POST', headers: { Accept: 'application/json' } });
  if (!answer.ok || answer.redirected) throw new Error('no challenge');
  const options = await answer.json();
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  if (options.allowCredentials) options.allowCredentials = listed(options.allowCredentials);
  if (options.excludeCredentials) options.excludeCredentials = listed(options.excludeCredentials);
  return options;
};

// One request at a time: the browser keeps one alone, so the former is given up first.
const answered = async (form, mediation) => {
  waiting?.abort();
  const control = waiting = new AbortController();
  const publicKey = await asked(form);
  const { signal } = control;
  return 'makes' in form.dataset
    ? navigator.credentials.create({ publicKey, signal })
    : navigator.credentials.get({ publicKey, mediation, signal });
};

const send = (form, key) => {
  form.elements.credential.value = written(key);
  form.submit();
};

// A password that is sent ends the waiting for a key.
const quiet = () => waiting?.abort();

if (able) {
  for (const form of forms) {
    const told = form.querySelector('[data-key-failed]');
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      told.hidden = true;
      try {
        send(form, await answered(form));
      } catch (error) {
        if (error.name === 'InvalidStateError' && told.dataset.known) told.textContent = told.dataset.known;
        told.hidden = false;
        told.focus();
      }
    });
  }
  document.querySelectorAll('form:not([data-key])').forEach((form) => form.addEventListener('submit', quiet));
  const filled = forms.find((form) => 'fills' in form.dataset);
  const possible = filled && await PublicKeyCredential.isConditionalMediationAvailable?.();
  if (possible) {
    try {
      send(filled, await answered(filled, 'conditional'));
    } catch { /* Given up for a press of the button, or nothing was chosen. */ }
  }
} else {
  document.querySelectorAll('[data-key-none]').forEach((line) => { line.hidden = false; });
}
