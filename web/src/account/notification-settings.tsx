import { useState } from 'react';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';
import type {
  NotificationChannel,
  notificationSettings_viewer$data,
  notificationSettings_viewer$key,
} from '../__generated__/notificationSettings_viewer.graphql.ts';
import type {
  MailFrequency,
  notificationSettingsFrequencyMutation,
} from '../__generated__/notificationSettingsFrequencyMutation.graphql.ts';
import type { notificationSettingsMutation } from '../__generated__/notificationSettingsMutation.graphql.ts';
import { FormProblems } from '../forms/field.tsx';
import type { Problem } from '../forms/problem.ts';
import { useForm } from '../forms/use-form.ts';
import { sendWrite } from '../member/send-write.ts';

const KINDS: Readonly<Record<string, string>> = {
  REPLY: 'Replies to your comments',
  MENTION: 'Mentions of you',
  COMMENT: 'Comments on your posts and on what you follow',
  POST: 'New posts of people whom you follow',
  EDIT: 'Edits of wiki pages that you follow',
  INVITATION: 'Invitations to write a post together',
  REACTION: 'Reactions to what you wrote',
};

const CHANNELS: Readonly<Record<string, string>> = { SITE: 'On the site', EMAIL: 'By e-mail' };

const FREQUENCIES: Readonly<Record<string, string>> = {
  IMMEDIATE: 'soon after each notification',
  DAILY: 'once a day, with all notifications',
  WEEKLY: 'once a week, with all notifications',
  NEVER: 'never',
};

interface NotificationSettingsProps {
  readonly viewer: notificationSettings_viewer$key;
  /** Whether the site sends e-mail. */
  readonly hasMail: boolean;
}

type Setting = NonNullable<notificationSettings_viewer$data['notificationSettings']>[number];

/** Which notifications the member gets, where, and how often by e-mail. */
export function NotificationSettings({ viewer: key, hasMail }: NotificationSettingsProps) {
  const { notificationSettings, mailSettings } = useFragment(
    graphql`
      fragment notificationSettings_viewer on Viewer {
        notificationSettings {
          kind
          channel
          isEnabled
        }
        mailSettings {
          frequency
        }
      }
    `,
    key,
  );
  const environment = useRelayEnvironment();
  const [isSaved, setIsSaved] = useState(false);
  const settings = notificationSettings ?? [];
  const frequency = mailSettings?.frequency ?? 'IMMEDIATE';
  const { problems, isPending, onSubmit } = useForm(async (values) => {
    setIsSaved(false);
    const found: Problem[] = [];
    for (const { kind, channel, isEnabled } of settings) {
      const isWanted = fieldOf(kind, channel) in values;
      if (isWanted === isEnabled || !isShown(channel, hasMail)) continue;
      found.push(
        ...(await sendWrite<notificationSettingsMutation>(environment, {
          mutation: UPDATE,
          variables: { input: { kind, channel, isEnabled: isWanted } },
        })),
      );
    }
    if (hasMail && values['frequency'] !== frequency) {
      found.push(
        ...(await sendWrite<notificationSettingsFrequencyMutation>(environment, {
          mutation: UPDATE_FREQUENCY,
          variables: { frequency: values['frequency'] as MailFrequency },
        })),
      );
    }
    setIsSaved(found.length === 0);
    return found;
  });
  return (
    <section aria-labelledby="notifications-heading" className="settings-part">
      <h2 id="notifications-heading">Notifications</h2>
      <form method="post" className="form" onSubmit={onSubmit} onChange={() => setIsSaved(false)}>
        <FormProblems problems={problems} fields={[]} />
        <SettingsTable settings={settings} hasMail={hasMail} />
        <p className="hint">
          You always get messages of moderators.
          {hasMail && ' There is no e-mail about what is turned off on the site.'}
        </p>
        {hasMail && (
          <div className="field">
            <label>
              E-mails come{' '}
              <select name="frequency" defaultValue={frequency}>
                {Object.entries(FREQUENCIES).map(([value, words]) => (
                  <option key={value} value={value}>
                    {words}
                  </option>
                ))}
              </select>
            </label>
          </div>
        )}
        <button type="submit" disabled={isPending}>
          Change the notifications
        </button>
        <p role="status">{isSaved && 'Your choice is saved.'}</p>
      </form>
    </section>
  );
}

interface SettingsTableProps {
  readonly settings: readonly Setting[];
  readonly hasMail: boolean;
}

function SettingsTable({ settings, hasMail }: SettingsTableProps) {
  const kinds = [...new Set(settings.map(({ kind }) => kind))];
  const channels = [...new Set(settings.map(({ channel }) => channel))].filter((channel) =>
    isShown(channel, hasMail),
  );
  const enabled = new Set(
    settings
      .filter(({ isEnabled }) => isEnabled)
      .map(({ kind, channel }) => fieldOf(kind, channel)),
  );
  return (
    <table className="settings-table" aria-labelledby="notifications-heading">
      <thead>
        <tr>
          <th scope="col">About</th>
          {channels.map((channel) => (
            <th key={channel} scope="col">
              {CHANNELS[channel]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{KINDS[kind] ?? kind}</th>
            {channels.map((channel) => (
              <td key={channel}>
                <input
                  type="checkbox"
                  name={fieldOf(kind, channel)}
                  aria-label={`${KINDS[kind] ?? kind}: ${CHANNELS[channel]}`}
                  defaultChecked={enabled.has(fieldOf(kind, channel))}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const fieldOf = (kind: string, channel: string): string => `${kind} ${channel}`;

/** A channel that the pages do not know is left as it is. */
function isShown(channel: NotificationChannel, hasMail: boolean): boolean {
  return channel in CHANNELS && (channel !== 'EMAIL' || hasMail);
}

const UPDATE = graphql`
  mutation notificationSettingsMutation($input: UpdateNotificationSettingInput!) {
    updateNotificationSetting(input: $input) {
      viewer {
        id
        notificationSettings {
          kind
          channel
          isEnabled
        }
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const UPDATE_FREQUENCY = graphql`
  mutation notificationSettingsFrequencyMutation($frequency: MailFrequency!) {
    updateMailFrequency(input: { frequency: $frequency }) {
      viewer {
        id
        mailSettings {
          frequency
        }
      }
      userErrors {
        message
        path
      }
    }
  }
`;
