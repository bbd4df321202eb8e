import { useRef, useState } from 'react';
import { useRelayEnvironment } from 'react-relay/hooks';
import type { MutationParameters } from 'relay-runtime';
import { isSessionEnd, type Problem, problemOf } from '../forms/problem.ts';
import type { MutationOptions } from '../writing/execute-mutation.ts';
import { sendWrite } from './send-write.ts';

export interface Action {
  readonly problems: readonly Problem[];
  /** Whether the last attempt was refused because nobody is signed in any more. */
  readonly isSessionOver: boolean;
  /** Sends a mutation after those before it. Its promise is true if nothing was wrong. */
  readonly run: <Mutation extends MutationParameters>(
    options: MutationOptions<Mutation>,
  ) => Promise<boolean>;
}

/** For buttons that write at once, without a form. */
export function useAction(): Action {
  const environment = useRelayEnvironment();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isSessionOver, setSessionOver] = useState(false);
  const last = useRef<Promise<unknown>>(Promise.resolve());

  async function send<Mutation extends MutationParameters>(
    options: MutationOptions<Mutation>,
  ): Promise<boolean> {
    setSessionOver(false);
    try {
      const found = await sendWrite(environment, options);
      setProblems(found);
      return found.length === 0;
    } catch (error) {
      const isOver = isSessionEnd(error);
      setSessionOver(isOver);
      setProblems(isOver ? [] : [problemOf(error)]);
      return false;
    }
  }

  return {
    problems,
    isSessionOver,
    run(options) {
      const sent = last.current.then(() => send(options));
      last.current = sent;
      return sent;
    },
  };
}
