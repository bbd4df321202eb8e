import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import type { reportFormMutation } from '../__generated__/reportFormMutation.graphql.ts';
import { ReasonForm } from './reason-form.tsx';
import { sendWrite } from './send-write.ts';

interface ReportFormProps {
  /** Of a user, post, comment or wiki page. */
  readonly subjectId: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Reports something to the moderators. */
export function ReportForm({ subjectId, onDone, onCancel }: ReportFormProps) {
  const environment = useRelayEnvironment();
  return (
    <ReasonForm
      place={`report:${subjectId}`}
      label="What is wrong with it?"
      hint="Only moderators and you can read this."
      submitLabel="Report"
      field="reason"
      send={({ reason = '' }, idempotencyKey) =>
        sendWrite<reportFormMutation>(environment, {
          mutation: MUTATION,
          variables: { input: { subjectId, reason, idempotencyKey } },
        })
      }
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}

const MUTATION = graphql`
  mutation reportFormMutation($input: CreateReportInput!) {
    createReport(input: $input) {
      report {
        id
      }
      userErrors {
        message
        path
      }
    }
  }
`;
