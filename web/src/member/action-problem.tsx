import { SignInLink } from '../account/sign-in-link.tsx';
import type { Action } from './use-action.ts';

/** Why the last action was refused. */
export function ActionProblem({
  problems,
  isSessionOver,
}: Pick<Action, 'problems' | 'isSessionOver'>) {
  return (
    <div role="alert">
      {isSessionOver && (
        <p className="failure">
          You are not signed in any more. <SignInLink>Sign in</SignInLink> and try again.
        </p>
      )}
      {problems.map(({ message }) => (
        <p key={message} className="failure">
          {message}
        </p>
      ))}
    </div>
  );
}
