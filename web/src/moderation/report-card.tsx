import { useRef, useState } from 'react';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';
import type { reportCard_report$key } from '../__generated__/reportCard_report.graphql.ts';
import type { reportCardMutation } from '../__generated__/reportCardMutation.graphql.ts';
import { ReasonForm } from '../member/reason-form.tsx';
import { sendWrite } from '../member/send-write.ts';
import { Author } from '../ui/author.tsx';
import { Moment } from '../ui/moment.tsx';
import { focusQueue } from './focus-queue.ts';
import { ModeratedSubject } from './moderated-subject.tsx';
import { removeFromQueue } from './remove-from-queue.ts';

interface ReportCardProps {
  readonly report: reportCard_report$key;
  /** Of the list that it leaves when it is resolved. */
  readonly connectionId: string;
}

/** What a user reported and why, and a form for what came of it. */
export function ReportCard({ report: key, connectionId }: ReportCardProps) {
  const environment = useRelayEnvironment();
  const frame = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { id, reason, createdAt, reporter, subject } = useFragment(
    graphql`
      fragment reportCard_report on Report {
        id
        reason
        createdAt
        reporter {
          username
          displayName
        }
        subject {
          ...moderatedSubject_subject
        }
      }
    `,
    key,
  );
  return (
    <article className="card" ref={frame}>
      <h3 dir="auto">
        <ModeratedSubject subject={subject ?? null} />
      </h3>
      <p dir="auto">{reason}</p>
      <p className="meta">
        <Author author={reporter} name={reporter?.displayName ?? ''} />
        <Moment at={createdAt} />
        <button
          type="button"
          className="link-button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          Resolve
        </button>
      </p>
      {isOpen && (
        <ReasonForm
          place={`resolve:${id}`}
          label="Outcome"
          hint="The person who reported it can read this."
          submitLabel="Resolve the report"
          field="resolution"
          send={({ resolution = '' }) => {
            const section = frame.current?.closest('section');
            return sendWrite<reportCardMutation>(environment, {
              mutation: MUTATION,
              variables: { input: { reportId: id, resolution } },
              updater(store, { resolveReport }) {
                if (!resolveReport?.report) return;
                removeFromQueue(store, connectionId, id);
                focusQueue(section);
              },
            });
          }}
          onDone={() => setOpen(false)}
          onCancel={() => setOpen(false)}
        />
      )}
    </article>
  );
}

const MUTATION = graphql`
  mutation reportCardMutation($input: ResolveReportInput!) {
    resolveReport(input: $input) {
      report {
        id
        resolvedAt
      }
      userErrors {
        message
        path
      }
    }
  }
`;
