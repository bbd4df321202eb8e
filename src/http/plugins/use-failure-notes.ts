import type { Plugin } from 'graphql-yoga';
import { noteFailure } from '../failures.ts';

/** Notes why an operation failed, for the request's line in the log. Yoga has masked its errors before (`toPublicError`). */
export function useFailureNotes(): Plugin {
  return {
    onResultProcess({ request, result }) {
      if (Array.isArray(result) || !('errors' in result)) return;
      noteFailure(request, result.errors ?? []);
    },
  };
}
