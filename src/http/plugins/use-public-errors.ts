import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { logMasked } from '../log-masked.ts';

/** Logs what was masked of an answer, and ties the two together. */
export function usePublicErrors(log: Logger): Plugin {
  return {
    onResultProcess({ request, result }) {
      if (Array.isArray(result) || !('errors' in result)) return;
      logMasked({ request, errors: result.errors ?? [], log });
    },
  };
}
