import { useEffect, useRef, useState } from 'react';
import { Field, FormProblems } from '../forms/field.tsx';
import { useForm } from '../forms/use-form.ts';
import { Moment } from '../ui/moment.tsx';
import { addPasskey, hasPasskeys, listPasskeys, type Passkey, removePasskey } from './passkeys.ts';

/** The devices with which the member signs in without a password. */
export function PasskeySettings() {
  const [passkeys, setPasskeys] = useState<readonly Passkey[] | null>(null);
  const reload = () => void listPasskeys().then(setPasskeys, () => setPasskeys([]));
  useEffect(reload, []);
  return (
    <section aria-labelledby="passkeys-heading" className="settings-part">
      <h2 id="passkeys-heading">Passkeys</h2>
      <p className="hint">
        With a passkey you sign in by your phone, your computer or a security key, without a
        password.
      </p>
      <ul className="settings-list">
        {(passkeys ?? []).map((passkey) => (
          <li key={passkey.id}>
            <span>
              <bdi>{passkey.name}</bdi>
              <span className="hint">
                Added <Moment at={passkey.createdAt} />
                {passkey.lastUsedAt ? (
                  <>
                    , last used <Moment at={passkey.lastUsedAt} />
                  </>
                ) : (
                  ', never used'
                )}
              </span>
            </span>
            <RemovePasskey passkey={passkey} onChange={reload} />
          </li>
        ))}
      </ul>
      {passkeys !== null && <AddPasskey onChange={reload} />}
    </section>
  );
}

interface RemovePasskeyProps {
  readonly passkey: Passkey;
  readonly onChange: () => void;
}

function RemovePasskey({ passkey, onChange }: RemovePasskeyProps) {
  const { problems, isPending, onSubmit } = useForm(async () => {
    const found = await removePasskey(passkey.id);
    onChange();
    return found;
  });
  return (
    <form method="post" onSubmit={onSubmit}>
      <FormProblems problems={problems} fields={[]} />
      <button type="submit" disabled={isPending} aria-label={`Remove ${passkey.name}`}>
        Remove
      </button>
    </form>
  );
}

const FIELDS = ['name'];

function AddPasskey({ onChange }: { readonly onChange: () => void }) {
  const [isDone, setIsDone] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { problems, isPending, onSubmit } = useForm(async ({ name = '' }) => {
    setIsDone(false);
    const found = await addPasskey(name);
    if (found.length === 0) {
      form.current?.reset();
      setIsDone(true);
      onChange();
    }
    return found;
  });
  if (!hasPasskeys()) return <p>Passkeys do not work at this address.</p>;
  return (
    <form ref={form} method="post" className="form" onSubmit={onSubmit}>
      <FormProblems problems={problems} fields={FIELDS} />
      <Field
        name="name"
        label="Name of the device"
        hint="So that you know later which one it is."
        maxLength={50}
        problems={problems}
      />
      <button type="submit" disabled={isPending}>
        Add a passkey
      </button>
      <p role="status">{isDone && 'The passkey was added.'}</p>
    </form>
  );
}
