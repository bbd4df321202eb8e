import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { settingsPageQuery } from '../__generated__/settingsPageQuery.graphql.ts';
import { AvatarSettings } from '../account/avatar-settings.tsx';
import { ClosingSettings } from '../account/closing-settings.tsx';
import { DataSettings } from '../account/data-settings.tsx';
import { MailSettings } from '../account/mail-settings.tsx';
import { NotificationSettings } from '../account/notification-settings.tsx';
import { PasskeySettings } from '../account/passkey-settings.tsx';
import { PasswordSettings } from '../account/password-settings.tsx';
import { ProfileSettings } from '../account/profile-settings.tsx';
import { SessionSettings } from '../account/session-settings.tsx';
import { TokenSettings } from '../account/token-settings.tsx';
import { UsernameSettings } from '../account/username-settings.tsx';
import { useCursors } from '../lists/use-cursors.ts';
import { MutedList } from '../member-lists/muted-list.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';

/** What a member decides about their own account. */
export default function SettingsPage() {
  // Each change asks again, for everything that it may have changed.
  const [version, setVersion] = useState(0);
  const cursorOf = useCursors();
  const { viewer, site } = useLazyLoadQuery<settingsPageQuery>(
    graphql`
      query settingsPageQuery($mutedAfter: String) {
        viewer {
          user {
            username
            ...avatarSettings_user
            ...profileSettings_user
          }
          ...dataSettings_viewer
          ...mailSettings_viewer
          ...notificationSettings_viewer
          ...mutedList_viewer @arguments(cursor: $mutedAfter)
          ...sessionSettings_viewer
          ...tokenSettings_viewer
        }
        site {
          signIn {
            hasPasswords
            hasMail
          }
        }
      }
    `,
    { mutedAfter: cursorOf('muted') },
    { fetchPolicy: version === 0 ? 'store-or-network' : 'store-and-network', fetchKey: version },
  );
  usePageTitle('Settings');
  if (!viewer.user) {
    return (
      <div className="page">
        <h1>Settings</h1>
        <p>
          <Link href="/sign-in?next=/settings">Sign in</Link> to see your settings.
        </p>
      </div>
    );
  }
  const onChange = () => setVersion((before) => before + 1);
  return (
    <div className="page form-page">
      <h1>Settings</h1>
      <AvatarSettings user={viewer.user} onChange={onChange} />
      <ProfileSettings user={viewer.user} onChange={onChange} />
      <UsernameSettings username={viewer.user.username} onChange={onChange} />
      {site.signIn?.hasPasswords && <PasswordSettings username={viewer.user.username} />}
      {site.signIn?.hasPasswords && <PasskeySettings />}
      {site.signIn?.hasMail && <MailSettings viewer={viewer} onChange={onChange} />}
      <NotificationSettings viewer={viewer} hasMail={site.signIn?.hasMail === true} />
      <MutedList viewer={viewer} />
      <SessionSettings viewer={viewer} onChange={onChange} />
      <TokenSettings viewer={viewer} onChange={onChange} />
      <DataSettings viewer={viewer} onChange={onChange} />
      <ClosingSettings />
    </div>
  );
}
