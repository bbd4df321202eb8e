import type { ReactNode } from 'react';
import { Title, type Titled } from '../text/title.tsx';
import { formatNumber } from '../ui/amount.ts';
import { formatShort } from '../ui/format-time.ts';
import { Score } from '../ui/score.tsx';
import type { PreviewedPage } from './load-preview.ts';

/** A person, post, wiki page or comment in a few lines. Null for what a reader would find folded or gone. */
export function previewOfPage(page: PreviewedPage): ReactNode {
  switch (page.__typename) {
    case 'User':
      return page.viewerHasMuted ? null : (
        <Preview title={{ title: page.displayName }} text={page.bio?.excerpt}>
          <span>{formatNumber(page.karma)} karma</span>
          <span>
            joined <Time at={page.joinedAt} />
          </span>
        </Preview>
      );
    case 'Post':
      return page.isDeleted || page.isMuted ? null : (
        <Preview title={page} text={page.body.excerpt}>
          <bdi className="author">{page.authorName}</bdi>
          <Score value={page.score} />
          {page.publishedAt && <Time at={page.publishedAt} />}
        </Preview>
      );
    case 'WikiPage':
      return page.isDeleted ? null : (
        <Preview title={page} text={page.body.excerpt}>
          <span>wiki page</span>
          <span>
            changed <Time at={page.updatedAt} />
          </span>
        </Preview>
      );
    case 'Comment':
      return page.isDeleted || page.isMuted ? null : (
        <Preview
          title={page.post ?? page.wikiPage ?? { title: 'Comment' }}
          text={page.body.excerpt}
          isRetracted={page.isRetracted}
        >
          <span>
            comment by <bdi className="author">{page.authorName}</bdi>
          </span>
          <Score value={page.score} />
          <Time at={page.createdAt} />
        </Preview>
      );
    default:
      return null;
  }
}

interface PreviewProps {
  readonly title: Titled;
  /** Its beginning. */
  readonly text: string | undefined;
  readonly isRetracted?: boolean;
  /** What else is known of it. */
  readonly children: ReactNode;
}

function Preview({ title, text, isRetracted = false, children }: PreviewProps) {
  return (
    <>
      <p className="hover-card-title" dir="auto">
        <Title of={title} />
      </p>
      {text && <p dir="auto">{isRetracted ? <s>{text}</s> : text}</p>}
      <p className="meta">{children}</p>
    </>
  );
}

function Time({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} dir="auto">
      {formatShort(new Date(at), { now: Date.now(), timeZone: undefined })}
    </time>
  );
}
