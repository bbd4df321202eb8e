import type { Plugin } from 'graphql-yoga';
import { noteFailure } from '../failures.ts';

/** Notes what failed of an answer for the request's line in the log, and ties the two together. */
export function usePublicErrors(): Plugin {
  return {
    onResultProcess({ request, result }) {
      if (Array.isArray(result) || !('errors' in result)) return;
      noteFailure(request, result.errors ?? []);
    },
  };
}
