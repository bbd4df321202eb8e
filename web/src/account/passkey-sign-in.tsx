import { useEffect, useState } from 'react';
import { FormProblems } from '../forms/field.tsx';
import { useForm } from '../forms/use-form.ts';
import { reloadAsOther } from './next-path.ts';
import { hasPasskeys, signInWithPasskey } from './passkeys.ts';

/** Signs in by a device, where the browser can. */
export function PasskeySignIn({ next }: { readonly next: string }) {
  const [isOffered, setIsOffered] = useState(false);
  // The server does not know the browser, and its page is to be the browser's first.
  useEffect(() => setIsOffered(hasPasskeys()), []);
  const { problems, isPending, onSubmit } = useForm(async () => {
    const found = await signInWithPasskey();
    if (found.length === 0) reloadAsOther(next);
    return found;
  });
  if (!isOffered) return null;
  return (
    <form method="post" className="form" onSubmit={onSubmit}>
      <FormProblems problems={problems} fields={[]} />
      <button type="submit" disabled={isPending}>
        Sign in with a passkey
      </button>
    </form>
  );
}
