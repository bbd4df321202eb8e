import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { fittingAnswer } from '../fitting-answer.ts';
import { timeLimitOf } from '../request-info.ts';

/**
 * Gives up on an operation that takes too long or becomes too large, and on one whose client has gone. It asks the database
 * nothing further; a statement that already runs is left to the database.
 */
export function useTimeLimit({ seconds }: { readonly seconds: number }): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args) => {
        const limit = timeLimitOf(args.contextValue.request, seconds);
        try {
          const result = await limit.run(() => executeFn(args));
          return fittingAnswer(args.contextValue.request, result);
        } catch (error) {
          if (error instanceof GraphQLError) return { errors: [error] };
          throw error;
        }
      });
    },
  };
}
