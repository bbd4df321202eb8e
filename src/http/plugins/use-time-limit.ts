import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { nextTurn } from '../../event-loop/loop-turns.ts';
import { fittingAnswer } from '../fitting-answer.ts';
import { isLarge } from '../large-operation.ts';
import { requestInfo, timeLimitOf } from '../request-info.ts';

/**
 * Gives up on an operation that takes too long or becomes too large, and on one whose client has gone. It asks the database
 * nothing further; a statement that already runs is left to the database.
 */
export function useTimeLimit({ seconds }: { readonly seconds: number }): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args) => {
        const { request } = args.contextValue;
        const limit = timeLimitOf(request, seconds);
        try {
          // To validate a large document takes long, too.
          if (isLarge(requestInfo(request))) await nextTurn();
          const result = await limit.run(() => executeFn(args));
          return await fittingAnswer(request, result);
        } catch (error) {
          if (error instanceof GraphQLError) return { errors: [error] };
          throw error;
        }
      });
    },
  };
}
