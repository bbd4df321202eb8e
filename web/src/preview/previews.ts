import type { Environment } from 'relay-runtime';
import { type Card, openCard } from './card.ts';
import { previewOf } from './preview-of.ts';

/** How long the pointer or the focus is on a link, in ms, before its preview comes. */
const OPEN_DELAY = 400;

/** How long a preview stays after the pointer has left the link, in ms: it may be on its way to the card. */
const CLOSE_DELAY = 300;

/** A link under the pointer or focus. A click with the mouse gives the focus, too, but asks for no preview. */
const HOVERED = ':hover, :focus-visible';

/** The link under the pointer or focus, until its preview comes. */
let pending: HTMLAnchorElement | null = null;
let openTimer = 0;

let shown: { readonly link: HTMLAnchorElement; readonly card: Card } | null = null;
let closeTimer = 0;

/** The link whose preview the reader does not want. They have to leave it before it has one again. */
let dismissed: HTMLAnchorElement | null = null;

/** Begins to wait for the preview of a link. */
export function hover(link: HTMLAnchorElement, environment: Environment): void {
  const isAtHand = link === pending || link === shown?.link || link === dismissed;
  if (isAtHand || matchMedia('(hover: none)').matches || !link.matches(HOVERED)) return;
  clearTimeout(openTimer);
  pending = link;
  openTimer = window.setTimeout(() => show(link, environment), OPEN_DELAY);
}

async function show(link: HTMLAnchorElement, environment: Environment): Promise<void> {
  // React does not expect anything on a page that it still takes over.
  if (!('hydrated' in document.documentElement.dataset)) {
    pending = null;
    return;
  }
  // What fails is no more than a link.
  const content = await previewOf(link, environment).catch(() => null);
  if (content === null || pending !== link || !link.matches(HOVERED)) return;
  pending = null;
  close();
  shown = { link, card: openCard(link, content, close) };
}

function close(): void {
  clearTimeout(closeTimer);
  closeTimer = 0;
  shown?.card.close();
  shown = null;
}

/** Forgets what the reader has left. */
function update(): void {
  if (!pending?.matches(HOVERED)) pending = null;
  if (!dismissed?.matches(HOVERED)) dismissed = null;
  if (shown === null) return;
  const isLeft = !shown.link.matches(HOVERED) && !shown.card.element.matches(':hover');
  if (!isLeft) {
    clearTimeout(closeTimer);
    closeTimer = 0;
  } else if (closeTimer === 0) {
    closeTimer = window.setTimeout(close, CLOSE_DELAY);
  }
}

function dismiss(): void {
  dismissed = shown?.link ?? pending ?? dismissed;
  pending = null;
  close();
}

addEventListener('pointerover', update);
document.documentElement.addEventListener('pointerleave', update);
addEventListener('focusout', () => setTimeout(update));
addEventListener('pointerdown', ({ target }) => {
  if (!shown?.card.element.contains(target as Node)) dismiss();
});
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape' || key === 'Enter') dismiss();
});
addEventListener('popstate', dismiss);
