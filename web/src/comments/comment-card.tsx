import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { commentCard_comment$key } from '../__generated__/commentCard_comment.graphql.ts';
import { postPath } from '../posts/post-path.ts';
import { ReactionCounts } from '../reactions/reaction-counts.tsx';
import { Title } from '../text/title.tsx';
import { Author } from '../ui/author.tsx';
import { Byline } from '../ui/byline.tsx';
import { MutedFold } from '../ui/muted-fold.tsx';
import { wikiPath } from '../wiki/wiki-path.ts';
import { CommentBody } from './comment-body.tsx';
import { CommentFacts } from './comment-facts.tsx';
import { commentPath } from './comment-path.ts';

interface CommentCardProps {
  readonly comment: commentCard_comment$key;
  /** Whether its author is named. If not, it stands among what they wrote, and is never folded. */
  readonly hasAuthor?: boolean;
}

/** A comment away from its thread: with what it stands on, and what it replies to. */
export function CommentCard({ comment: key, hasAuthor = false }: CommentCardProps) {
  const comment = useFragment(
    graphql`
      fragment commentCard_comment on Comment {
        id
        authorName
        isMuted
        author {
          username
          avatar {
            url(width: 160)
          }
        }
        ...commentBody_comment
        ...commentFacts_comment
        ...reactionCounts_subject
        post {
          slug
          title
          titleHtml
        }
        wikiPage {
          slug
          title
          titleHtml
        }
        parent {
          id
          authorName
          author {
            username
          }
          isDeleted
          body {
            excerpt(length: 120)
          }
        }
      }
    `,
    key,
  );
  const { post, wikiPage, parent } = comment;
  const place = post ?? wikiPage;
  const path = post ? postPath(post.slug) : wikiPath(wikiPage?.slug ?? '');
  return (
    <article className="card comment">
      <h3 dir="auto">
        <Link href={path}>{place && <Title of={place} />}</Link>
      </h3>
      {parent && (
        <p className="reply-to">
          <span>
            In reply to <Author author={parent.author} name={parent.authorName} />
          </span>
          <Link
            href={commentPath({ id: parent.id, post, wikiPage })}
            className="opening-words"
            dir="auto"
          >
            {parent.isDeleted ? 'a deleted comment' : parent.body.excerpt || 'a comment'}
          </Link>
        </p>
      )}
      <MutedFold isFolded={hasAuthor && comment.isMuted}>
        <CommentBody comment={comment} headingLevel={4} />
        <p className="meta">
          {hasAuthor && <Byline author={comment.author} name={comment.authorName} />}
          <CommentFacts comment={comment} />
        </p>
        <ReactionCounts subject={comment} name={`the comment by ${comment.authorName}`} />
      </MutedFold>
    </article>
  );
}
