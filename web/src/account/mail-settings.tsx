import { useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { mailSettings_viewer$key } from '../__generated__/mailSettings_viewer.graphql.ts';
import type { mailSettingsAddressMutation } from '../__generated__/mailSettingsAddressMutation.graphql.ts';
import { Field, FormProblems } from '../forms/field.tsx';
import { mutate, problemsOf } from '../forms/mutate.ts';
import { useForm } from '../forms/use-form.ts';

interface MailSettingsProps {
  readonly viewer: mailSettings_viewer$key;
  readonly onChange: () => void;
}

const FIELDS = ['address'];

/** The address of the member, which a link confirms. */
export function MailSettings({ viewer: key, onChange }: MailSettingsProps) {
  const { mailSettings } = useFragment(
    graphql`
      fragment mailSettings_viewer on Viewer {
        mailSettings {
          address
          pendingAddress
        }
      }
    `,
    key,
  );
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { problems, isPending, onSubmit } = useForm(async ({ address = '' }) => {
    setSentTo(null);
    const { updateMailAddress } = await mutate<mailSettingsAddressMutation>(UPDATE, {
      address: address.trim() || null,
    });
    const found = problemsOf(updateMailAddress?.userErrors);
    if (found.length === 0) {
      setSentTo(address.trim() || null);
      onChange();
    }
    return found;
  });
  const pending = mailSettings?.pendingAddress;
  return (
    <section aria-labelledby="mail-heading" className="settings-part">
      <h2 id="mail-heading">E-mail</h2>
      <form method="post" className="form" onSubmit={onSubmit}>
        <FormProblems problems={problems} fields={FIELDS} />
        <Field
          name="address"
          label="E-mail address"
          hint="For notifications, to sign in, and for a new password. Empty: none. You can change it within 15 minutes after you sign in."
          type="email"
          autoComplete="email"
          defaultValue={mailSettings?.address ?? ''}
          problems={problems}
        />
        <button type="submit" disabled={isPending}>
          Change the address
        </button>
        <p role="status">
          {sentTo !== null && (
            <>
              Open the link that was sent to <bdi>{sentTo}</bdi>.
            </>
          )}
          {sentTo === null && pending && (
            <>
              <bdi>{pending}</bdi> is not confirmed yet.
            </>
          )}
        </p>
      </form>
    </section>
  );
}

const UPDATE = graphql`
  mutation mailSettingsAddressMutation($address: String) {
    updateMailAddress(input: { address: $address }) {
      userErrors {
        message
        path
      }
    }
  }
`;
