import { useContext } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { contributionCard_contribution$key } from '../__generated__/contributionCard_contribution.graphql.ts';
import { Viewer } from '../account/viewer.tsx';
import { Title } from '../text/title.tsx';
import { VersionTools } from '../ui/member-parts.ts';
import { MemberTools } from '../ui/member-tools.tsx';
import { VersionCard } from '../versions/version-card.tsx';
import { wikiPath } from './wiki-path.ts';

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
        page {
          slug
          contributionCount
          title
          titleHtml
        }
        ...versionCard_revision
      }
    `,
    key,
  );
  const { id: viewerId } = useContext(Viewer);
  const { id, version, page } = contribution;
  const path = wikiPath(page.slug);
  if (!inHistory) {
    return (
      <VersionCard
        revision={contribution}
        historyPath={path}
        hasAuthor={isAnybodys}
        subject={
          <Link href={path}>
            <Title of={page} />
          </Link>
        }
      />
    );
  }
  return (
    <VersionCard
      revision={contribution}
      historyPath={path}
      links={
        viewerId !== null &&
        version < page.contributionCount && (
          <Link href={`${path}/edit?restore=${id}`}>
            Restore<span className="visually-hidden"> version {version}</span>
          </Link>
        )
      }
      tools={<MemberTools subjectId={id} tools={VersionTools} />}
    />
  );
}
