import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { operationOf } from '../operation.ts';
import type { CostOf } from '../operation-cost.ts';

/** Refuses an operation that costs too much before it runs, and tells the cost in `extensions.cost`. */
export function useCostLimit(costOf: CostOf): Plugin {
  return {
    // What each event's answer may cost.
    onSubscribe({ args, setResultAndStopExecution }) {
      const cost = costOf(operationOf(args));
      if (cost instanceof GraphQLError) setResultAndStopExecution({ errors: [cost] });
    },
    onExecute({ args, setResultAndStopExecution }) {
      const cost = costOf(operationOf(args));
      if (cost instanceof GraphQLError) {
        setResultAndStopExecution({ errors: [cost] });
        return undefined;
      }
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return;
          setResult({ ...result, extensions: { ...result.extensions, cost } });
        },
      };
    },
  };
}
