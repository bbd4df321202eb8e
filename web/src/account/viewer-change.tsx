import { useEffect, useEffectEvent, useState } from 'react';
import { graphql } from 'react-relay/hooks';
import type { viewerChangeQuery } from '../__generated__/viewerChangeQuery.graphql.ts';
import { mutate } from '../forms/mutate.ts';
import { recordViewer } from '../ui/viewer-record.ts';

type User = NonNullable<viewerChangeQuery['response']['viewer']['user']>;

interface ViewerChangeProps {
  /** The viewer of the page. */
  readonly viewerId: string | null;
  /** Called if the server says that it is still the same one. */
  readonly onSame: () => void;
}

/** Asks the server who is signed in now, and says so if it is another viewer than when the page was opened. */
export default function ViewerChange({ viewerId, onSame }: ViewerChangeProps) {
  const [user, setUser] = useState<User | null>();

  const compare = useEffectEvent((now: User | null) => {
    if ((now?.id ?? null) !== viewerId) return setUser(now);
    recordViewer(viewerId);
    onSame();
  });

  useEffect(() => {
    mutate<viewerChangeQuery>(QUERY, {}).then(
      ({ viewer }) => compare(viewer.user ?? null),
      () => {
        // Without an answer, nothing is known to be wrong.
      },
    );
  }, []);

  if (user === undefined) return null;
  return (
    <div className="viewer-change" role="alert">
      <p>
        {user === null ? (
          'You are not signed in any more. '
        ) : (
          <>
            You are signed in as <bdi>{user.displayName}</bdi> now.{' '}
          </>
        )}
        Texts that you write are stored in this browser.
      </p>
      <button type="button" onClick={() => location.reload()}>
        Reload the page
      </button>
      <button type="button" onClick={() => setUser(undefined)}>
        Not now
      </button>
    </div>
  );
}

const QUERY = graphql`
  query viewerChangeQuery {
    viewer {
      user {
        id
        displayName
      }
    }
  }
`;
