// Shows the requirements that fit what is ticked and typed, and keeps that in the address, so that the view can be shared:
// #verdict=fail,inconclusive&level=must&impact=security&text=alias
{
  const form = document.querySelector('#filter');
  const shown = document.querySelector('#shown');
  const nothing = document.querySelector('.nothing');
  const groups = [...document.querySelectorAll('.group')];
  const rows = [...document.querySelectorAll('.requirement')].map((element) => ({
    element,
    verdict: element.dataset.standing,
    level: element.dataset.level,
    impact: element.dataset.impact,
    text: [...element.querySelectorAll('.id, .text, .name, .reason, .check-text, .request-line, .message pre')]
      .map((part) => part.textContent.toLowerCase())
      .join('\n'),
  }));
  const kinds = ['verdict', 'level', 'impact'];

  const wanted = () => {
    const data = new FormData(form);
    return { ...Object.fromEntries(kinds.map((kind) => [kind, data.getAll(kind)])), text: data.get('text').trim() };
  };

  const apply = (filter) => {
    const words = filter.text.toLowerCase().split(/\s+/);
    let count = 0;
    for (const row of rows) {
      const fits =
        kinds.every((kind) => filter[kind].length === 0 || filter[kind].includes(row[kind])) &&
        words.every((word) => row.text.includes(word));
      row.element.hidden = !fits;
      if (fits) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector('.requirement:not([hidden])');
    nothing.hidden = count > 0;
    const all = `${rows.length} requirements`;
    shown.value = count === rows.length ? `All ${all}` : `${count} of ${all}`;
  };

  const toAddress = (filter) => {
    const parts = [...kinds.map((kind) => [kind, filter[kind].join(',')]), ['text', filter.text]]
      .filter(([, value]) => value !== '')
      .map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll('%2C', ',')}`);
    history.replaceState(null, '', parts.length > 0 ? `#${parts.join('&')}` : location.pathname + location.search);
  };

  const fromAddress = () => {
    const address = new URLSearchParams(location.hash.slice(1));
    if (![...kinds, 'text'].some((key) => address.has(key))) return;
    for (const kind of kinds) {
      const ticked = (address.get(kind) ?? '').split(',');
      for (const box of form.querySelectorAll(`[name="${kind}"]`)) box.checked = ticked.includes(box.value);
    }
    form.elements.text.value = address.get('text') ?? '';
    apply(wanted());
  };

  const changed = () => {
    apply(wanted());
    toAddress(wanted());
  };

  form.addEventListener('input', changed);
  form.addEventListener('submit', (event) => event.preventDefault());
  document.querySelector('#show-all').addEventListener('click', () => {
    form.reset();
    changed();
  });
  // A link leads to what the filter hides; the address is the link's then.
  document.addEventListener('reveal', () => {
    form.reset();
    apply(wanted());
  });
  addEventListener('hashchange', fromAddress);
  form.hidden = false;
  fromAddress();
}
