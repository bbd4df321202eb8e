import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { relatedPosts_post$key } from '../__generated__/relatedPosts_post.graphql.ts';
import { Title } from '../text/title.tsx';
import { Author } from '../ui/author.tsx';
import { MutedFold } from '../ui/muted-fold.tsx';
import { postPath } from './post-path.ts';

/** The posts that are close to a post; nothing if none is. */
export function RelatedPosts({ post: key }: { readonly post: relatedPosts_post$key }) {
  const { relatedPosts } = useFragment(
    graphql`
      fragment relatedPosts_post on Post {
        relatedPosts(first: 5) {
          id
          slug
          title
          titleHtml
          authorName
          isMuted
          author {
            username
          }
        }
      }
    `,
    key,
  );
  if (relatedPosts.length === 0) return null;
  return (
    <section className="list-section" aria-labelledby="related-heading">
      <div className="list-head">
        <h2 id="related-heading">Related posts</h2>
      </div>
      <ul className="related">
        {relatedPosts.map((post) => (
          <li key={post.id}>
            <MutedFold isFolded={post.isMuted}>
              <Link href={postPath(post.slug)}>
                <bdi>
                  <Title of={post} />
                </bdi>
              </Link>
              <p className="meta">
                <Author author={post.author} name={post.authorName} />
              </p>
            </MutedFold>
          </li>
        ))}
      </ul>
    </section>
  );
}
