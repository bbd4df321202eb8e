import { MAX_INPUT_ITEMS } from '../lib/input-limits.ts';
import type { DocumentSize } from './document-size.ts';

/** How many tokens (names, brackets, values) a document may have; more are not even read. */
export const MAX_TOKENS = 2_000;

/** How large an operation may be, whatever it would cost to run. */
export const DOCUMENT_LIMITS: DocumentSize = {
  // Four levels of replies in Relay's shape (`replies { edges { node } }`), from a list of posts.
  depth: 20,
  // The queries that tools send unwrap types nine levels deep.
  introspectionDepth: 18,
  rootFields: 20,
  fields: 1_000,
  aliases: 50,
  directives: 50,
  listItems: MAX_INPUT_ITEMS,
};

const NAMES: Readonly<Record<keyof DocumentSize, string>> = {
  depth: 'levels of fields',
  introspectionDepth: 'levels of fields below `__schema` or `__type`',
  rootFields: 'root fields',
  fields: 'fields',
  aliases: 'aliases',
  directives: 'directives',
  listItems: 'items in a list',
};

/** A sentence about the first limit that is exceeded, or null. */
export function exceededLimit(size: DocumentSize): string | null {
  for (const [figure, name] of Object.entries(NAMES) as [keyof DocumentSize, string][]) {
    const most = DOCUMENT_LIMITS[figure];
    if (size[figure] > most) {
      return `The document has ${size[figure]} ${name}; ${most} are allowed.`;
    }
  }
  return null;
}
