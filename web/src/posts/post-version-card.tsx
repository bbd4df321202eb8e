import { lazy, useId, useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { postVersionCard_revision$key } from '../__generated__/postVersionCard_revision.graphql.ts';
import { browserPath } from '../paths.ts';
import { ActionLink } from '../ui/action-link.tsx';
import { Author } from '../ui/author.tsx';
import { Moment } from '../ui/moment.tsx';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';
import { ChangedCharacters } from '../versions/changed-characters.tsx';
import { postPath } from './post-path.ts';

/** Loaded by those who ask for one. */
const Difference = lazy(() => import('../versions/difference.tsx'));

/** A version of a post, with what it changed on a click. */
export function PostVersionCard({
  revision: key,
}: {
  readonly revision: postVersionCard_revision$key;
}) {
  const revision = useFragment(
    graphql`
      fragment postVersionCard_revision on PostRevision {
        id
        version
        title
        summary
        isMinor
        charsAdded
        charsRemoved
        createdAt
        authorName
        author {
          username
        }
        post {
          slug
        }
      }
    `,
    key,
  );
  const [isOpen, setOpen] = useState(false);
  const region = useId();
  const { id, version, summary, author, authorName, post } = revision;
  return (
    <article className="card contribution">
      <h3>Version {version}</h3>
      <p className={summary ? 'summary' : 'nothing'} dir="auto">
        {summary || 'No summary'}
      </p>
      <p className="meta">
        <Author author={author} name={authorName} />
        <ChangedCharacters added={revision.charsAdded} removed={revision.charsRemoved} />
        <Moment at={revision.createdAt} />
        {revision.isMinor && <span className="badge">minor</span>}
        <ActionLink
          className="link-button"
          href={browserPath(`${postPath(post.slug)}/history?to=${id}#history`)}
          onAct={() => setOpen(!isOpen)}
          expands={{ isOpen, id: region }}
        >
          {isOpen ? 'Hide the change' : 'Show the change'}
        </ActionLink>
      </p>
      <div id={region}>
        {isOpen && (
          <PartBoundary waiting={<ParagraphSkeleton />}>
            <Difference id={id} against={null} headingLevel={4} />
          </PartBoundary>
        )}
      </div>
    </article>
  );
}
