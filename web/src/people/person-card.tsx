import { graphql, useFragment } from 'react-relay/hooks';
import type { personCard_user$key } from '../__generated__/personCard_user.graphql.ts';
import { formatNumber } from '../ui/amount.ts';
import { Byline } from '../ui/byline.tsx';

/** A person in a list. */
export function PersonCard({ user: key }: { readonly user: personCard_user$key }) {
  const user = useFragment(
    graphql`
      fragment personCard_user on User {
        username
        displayName
        avatar {
          url(width: 160)
        }
        karma
      }
    `,
    key,
  );
  return (
    <article className="card">
      <p className="meta">
        <Byline author={user} name={user.displayName} />
        <span>
          {formatNumber(user.karma)}
          <span className="visually-hidden"> karma</span>
        </span>
      </p>
    </article>
  );
}
