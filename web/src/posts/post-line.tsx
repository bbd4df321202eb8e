import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { postLine_post$key } from '../__generated__/postLine_post.graphql.ts';
import { Title } from '../text/title.tsx';
import { Author } from '../ui/author.tsx';
import { MutedFold } from '../ui/muted-fold.tsx';
import { postPath } from './post-path.ts';

/** A post in a short list: its title and who wrote it. */
export function PostLine({ post: key }: { readonly post: postLine_post$key }) {
  const post = useFragment(
    graphql`
      fragment postLine_post on Post {
        slug
        title
        titleHtml
        authorName
        isMuted
        author {
          username
        }
      }
    `,
    key,
  );
  return (
    <li>
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
  );
}
