import { graphql, useFragment } from 'react-relay/hooks';
import type { profileHeader_user$key } from '../__generated__/profileHeader_user.graphql.ts';
import { browserPath } from '../paths.ts';
import { parseAddress } from '../text/address.ts';
import { RichHtml } from '../text/rich-html.tsx';
import { amount } from '../ui/amount.ts';
import { Avatar } from '../ui/avatar.tsx';
import { UserActions } from '../ui/member-parts.ts';
import { MemberTools } from '../ui/member-tools.tsx';
import { Moment } from '../ui/moment.tsx';

/** Who a person is, in their own words and in figures. */
export function ProfileHeader({ user: key }: { readonly user: profileHeader_user$key }) {
  const user = useFragment(
    graphql`
      fragment profileHeader_user on User {
        id
        bannedUntil
        username
        displayName
        avatarUrl
        avatar {
          url(width: 160)
        }
        karma
        joinedAt
        role
        location
        websiteUrl
        bio {
          html
        }
      }
    `,
    key,
  );
  return (
    <header className="profile-header">
      <div className="person">
        <Avatar picture={user.avatar?.url} otherUrl={user.avatarUrl} name={user.displayName} />
        <h1 dir="auto">{user.displayName}</h1>
      </div>
      <ul className="facts" aria-label="Facts">
        <li className="username">@{user.username}</li>
        {user.role !== 'MEMBER' && <li>{user.role.toLowerCase()}</li>}
        {user.bannedUntil && (
          <li>
            banned until <Moment at={user.bannedUntil} />
          </li>
        )}
        <li>{amount(user.karma, 'point')} of karma</li>
        <li>
          joined <Moment at={user.joinedAt} />
        </li>
        {user.location && (
          <li>
            <bdi>{user.location}</bdi>
          </li>
        )}
        {user.websiteUrl && (
          <li>
            <Website address={user.websiteUrl} />
          </li>
        )}
        <li>
          <a href={browserPath(`/users/${encodeURIComponent(user.username)}/feed.atom`)}>feed</a>
        </li>
      </ul>
      <MemberTools subjectId={user.id} tools={UserActions} />
      {user.bio && <RichHtml html={user.bio.html} headingLevel={2} />}
    </header>
  );
}

/** A link that shows its host. What an import brought and no browser can follow is shown as it is. */
function Website({ address }: { readonly address: string }) {
  const url = parseAddress(address, address);
  if (url === null || !/^https?:$/.test(url.protocol)) return address;
  return (
    <a href={address} rel="nofollow ugc noopener">
      {url.host}
    </a>
  );
}
