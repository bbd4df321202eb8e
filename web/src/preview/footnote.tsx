import type { ReactNode } from 'react';
import { decodeFragment } from '../text/address.ts';

/** What is no text of a note, or not to be read without being asked for. */
const LEFT_OUT = '.footnote-backref, .spoiler, .picture-button, annotation';

/** The words of the footnote that a link refers to, which the page has already. Null for other links. */
export function footnoteOf(link: HTMLAnchorElement): ReactNode {
  if (!link.matches('.footnote-ref > a')) return null;
  const note = document.getElementById(decodeFragment(link.hash.slice(1)));
  if (!note?.matches('.footnote-item')) return null;
  const copy = note.cloneNode(true) as HTMLElement;
  for (const element of copy.querySelectorAll(LEFT_OUT)) element.remove();
  const words = copy.textContent?.trim();
  return words ? <p dir="auto">{words}</p> : null;
}
