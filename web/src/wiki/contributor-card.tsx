import { graphql, useFragment } from 'react-relay/hooks';
import type { contributorCard_contributor$key } from '../__generated__/contributorCard_contributor.graphql.ts';
import { amount, formatShare } from '../ui/amount.ts';
import { Byline } from '../ui/byline.tsx';
import { Moment } from '../ui/moment.tsx';
import { ChangedCharacters } from '../versions/changed-characters.tsx';

interface ContributorCardProps {
  readonly contributor: contributorCard_contributor$key;
}

/** What one person gave to a wiki page. */
export function ContributorCard({ contributor: key }: ContributorCardProps) {
  const contributor = useFragment(
    graphql`
      fragment contributorCard_contributor on WikiContributor {
        authorName
        user {
          username
          avatar {
            url(width: 160)
          }
        }
        share
        contributionCount
        charsAdded
        charsRemoved
        lastAt
      }
    `,
    key,
  );
  const share = formatShare(contributor.share);
  return (
    <article className="card contributor">
      <p className="meta">
        <Byline author={contributor.user} name={contributor.authorName} />
        <span>{share} of the page</span>
        <span>{amount(contributor.contributionCount, 'edit')}</span>
        <ChangedCharacters added={contributor.charsAdded} removed={contributor.charsRemoved} />
        <span>
          last <Moment at={contributor.lastAt} />
        </span>
      </p>
      <progress className="share" aria-hidden="true" value={contributor.share} />
    </article>
  );
}
