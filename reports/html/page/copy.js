// Copies a command. Where the browser allows no copying, selects it, so that the reader can.
{
  const copy = async ({ currentTarget: button }) => {
    const code = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = 'Selected';
    }
  };

  for (const button of document.querySelectorAll('.copy')) {
    button.hidden = false;
    button.addEventListener('click', copy);
    button.addEventListener('blur', () => {
      button.textContent = 'Copy';
    });
  }
}
