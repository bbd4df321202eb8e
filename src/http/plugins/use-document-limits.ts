import { type DocumentNode, parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { exceededLimit, MAX_TOKENS } from '../document-limits.ts';
import { documentSize } from '../document-size.ts';
import { isTooManyTokens } from '../graphql-messages.ts';
import { refusal } from '../refusal.ts';

/**
 * Refuses documents that are too large before they are validated, because validation itself takes
 * time that grows faster than the document. One that was found small enough is not measured again.
 */
export function useDocumentLimits(): Plugin {
  const allowed = new WeakSet<DocumentNode>();
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => parse(source, { ...options, maxTokens: MAX_TOKENS }));
      return ({ result }) => {
        const tooMuch = result instanceof Error ? unreadable(result) : unallowed(result, allowed);
        if (tooMuch !== null) {
          throw refusal({ code: 'DOCUMENT_LIMIT_EXCEEDED', message: tooMuch });
        }
      };
    },
  };
}

function unreadable(error: Error): string | null {
  // Nesting that exhausts the parser's stack.
  if (error instanceof RangeError) return 'The document is nested too deeply to be read.';
  return isTooManyTokens(error) ? `The document has more than ${MAX_TOKENS} tokens.` : null;
}

function unallowed(document: DocumentNode, allowed: WeakSet<DocumentNode>): string | null {
  if (allowed.has(document)) return null;
  const tooMuch = exceededLimit(documentSize(document));
  if (tooMuch === null) allowed.add(document);
  return tooMuch;
}
