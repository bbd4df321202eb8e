import { lazy, useContext, useId, useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { contributionCard_contribution$key } from '../__generated__/contributionCard_contribution.graphql.ts';
import { Viewer } from '../account/viewer.tsx';
import { browserPath } from '../paths.ts';
import { Title } from '../text/title.tsx';
import { ActionLink } from '../ui/action-link.tsx';
import { Author } from '../ui/author.tsx';
import { VersionTools } from '../ui/member-parts.ts';
import { MemberTools } from '../ui/member-tools.tsx';
import { Moment } from '../ui/moment.tsx';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';
import { ChangedCharacters } from '../versions/changed-characters.tsx';
import { wikiPath } from './wiki-path.ts';

/** Loaded by those who ask for one. */
const Difference = lazy(() => import('../versions/difference.tsx'));

interface ContributionCardProps {
  readonly contribution: contributionCard_contribution$key;
  /** Whether its author is named instead of its page: so in a page's history. */
  readonly inHistory?: boolean;
  /** Whether its author is named beside its page: so in lists of all edits. */
  readonly isAnybodys?: boolean;
}

/** An edit of a wiki page, with what it changed on a click. */
export function ContributionCard(props: ContributionCardProps) {
  const { contribution: key, inHistory = false, isAnybodys = false } = props;
  const contribution = useFragment(
    graphql`
      fragment contributionCard_contribution on WikiContribution {
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
        page {
          slug
          contributionCount
          title
          titleHtml
        }
      }
    `,
    key,
  );
  const { id: viewerId } = useContext(Viewer);
  const [isOpen, setOpen] = useState(false);
  const region = useId();
  const { page, version, summary, author, authorName } = contribution;
  return (
    <article className="card contribution">
      <h3 dir="auto">
        {inHistory ? (
          `Version ${version}`
        ) : (
          <Link href={wikiPath(page.slug)}>
            <Title of={page} />
          </Link>
        )}
      </h3>
      <p className={summary ? 'summary' : 'nothing'} dir="auto">
        {summary || 'No summary'}
      </p>
      <p className="meta">
        {(inHistory || isAnybodys) && <Author author={author} name={authorName} />}
        {!inHistory && <span>version {version}</span>}
        <ChangedCharacters added={contribution.charsAdded} removed={contribution.charsRemoved} />
        <Moment at={contribution.createdAt} />
        {contribution.isMinor && <span className="badge">minor</span>}
        <ActionLink
          className="link-button"
          href={browserPath(`${wikiPath(page.slug)}?to=${contribution.id}#history`)}
          onAct={() => setOpen(!isOpen)}
          expands={{ isOpen, id: region }}
        >
          {isOpen ? 'Hide the change' : 'Show the change'}
        </ActionLink>
        {inHistory && viewerId !== null && version < page.contributionCount && (
          <Link href={`${wikiPath(page.slug)}/edit?restore=${contribution.id}`}>
            Restore<span className="visually-hidden"> version {version}</span>
          </Link>
        )}
      </p>
      <div id={region}>
        {isOpen && (
          <>
            <PartBoundary waiting={<ParagraphSkeleton />}>
              <Difference id={contribution.id} against={null} headingLevel={4} />
            </PartBoundary>
            {inHistory && <MemberTools subjectId={contribution.id} tools={VersionTools} />}
          </>
        )}
      </div>
    </article>
  );
}
