import { graphql, useFragment } from 'react-relay/hooks';
import type { relatedPosts_post$key } from '../__generated__/relatedPosts_post.graphql.ts';
import { PostLine } from './post-line.tsx';

/** The posts that are close to a post; nothing if none is. */
export function RelatedPosts({ post: key }: { readonly post: relatedPosts_post$key }) {
  const { relatedPosts } = useFragment(
    graphql`
      fragment relatedPosts_post on Post {
        relatedPosts(first: 5) {
          id
          ...postLine_post
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
      <ul className="post-lines">
        {relatedPosts.map((post) => (
          <PostLine key={post.id} post={post} />
        ))}
      </ul>
    </section>
  );
}
