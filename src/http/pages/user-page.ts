import { sitePaths } from '../../lib/site-paths.ts';
import { typedQuery } from '../typed-query.ts';
import { interactions, person } from './linked-data.ts';
import { described, pageKind } from './page.ts';

export const USER_PAGE = pageKind({
  path: /^\/users\/(?<username>[^/]+)\/?$/,
  script: 'profile-page',
  isForReading: true,
  operation: 'profilePageQuery',
  query: typedQuery(`query UserHead($username: String!) {
    user(username: $username) { username displayName avatar { url(width: 640) } avatarUrl joinedAt bio { excerpt(length: 200) }
      contributions { totalCount } }
  }`),
  facts({ user }) {
    if (user === null) return null;
    const path = sitePaths.user(user.username);
    const picture = user.avatar?.url ?? user.avatarUrl;
    return {
      title: user.displayName,
      description: described(
        user.bio?.excerpt,
        `Posts, comments and wiki contributions of ${user.displayName}.`,
      ),
      path,
      type: 'profile',
      picture,
      feeds: [{ path: `${path}/feed.atom`, title: `What ${user.displayName} writes` }],
      linkedData: (addressOf) => [
        {
          '@type': 'ProfilePage',
          dateCreated: user.joinedAt,
          mainEntity: {
            ...person({ name: user.displayName, path }, addressOf),
            alternateName: user.username,
            identifier: user.username,
            ...(user.bio !== null && { description: user.bio.excerpt }),
            ...(picture !== null && { image: new URL(picture, addressOf('/')).href }),
            agentInteractionStatistic: interactions('WriteAction', user.contributions.totalCount),
          },
        },
      ],
    };
  },
});
