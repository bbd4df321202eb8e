import { SignInLink } from '../account/sign-in-link.tsx';

/** @param anchor the id of the element that holds the form */
export function SessionEnd({ anchor }: { readonly anchor: string }) {
  return (
    <p className="failure" role="alert">
      You are not signed in any more. Your text is stored in this browser and will be here again:{' '}
      <SignInLink anchor={anchor}>Sign in</SignInLink>
    </p>
  );
}
