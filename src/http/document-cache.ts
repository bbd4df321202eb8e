import type { DocumentNode } from 'graphql';
import { byText } from './by-text.ts';

/** Remembers documents that were parsed. Refused ones are not remembered at all. */
export function documentCache() {
  return {
    documentCache: byText<DocumentNode>({ documentOf: (document) => document }),
    errorCache: { get: () => undefined, set: () => undefined },
  };
}
