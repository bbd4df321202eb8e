import { useRelayEnvironment } from 'react-relay/hooks';
import type { Act } from '../member/moderation-buttons.tsx';
import { ReasonForm } from '../member/reason-form.tsx';
import { sendWrite } from '../member/send-write.ts';
import type { ActForm, ActText } from './act-forms.ts';
import { COMMENT_ACTS } from './comment-acts.ts';
import { POST_ACTS } from './post-acts.ts';
import { PUBLIC_REASON } from './public-reason.ts';
import { USER_ACTS } from './user-acts.tsx';
import { WIKI_ACTS } from './wiki-acts.tsx';

interface ModerateFormProps {
  readonly act: Act;
  readonly subjectId: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const ACT_FORMS: Readonly<Record<Act, ActForm>> = {
  ...COMMENT_ACTS,
  ...POST_ACTS,
  ...USER_ACTS,
  ...WIKI_ACTS,
};

const REASON: ActText = {
  name: 'reason',
  label: 'Reason',
  hint: PUBLIC_REASON,
};

/** Asks a moderator for what an action needs, mostly a reason, and does it. */
export default function ModerateForm({ act, subjectId, onDone, onCancel }: ModerateFormProps) {
  const environment = useRelayEnvironment();
  const { mutation, submitLabel, text = REASON, isCreated = false, more } = ACT_FORMS[act];
  return (
    <ReasonForm
      place={`${act}:${subjectId}`}
      label={text.label}
      hint={text.hint}
      submitLabel={submitLabel}
      field={text.name}
      fields={more?.names ?? []}
      {...(more && { before: (problems) => more.render(problems, subjectId) })}
      send={async (values, key) => {
        const found = more?.check?.(values) ?? [];
        if (found.length > 0) return found;
        const variables = {
          id: subjectId,
          [text.name]: values[text.name] ?? '',
          ...(isCreated && { key }),
          ...more?.variablesOf(values),
        };
        return sendWrite(environment, { mutation, variables });
      }}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
