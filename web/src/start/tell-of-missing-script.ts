/** Says at a form why it was not sent. */
export function tellOfMissingScript(form: HTMLFormElement): void {
  const message = form.ownerDocument.createElement('p');
  message.className = 'failure';
  message.setAttribute('role', 'alert');
  message.textContent =
    'This was not sent: the script of the page could not be loaded. Reload the page.';
  form.querySelector(':scope > .failure[role=alert]')?.remove();
  form.append(message);
}
