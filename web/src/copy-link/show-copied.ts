/** How long the message is shown, in ms. */
const SHOWN = 3_000;

/** Screen readers read out what comes into an element that they know. */
const KNOWN_AFTER = 100;

let frame: HTMLElement | null = null;
let timer = 0;

/** Says over the page that a link was copied. */
export function showCopied(): void {
  if (frame === null) {
    frame = document.createElement('p');
    frame.className = 'copied';
    frame.setAttribute('role', 'status');
    document.querySelector('main')?.after(frame);
  }
  show('');
  timer = window.setTimeout(() => {
    show('The link is copied.');
    timer = window.setTimeout(() => show(''), SHOWN);
  }, KNOWN_AFTER);
}

function show(message: string): void {
  clearTimeout(timer);
  if (frame !== null) frame.textContent = message;
}
