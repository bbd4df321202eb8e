import type { Plugin } from 'graphql-yoga';
import { tooSlow } from '../refusal.ts';
import { requestInfo } from '../request-info.ts';

/**
 * Gives up on an operation that takes too long, and on one whose client has gone. It asks the database
 * nothing further; a statement that already runs is left to the database.
 */
export function useTimeLimit({ seconds }: { readonly seconds: number }): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args) => {
        const { request } = args.contextValue;
        const { signal: connection } = request;
        const controller = new AbortController();
        requestInfo(request).signal = controller.signal;
        const timer = setTimeout(() => controller.abort(tooSlow(seconds)), seconds * 1000);
        const hangUp = () => controller.abort(connection.reason);
        connection.addEventListener('abort', hangUp, { once: true });
        try {
          const limited = { ...args, signal: controller.signal };
          return await executeFn(limited);
        } finally {
          clearTimeout(timer);
          connection.removeEventListener('abort', hangUp);
        }
      });
    },
  };
}
