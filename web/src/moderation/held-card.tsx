import { useRef, useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { RecordSourceProxy } from 'relay-runtime';
import type {
  heldCard_text$data,
  heldCard_text$key,
} from '../__generated__/heldCard_text.graphql.ts';
import { RichHtml } from '../text/rich-html.tsx';
import { Author } from '../ui/author.tsx';
import { Moment } from '../ui/moment.tsx';
import { focusQueue } from './focus-queue.ts';
import { ModeratedSubject } from './moderated-subject.tsx';
import { removeFromQueue } from './remove-from-queue.ts';
import { type Review, ReviewForm } from './review-form.tsx';

interface HeldCardProps {
  readonly text: heldCard_text$key;
  /** Of the list that it leaves when it is reviewed. */
  readonly connectionId: string;
}

/** A text as it waits, and the forms to approve or reject it. */
export function HeldCard({ text: key, connectionId }: HeldCardProps) {
  const frame = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<Review | null>(null);
  const text = useFragment(
    graphql`
      fragment heldCard_text on HeldText {
        ... on Node {
          id
        }
        ...moderatedSubject_subject @alias(as: "subject")
        ... on Comment {
          heldAt
          authorName
          author {
            username
          }
          body {
            html
          }
        }
        ... on Post {
          linkUrl
          poll {
            question
            options {
              number
              text
            }
          }
          heldAt
          authorName
          author {
            username
          }
          body {
            html
          }
        }
        ... on Sequence {
          heldAt
          authorName
          author {
            username
          }
          description {
            html
          }
        }
        ... on HeldWikiEdit {
          heldAt
          summary
          newTitle
          newMarkdown
          editor: author {
            username
            displayName
          }
        }
      }
    `,
    key,
  );
  const { id = '', heldAt, editor } = text;
  const authorName = text.authorName ?? editor?.displayName ?? '';
  const remove = (store: RecordSourceProxy) => {
    const section = frame.current?.closest('section');
    removeFromQueue(store, connectionId, id);
    focusQueue(section);
  };
  const button = (name: Review, label: string) => (
    <button
      type="button"
      className="link-button"
      aria-expanded={open === name}
      onClick={() => setOpen(open === name ? null : name)}
    >
      {label}
    </button>
  );
  return (
    <article className="card" ref={frame}>
      <h3 dir="auto">
        <ModeratedSubject subject={text.subject ?? null} />
      </h3>
      <HeldText text={text} />
      <p className="meta">
        <Author author={text.author ?? editor} name={authorName} />
        {heldAt && <Moment at={heldAt} />}
        {button('approve', 'Approve')}
        {button('reject', 'Reject')}
      </p>
      {open !== null && (
        <ReviewForm
          key={open}
          review={open}
          subjectId={id}
          heldAt={heldAt ?? ''}
          onReviewed={remove}
          onClose={() => setOpen(null)}
        />
      )}
    </article>
  );
}

/** All of it: it is read before it is approved. */
function HeldText({ text }: { readonly text: heldCard_text$data }) {
  const html = text.body?.html ?? text.description?.html;
  return (
    <>
      {html && <RichHtml html={html} headingLevel={4} isRepeated />}
      {text.linkUrl && <p>Leads to {text.linkUrl}</p>}
      {text.poll && <HeldPoll poll={text.poll} />}
      {text.newTitle && <p dir="auto">Title: {text.newTitle}</p>}
      {text.summary && (
        <p className="excerpt" dir="auto">
          {text.summary}
        </p>
      )}
      {text.newMarkdown && (
        <pre className="held-markdown" dir="auto">
          {text.newMarkdown}
        </pre>
      )}
    </>
  );
}

function HeldPoll({ poll }: { readonly poll: NonNullable<heldCard_text$data['poll']> }) {
  return (
    <>
      <p dir="auto">Poll: {poll.question}</p>
      <ul>
        {poll.options.map(({ number, text }) => (
          <li key={number} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}
