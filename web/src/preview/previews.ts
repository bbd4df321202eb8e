import type { Environment } from 'relay-runtime';
import { type Card, openCard } from './card.ts';
import { previewOf } from './preview-of.ts';

/** How long the pointer or the focus is on a link, in ms, before its preview comes. */
const REST = 400;

/** How long a preview stays after the pointer has left the link, in ms: it may be on its way to the card. */
const STAY = 300;

/** What a reader is at. A click with the mouse gives the focus, too, but asks for no preview. */
const RESTED_ON = ':hover, :focus-visible';

/** The link that the reader rests on, until the preview comes. */
let awaited: HTMLAnchorElement | null = null;
let waiting = 0;

let shown: { readonly link: HTMLAnchorElement; readonly card: Card } | null = null;
let leaving = 0;

/** The link whose preview the reader does not want. They have to leave it before it has one again. */
let dismissed: HTMLAnchorElement | null = null;

/** Begins to wait for the preview of a link. */
export function restOn(link: HTMLAnchorElement, environment: Environment): void {
  const isAtHand = link === awaited || link === shown?.link || link === dismissed;
  if (isAtHand || matchMedia('(hover: none)').matches || !link.matches(RESTED_ON)) return;
  clearTimeout(waiting);
  awaited = link;
  waiting = window.setTimeout(() => show(link, environment), REST);
}

async function show(link: HTMLAnchorElement, environment: Environment): Promise<void> {
  // React does not expect anything on a page that it still takes over.
  if (!('hydrated' in document.documentElement.dataset)) return;
  // What fails is no more than a link.
  const content = await previewOf(link, environment).catch(() => null);
  if (content === null || awaited !== link || !link.matches(RESTED_ON)) return;
  awaited = null;
  close();
  shown = { link, card: openCard(link, content, close) };
}

function close(): void {
  clearTimeout(leaving);
  leaving = 0;
  shown?.card.close();
  shown = null;
}

/** Forgets what the reader has left. */
function look(): void {
  if (!awaited?.matches(RESTED_ON)) awaited = null;
  if (!dismissed?.matches(RESTED_ON)) dismissed = null;
  if (shown === null) return;
  const isLeft = !shown.link.matches(RESTED_ON) && !shown.card.element.matches(':hover');
  if (!isLeft) {
    clearTimeout(leaving);
    leaving = 0;
  } else if (leaving === 0) {
    leaving = window.setTimeout(close, STAY);
  }
}

function dismiss(): void {
  dismissed = shown?.link ?? awaited ?? dismissed;
  awaited = null;
  close();
}

addEventListener('pointerover', look);
document.documentElement.addEventListener('pointerleave', look);
addEventListener('focusout', () => setTimeout(look));
addEventListener('pointerdown', ({ target }) => {
  if (!shown?.card.element.contains(target as Node)) dismiss();
});
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape' || key === 'Enter') dismiss();
});
addEventListener('popstate', dismiss);
