// A link to a requirement, an Example or an exchange opens it and everything around it, also when the filter hides it.
{
  const linked = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  };

  const open = () => {
    const target = linked();
    if (!target?.closest('.requirement, .group')) return;
    if (target.closest('[hidden]')) document.dispatchEvent(new Event('reveal'));
    for (let element = target; element; element = element.parentElement) {
      if (element.localName === 'details') element.open = true;
    }
    target.scrollIntoView({ block: 'start' });
    (target.querySelector('summary') ?? target).focus({ preventScroll: true });
  };

  addEventListener('hashchange', open);
  // A link followed a second time changes no address, and the reader may have closed what it leads to.
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('a')?.hash === location.hash && location.hash !== '') open();
  });
  // Not before: a browser that goes to its fragment while it loads takes the focus away again.
  addEventListener('load', open);
}
