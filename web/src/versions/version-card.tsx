import type { ReactNode } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { versionCard_revision$key } from '../__generated__/versionCard_revision.graphql.ts';
import { Author } from '../ui/author.tsx';
import { Moment } from '../ui/moment.tsx';
import { ChangeCard } from './change-card.tsx';
import { ChangedCharacters } from './changed-characters.tsx';

interface VersionCardProps {
  readonly revision: versionCard_revision$key;
  /** Where the history of the text is, from the root of the site on. */
  readonly historyPath: string;
  /** What it is a version of, where that is not clear. */
  readonly subject?: ReactNode;
  readonly hasAuthor?: boolean;
  readonly links?: ReactNode;
  readonly tools?: ReactNode;
}

/** A version of a post or wiki page, with what it changed on a click. */
export function VersionCard(props: VersionCardProps) {
  const { revision: key, subject, hasAuthor = true } = props;
  const revision = useFragment(
    graphql`
      fragment versionCard_revision on Revision {
        id
        version
        summary
        isMinor
        charsAdded
        charsRemoved
        createdAt
        authorName
        author {
          username
        }
      }
    `,
    key,
  );
  const { version, summary } = revision;
  return (
    <ChangeCard
      id={revision.id}
      historyPath={props.historyPath}
      heading={subject ?? `Version ${version}`}
      summary={
        <p className={summary ? 'summary' : 'nothing'} dir="auto">
          {summary || 'No summary'}
        </p>
      }
      facts={
        <>
          {hasAuthor && <Author author={revision.author} name={revision.authorName} />}
          {subject && <span>version {version}</span>}
          <ChangedCharacters added={revision.charsAdded} removed={revision.charsRemoved} />
          <Moment at={revision.createdAt} />
          {revision.isMinor && <span className="badge">minor</span>}
        </>
      }
      links={props.links}
      tools={props.tools}
    />
  );
}
