import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import type { Plugin } from 'graphql-yoga';
import { refusal } from '../refusal.ts';

/** Any value will do: that it is there shows that the request was preflighted, or is no browser's. */
const HEADER = 'x-graphql-yoga-csrf';

/**
 * Lets pass only requests that a browser would not send for a foreign page without asking first: those
 * with a JSON content type or with a header of their own (Fetch Standard, section 4.8).
 */
export function useCsrfPrevention(): Plugin {
  const { onRequestParse } = useCSRFPrevention({ requestHeaders: [HEADER] });
  return {
    onRequestParse(payload) {
      try {
        return onRequestParse?.(payload);
      } catch {
        throw refusal({
          code: 'FORBIDDEN',
          message: `This request could come from any web page: send it with the header ${HEADER} (any value).`,
          status: 403,
        });
      }
    },
  };
}
