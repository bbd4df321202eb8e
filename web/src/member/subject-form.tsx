import { lazy } from 'react';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';
import type { Act } from './moderation-buttons.tsx';
import { ReportForm } from './report-form.tsx';

/** Loaded by moderators. */
const ModerateForm = lazy(() => import('../moderation/moderate-form.tsx'));

interface SubjectFormProps {
  readonly name: 'report' | Act;
  readonly subjectId: string;
  /** Receives what to announce; nothing if the form was cancelled. */
  readonly onClose: (message?: string) => void;
}

/** The form to report or to moderate a post, comment, wiki page or user. */
export function SubjectForm({ name, subjectId, onClose }: SubjectFormProps) {
  if (name === 'report') {
    return (
      <ReportForm
        subjectId={subjectId}
        onDone={() => onClose('Your report is with the moderators.')}
        onCancel={() => onClose()}
      />
    );
  }
  return (
    <PartBoundary waiting={<ParagraphSkeleton />}>
      <ModerateForm
        key={name}
        act={name}
        subjectId={subjectId}
        onDone={() => onClose('Done.')}
        onCancel={() => onClose()}
      />
    </PartBoundary>
  );
}
