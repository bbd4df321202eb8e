import { graphql, useFragment } from 'react-relay/hooks';
import type { personCard_user$key } from '../__generated__/personCard_user.graphql.ts';
import { formatNumber } from '../ui/amount.ts';
import { Author } from '../ui/author.tsx';

/** A person in a list. */
export function PersonCard({ user: key }: { readonly user: personCard_user$key }) {
  const user = useFragment(
    graphql`
      fragment personCard_user on User {
        username
        displayName
        karma
      }
    `,
    key,
  );
  return (
    <article className="card">
      <p className="meta">
        <Author author={user} name={user.displayName} />
        <span>
          {formatNumber(user.karma)}
          <span className="visually-hidden"> karma</span>
        </span>
      </p>
    </article>
  );
}
