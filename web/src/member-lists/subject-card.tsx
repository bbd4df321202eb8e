import type { ReactNode } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type {
  subjectCard_subject$data,
  subjectCard_subject$key,
} from '../__generated__/subjectCard_subject.graphql.ts';
import { Title, type Titled } from '../text/title.tsx';
import { UndoButton, type UndoWords } from './undo-button.tsx';

interface SubjectCardProps {
  /** A user, post, comment or wiki page. */
  readonly subject: subjectCard_subject$key;
  /** When it came into the list. */
  readonly since: ReactNode;
  readonly isOn: boolean;
  readonly words: UndoWords;
  readonly onToggle: () => void;
}

/** What a member bookmarked or follows, with the button that ends it. */
export function SubjectCard({ subject: key, since, ...button }: SubjectCardProps) {
  const subject = useFragment(
    graphql`
      fragment subjectCard_subject on Node {
        __typename
        ... on User {
          path
          displayName
        }
        ... on Post {
          path
          title
          titleHtml
          plainTitle
          authorName
          body {
            excerpt(length: 160)
          }
        }
        ... on WikiPage {
          path
          title
          titleHtml
          plainTitle
        }
        ... on Comment {
          path
          authorName
          body {
            excerpt(length: 160)
          }
          post {
            title
            titleHtml
            plainTitle
          }
          wikiPage {
            title
            titleHtml
            plainTitle
          }
        }
      }
    `,
    key,
  );
  const described = describe(subject);
  if (described === null) return null;
  const { path, kind, title, name, excerpt } = described;
  return (
    <article className="card">
      <h3 dir="auto">
        <Link href={path}>
          <Title of={title} />
        </Link>
      </h3>
      {excerpt && (
        <p className="excerpt" dir="auto">
          {excerpt}
        </p>
      )}
      <p className="meta">
        <span>{kind}</span>
        <span>{since}</span>
        <UndoButton {...button} name={name} />
      </p>
    </article>
  );
}

interface Description {
  readonly path: string;
  readonly kind: ReactNode;
  readonly title: Titled;
  /** For those who hear the button. */
  readonly name: string;
  readonly excerpt?: string;
}

function describe(subject: subjectCard_subject$data): Description | null {
  switch (subject.__typename) {
    case 'User': {
      const { path, displayName } = subject;
      return { path, kind: 'person', title: { title: displayName }, name: displayName };
    }
    case 'Post': {
      const { path, plainTitle, body, authorName } = subject;
      const kind = <By what="post" name={authorName} />;
      return { path, kind, title: subject, name: plainTitle, excerpt: body.excerpt };
    }
    case 'WikiPage':
      return { path: subject.path, kind: 'wiki page', title: subject, name: subject.plainTitle };
    case 'Comment': {
      const { path, body, authorName } = subject;
      const place = subject.post ?? subject.wikiPage;
      const kind = <By what="comment" name={authorName} />;
      const title = place ?? { title: 'A comment' };
      const name = `the comment by ${authorName} on ${place?.plainTitle ?? 'a page'}`;
      return { path, kind, title, name, excerpt: body.excerpt };
    }
    default:
      return null;
  }
}

function By({ what, name }: { readonly what: string; readonly name: string }) {
  return (
    <>
      {what} by <bdi>{name || 'somebody'}</bdi>
    </>
  );
}
