// What the pages gain with a script; each of them works without.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);

one('[data-summary]')?.focus();

// Show and hide a password; it leaves the page hidden, so that no manager saves it as plain text.
for (const button of all('[data-reveal]')) {
  const input = document.getElementById(button.getAttribute('aria-controls'));
  const [show, hide] = button.children;
  const turn = (shown) => {
    input.type = shown ? 'text' : 'password';
    show.hidden = shown;
    hide.hidden = !shown;
  };
  button.hidden = false;
  button.addEventListener('click', () => turn(input.type === 'password'));
  input.form.addEventListener('submit', () => turn(false));
}

// Live criteria: the server judges, so that the rules live in one place.
for (const list of all('[data-criteria]')) {
  const input = one('[aria-describedby~=criteria]');
  const status = one('[data-criteria-status]');
  const hint = one('[data-hint]');
  let wait, say, asking, asked = 0;
  const draw = (met) => {
    let count = 0;
    for (const item of list.children) {
      const ok = met[item.dataset.key] === true;
      item.classList.toggle('met', ok);
      item.lastElementChild.textContent = ok ? list.dataset.met : list.dataset.unmet;
      count += ok;
    }
    hint.textContent = met.hint ?? '';
    hint.hidden = !met.hint;
    clearTimeout(say);
    say = setTimeout(() => { status.textContent = list.dataset.count.replace('0', count); }, 800);
  };
  const judge = async () => {
    const turn = ++asked;
    if (!input.value) return draw({});
    asking = new AbortController();
    try {
      const answer = await fetch(list.dataset.criteria, {
        method: 'POST',
        body: new URLSearchParams({ password: input.value }),
        headers: { Accept: 'application/json' },
        signal: asking.signal,
      });
      if (answer.ok && turn === asked) draw(await answer.json());
    } catch { /* No network: the list stays as it is and the server answers on submit. */ }
  };
  input.addEventListener('input', () => {
    clearTimeout(wait);
    wait = setTimeout(judge, 250);
  });
  // What is sent is judged there: a question on its way would come to a link that is used.
  input.form.addEventListener('submit', () => {
    clearTimeout(wait);
    asking?.abort();
  });
}

// Seconds before a mail may be sent again.
for (const text of all('[data-countdown]')) {
  let left = Number(text.dataset.countdown);
  const clock = setInterval(() => {
    left -= 1;
    text.textContent = text.textContent.replace(/\d+/, left);
    if (left <= 0) {
      clearInterval(clock);
      text.hidden = true;
    }
  }, 1000);
}

// Goes on by itself after a reset, unless told to stay.
for (const promise of all('[data-redirect]')) {
  const stay = one('[data-stay]');
  promise.hidden = stay.hidden = false;
  const clock = setTimeout(() => location.assign(promise.dataset.redirect), 8000);
  stay.addEventListener('click', () => {
    clearTimeout(clock);
    promise.hidden = stay.hidden = true;
    one('main').focus();
  });
}

// The button says that it works; a second press is refused for a while, never for good.
const rest = (button) => {
  button.removeAttribute('aria-busy');
  if (button.words) button.replaceChildren(...button.words);
  delete button.words;
};
document.addEventListener('submit', (event) => {
  const button = event.submitter;
  if (event.defaultPrevented || !button?.matches('.button')) return;
  if (button.words) return event.preventDefault();
  button.words = [...button.childNodes];
  button.replaceChildren(document.body.dataset.sending);
  button.setAttribute('aria-busy', 'true');
  setTimeout(() => rest(button), 8000);
});
addEventListener('pageshow', () => all('[aria-busy]').forEach(rest));

// Warns before the idle end of the session, and lets people stay. Each tab hears of the others.
// What was typed when it ends comes back after the sign-in: in this tab alone, and never a secret.
for (const banner of all('[data-session-ends-in]')) {
  const form = one('form', banner);
  const life = Number(banner.dataset.sessionEndsIn);
  const tabs = new BroadcastChannel('palier-session');
  let ends, clock;
  const look = () => {
    const left = ends - Date.now() / 1000;
    form.hidden = left > Number(banner.dataset.warnBefore);
    all('[data-ending]', form).forEach((part) => { part.hidden = left <= 0; });
    all('[data-ended]', form).forEach((part) => { part.hidden = left > 0; });
    if (left <= 0) clearInterval(clock);
  };
  const renew = () => {
    clearInterval(clock);
    ends = Date.now() / 1000 + life;
    clock = setInterval(look, 5000);
    look();
  };
  tabs.addEventListener('message', renew);
  tabs.postMessage('active');
  renew();
  const place = `kept ${location.pathname}`;
  const was = JSON.parse(sessionStorage.getItem(place) ?? '{}');
  sessionStorage.removeItem(place);
  const fields = all('[data-kept]');
  for (const field of fields) field.value ||= was[field.name] ?? '';
  addEventListener('pagehide', () => {
    const typed = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    if (fields.length && ends - Date.now() / 1000 < 60) sessionStorage.setItem(place, JSON.stringify(typed));
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const answer = await fetch(form.action, { method: 'POST' });
      if (!answer.ok || answer.redirected) return form.submit();
      tabs.postMessage('active');
      renew();
      one('main').focus();
    } catch { form.submit(); }
  });
}

// « Imprimer »: without the script there is no such button, and the browser's own is enough.
for (const button of all('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

// The colour of an agency, tried before it is kept: the server judges it, in the sheet that it sends.
for (const field of all('[data-colour]')) {
  const sheet = one('[data-colour-sheet]');
  const preview = one('[data-colour-preview]');
  const kept = one('[data-colour-kept]');
  let wait;
  const tell = () => {
    one('[data-colour-adjusted]').hidden = getComputedStyle(preview).getPropertyValue('--adjusted').trim() !== '1';
    for (const told of all('[data-colour-told]')) {
      const said = getComputedStyle(told.parentElement).getPropertyValue('--told').replaceAll('"', '').trim();
      const [colour, hundredths] = said.split(' ');
      if (!hundredths) continue;
      const ratio = `${hundredths.slice(0, -2)}${told.dataset.mark}${hundredths.slice(-2)}`;
      told.textContent = told.textContent.replace(/#[0-9a-f]{6}/, colour).replace(/\d+[.,]\d+$/, ratio);
    }
  };
  const look = () => {
    const colour = field.value.trim().toLowerCase();
    if (!/^#[0-9a-f]{6}$/.test(colour)) return;
    kept.value = colour;
    sheet.href = sheet.href.replace(/%23.*$/, `%23${colour.slice(1)}`);
  };
  sheet.addEventListener('load', tell);
  field.type = 'color';
  one('[data-colour-see]').hidden = true;
  field.addEventListener('input', () => {
    clearTimeout(wait);
    wait = setTimeout(look, 150);
  });
}

// « Télécharger » what is shown once: made here, so that it is asked of nobody.
for (const button of all('[data-save]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const lines = all('.secret', document.getElementById(button.dataset.save)).map((code) => code.textContent);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([lines.join('\r\n') + '\r\n'], { type: 'text/plain' }));
    link.download = button.dataset.name;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
