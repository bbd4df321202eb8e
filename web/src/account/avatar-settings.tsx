import { type FormEvent, useRef, useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { avatarSettings_user$key } from '../__generated__/avatarSettings_user.graphql.ts';
import type { avatarSettingsMutation } from '../__generated__/avatarSettingsMutation.graphql.ts';
import { mutate } from '../forms/mutate.ts';
import { problemOf } from '../forms/problem.ts';
import { Avatar } from '../ui/avatar.tsx';
import { uploadPicture } from '../writing/upload-picture.ts';

interface AvatarSettingsProps {
  readonly user: avatarSettings_user$key;
  readonly onChange: () => void;
}

/** The picture of the member: a file of theirs, or the first letter of their name. */
export function AvatarSettings({ user: key, onChange }: AvatarSettingsProps) {
  const user = useFragment(
    graphql`
      fragment avatarSettings_user on User {
        displayName
        avatar {
          url(width: 160)
        }
      }
    `,
    key,
  );
  const input = useRef<HTMLInputElement>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  /** @param file null takes the picture away */
  async function change(file: File | null) {
    setRefusal(null);
    setSent(0);
    try {
      const avatarUploadId = file && (await uploadPicture(file, setSent));
      const { updateProfile } = await mutate<avatarSettingsMutation>(UPDATE, {
        input: { avatarUploadId },
      });
      const [problem] = updateProfile?.userErrors ?? [];
      if (problem) setRefusal(problem.message);
      else onChange();
    } catch (error) {
      setRefusal(problemOf(error).message);
    }
    setSent(null);
  }

  function choose(event: FormEvent<HTMLInputElement>) {
    const [file] = event.currentTarget.files ?? [];
    if (file) void change(file);
    event.currentTarget.value = '';
  }

  return (
    <section aria-labelledby="avatar-heading" className="settings-part">
      <h2 id="avatar-heading">Picture</h2>
      <div className="avatar-settings">
        <Avatar picture={user.avatar?.url} name={user.displayName} />
        <div>
          <p className="form-buttons">
            <button type="button" disabled={sent !== null} onClick={() => input.current?.click()}>
              {user.avatar ? 'Choose another picture' : 'Choose a picture'}
            </button>
            {user.avatar && (
              <button type="button" disabled={sent !== null} onClick={() => change(null)}>
                Remove the picture
              </button>
            )}
          </p>
          <p className="hint">
            JPEG, PNG, GIF or WebP. Everybody can see it. A square is cut from its middle.
          </p>
        </div>
        <input
          ref={input}
          type="file"
          accept="image/jpeg,image/png,image/gif,image/webp"
          hidden
          onChange={choose}
        />
      </div>
      <div aria-live="polite">
        {sent !== null && <progress value={sent} max={1} aria-label="Sending the picture" />}
        {refusal !== null && <p className="problem">The picture was refused: {refusal}</p>}
      </div>
    </section>
  );
}

const UPDATE = graphql`
  mutation avatarSettingsMutation($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      user {
        id
      }
      userErrors {
        message
      }
    }
  }
`;
