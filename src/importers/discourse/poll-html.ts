import {
  append,
  attributeOf,
  elementsIn,
  type ForeignElement,
  hasClass,
  newElement,
  replace,
} from '../../content/foreign-tree.ts';
import type { PollDocument } from './documents.ts';

/** A poll as a list of its options, with the votes as far as the forum tells them. */
export function pollHtml(
  element: ForeignElement,
  poll: PollDocument | undefined,
): ForeignElement[] {
  const votes = new Map(poll?.options.map((option) => [option.id, option.votes]));
  for (const part of elementsIn(element)) {
    if (hasClass(part, 'poll-info', 'poll-buttons')) replace(part);
    const count = votes.get(attributeOf(part, 'data-poll-option-id') ?? '');
    if (count != null) append(part, [` (${count === 1 ? '1 vote' : `${count} votes`})`]);
  }
  return [newElement('div', {}, element.childNodes.slice())];
}
