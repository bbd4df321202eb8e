import { useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { profileSettings_user$key } from '../__generated__/profileSettings_user.graphql.ts';
import type { profileSettingsMutation } from '../__generated__/profileSettingsMutation.graphql.ts';
import { Field, FormProblems, TextField } from '../forms/field.tsx';
import { mutate, problemsOf } from '../forms/mutate.ts';
import { useForm } from '../forms/use-form.ts';
import { useStoredFields } from '../forms/use-stored-fields.ts';

interface ProfileSettingsProps {
  readonly user: profileSettings_user$key;
  readonly onChange: () => void;
}

const FIELDS = ['displayName', 'location', 'websiteUrl', 'bio'];

/** What others see of the member. */
export function ProfileSettings({ user: key, onChange }: ProfileSettingsProps) {
  const user = useFragment(
    graphql`
      fragment profileSettings_user on User {
        displayName
        location
        websiteUrl
        bio {
          markdown
        }
      }
    `,
    key,
  );
  const [isSaved, setIsSaved] = useState(false);
  const { frame, isRestored, onInput, forget } = useStoredFields('profile');
  const { problems, isPending, onSubmit } = useForm(async (values) => {
    setIsSaved(false);
    const input = Object.fromEntries(FIELDS.map((name) => [name, values[name] || null]));
    const { updateProfile } = await mutate<profileSettingsMutation>(UPDATE, { input });
    const found = problemsOf(updateProfile?.userErrors);
    if (found.length === 0) {
      setIsSaved(true);
      forget();
      onChange();
    }
    return found;
  });
  return (
    <section aria-labelledby="profile-heading" className="settings-part">
      <h2 id="profile-heading">Profile</h2>
      <form ref={frame} method="post" className="form" onSubmit={onSubmit} onInput={onInput}>
        <FormProblems problems={problems} fields={FIELDS} />
        <Field
          name="displayName"
          label="Name to display"
          defaultValue={user.displayName}
          autoComplete="name"
          maxLength={80}
          required
          problems={problems}
        />
        <Field
          name="location"
          label="Location"
          defaultValue={user.location ?? ''}
          maxLength={100}
          problems={problems}
        />
        <Field
          name="websiteUrl"
          label="Website"
          type="url"
          defaultValue={user.websiteUrl ?? ''}
          autoComplete="url"
          problems={problems}
        />
        <TextField
          name="bio"
          label="About you"
          hint="Markdown."
          rows={6}
          maxLength={20_000}
          defaultValue={user.bio?.markdown ?? ''}
          problems={problems}
        />
        <button type="submit" className="primary" disabled={isPending}>
          Save
        </button>
        <p role="status">
          {isSaved
            ? 'Saved.'
            : isRestored && 'What you typed before is here again. It is not saved yet.'}
        </p>
      </form>
    </section>
  );
}

const UPDATE = graphql`
  mutation profileSettingsMutation($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      user {
        id
      }
      userErrors {
        message
        path
      }
    }
  }
`;
