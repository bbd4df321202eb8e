import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type {
  aboutPageQuery,
  aboutPageQuery$data,
} from '../__generated__/aboutPageQuery.graphql.ts';
import { browserPath } from '../paths.ts';
import { site } from '../site.ts';
import { RichHtml } from '../text/rich-html.tsx';
import { amount, formatNumber } from '../ui/amount.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { usePageTitle } from '../ui/use-page-title.ts';

/** What the site is, how much one may write, and how to read it by other means. */
export default function AboutPage() {
  const { site: described } = useLazyLoadQuery<aboutPageQuery>(
    graphql`
      query aboutPageQuery {
        site {
          description
          aboutHtml
          rulesHtml
          counts {
            users
            posts
            comments
            wikiPages
            sequences
          }
          limits {
            titleCharacters
            postCharacters
            commentCharacters
            wikiPageCharacters
            topics
            coauthors
            sequencePosts
          }
        }
      }
    `,
    {},
    useQueryOptions(),
  );
  usePageTitle('About');
  const { aboutHtml, rulesHtml, counts, limits } = described;
  const rows = [
    ['Title', limits.titleCharacters, 'characters'],
    ['Post', limits.postCharacters, 'characters'],
    ['Comment', limits.commentCharacters, 'characters'],
    ['Wiki page', limits.wikiPageCharacters, 'characters'],
    ['Topics of a post', limits.topics, 'topics'],
    ['Co-authors of a post', limits.coauthors, 'people'],
    ['Sequence', limits.sequencePosts, 'posts'],
  ] as const;
  return (
    <div className="page about">
      <h1>About</h1>
      <p dir="auto">
        {described.description || `${site.name} is a place to discuss and to write together.`}
      </p>
      {counts && <p>{countsText(counts)}</p>}

      {aboutHtml && <RichHtml html={aboutHtml} headingLevel={2} />}

      <h2 id="rules">Rules</h2>
      {rulesHtml && <RichHtml html={rulesHtml} />}
      <p>
        Moderators can hide texts, lock posts and ban people for a time. They give a reason, and
        each of these actions is in the <Link href="/log">moderation log</Link>.
      </p>
      <p>A text that is longer than these limits is not accepted:</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Text</th>
            <th scope="col">At most</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, limit, unit]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {formatNumber(limit)} {unit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>

      <h2 id="keyboard">Keyboard</h2>
      <p>
        <kbd>j</kbd> and <kbd>k</kbd> go from one post or comment to the next, <kbd>r</kbd> replies,{' '}
        <kbd>/</kbd> searches, and <kbd>?</kbd> shows all keys. They can be turned off there.
      </p>
      <p>
        <button type="button" className="keys-button" onClick={showKeys}>
          Show the keys
        </button>
      </p>

      <h2 id="feeds">Feeds</h2>
      <p>
        A feed reader shows new posts from{' '}
        <a href={browserPath('/feed.atom')}>the feed of this site</a>. Every person, post and wiki
        page has a feed of its own. A link to it is at the top of their page.
      </p>

      <h2 id="api">API</h2>
      <p>
        Everything on these pages is read through a GraphQL API at <code>/graphql</code>, which is
        open to everybody.
        {site.hasGraphiql && (
          <>
            {' '}
            <a href={browserPath('/graphiql')}>GraphiQL</a> runs queries and explains all fields.
            Each list on these pages has a link to its query.
          </>
        )}
      </p>
    </div>
  );
}

type Counts = NonNullable<aboutPageQuery$data['site']['counts']>;

/** What there is none of is left out. */
function countsText({ users, posts, comments, wikiPages, sequences }: Counts): string {
  const texts = [
    users > 0 && amount(users, 'person', 'people'),
    posts > 0 && amount(posts, 'post'),
    comments > 0 && amount(comments, 'comment'),
    wikiPages > 0 && amount(wikiPages, 'wiki page'),
    sequences > 0 && amount(sequences, 'sequence'),
  ];
  return texts.filter(Boolean).join(' · ');
}

async function showKeys() {
  const { openKeyHelp } = await import('../keyboard/key-help.tsx');
  openKeyHelp();
}
