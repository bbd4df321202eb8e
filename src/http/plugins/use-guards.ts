import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { CheckOperation } from '../guards/guards.ts';
import { operationOf } from '../guards/operation.ts';

/** Refuses an operation that a guard refuses, before it runs, and adds what guards found to its answer. */
export function useGuards(check: CheckOperation): Plugin {
  function verdictOf({ args, setResultAndStopExecution }: AboutToRun) {
    const { request } = args.contextValue;
    const verdict = check({ ...operationOf(args), request });
    if (verdict.errors !== undefined) setResultAndStopExecution({ errors: verdict.errors });
    return verdict;
  }

  return {
    // The verdict holds for the answer to each event.
    onSubscribe(payload) {
      verdictOf(payload);
    },
    onExecute(payload) {
      const verdict = verdictOf(payload);
      if (verdict.errors !== undefined) return undefined;
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return;
          setResult({ ...result, extensions: { ...result.extensions, ...verdict.extensions } });
        },
      };
    },
  };
}

interface AboutToRun {
  readonly args: ExecutionArgs & { readonly contextValue: { readonly request: Request } };
  readonly setResultAndStopExecution: (result: ExecutionResult) => void;
}
