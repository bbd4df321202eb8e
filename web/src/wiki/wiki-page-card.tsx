import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { wikiPageCard_page$key } from '../__generated__/wikiPageCard_page.graphql.ts';
import { Title } from '../text/title.tsx';
import { Moment } from '../ui/moment.tsx';
import { wikiPath } from './wiki-path.ts';

/** A wiki page in a list. */
export function WikiPageCard({ page: key }: { readonly page: wikiPageCard_page$key }) {
  const page = useFragment(
    graphql`
      fragment wikiPageCard_page on WikiPage {
        slug
        title
        titleHtml
        updatedAt
      }
    `,
    key,
  );
  return (
    <article className="card">
      <p className="meta">
        <Link href={wikiPath(page.slug)} className="author">
          <bdi>
            <Title of={page} />
          </bdi>
        </Link>
        <Moment at={page.updatedAt} />
      </p>
    </article>
  );
}
