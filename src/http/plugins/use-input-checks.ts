import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { InputErrors } from '../input-errors.ts';
import { operationOf } from '../operation.ts';

/** Refuses input that no field could take, before anything runs. */
export function useInputChecks(inputErrors: InputErrors): Plugin {
  function refuseUnfit({ args, setResultAndStopExecution }: AboutToRun): void {
    const errors = inputErrors(operationOf(args));
    if (errors.length > 0) setResultAndStopExecution({ errors });
  }

  return { onExecute: refuseUnfit, onSubscribe: refuseUnfit };
}

interface AboutToRun {
  readonly args: ExecutionArgs;
  readonly setResultAndStopExecution: (result: ExecutionResult) => void;
}
