import { Fragment } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type {
  lostTopics_action$data,
  lostTopics_action$key,
} from '../__generated__/lostTopics_action.graphql.ts';

type Topics = lostTopics_action$data['lostParentTopics'];

/** The parents and children that a page lost when it was restored or merged. */
export function LostTopics({ action: key }: { readonly action: lostTopics_action$key }) {
  const { lostParentTopics, lostChildTopics } = useFragment(
    graphql`
      fragment lostTopics_action on ModerationAction {
        lostParentTopics {
          id
          path
          plainTitle
        }
        lostChildTopics(first: 10) {
          id
          path
          plainTitle
        }
      }
    `,
    key,
  );
  return (
    <>
      {lostParentTopics.length > 0 && (
        <p>
          It is no longer part of <Titles topics={lostParentTopics} />.
        </p>
      )}
      {lostChildTopics.length > 0 && (
        <p>
          No longer part of it: <Titles topics={lostChildTopics} />.
        </p>
      )}
    </>
  );
}

function Titles({ topics }: { readonly topics: Topics }) {
  return topics.map(({ id, path, plainTitle }, index) => (
    <Fragment key={id}>
      {index > 0 && ', '}
      <Link href={path}>
        <bdi>{plainTitle}</bdi>
      </Link>
    </Fragment>
  ));
}
