import { SignInLink } from '../account/sign-in-link.tsx';
import { ApiError } from '../relay-environment.ts';

/** Whether the API refused something because nobody is signed in any more. */
export function isSessionEnd(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'UNAUTHENTICATED';
}

/** @param anchor the id of the element that holds the form */
export function SessionEnd({ anchor }: { readonly anchor: string }) {
  return (
    <p className="failure" role="alert">
      You are not signed in any more. Your text is stored in this browser and will be here again:{' '}
      <SignInLink anchor={anchor}>Sign in</SignInLink>
    </p>
  );
}
