import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { FormProblems, TextField } from '../forms/field.tsx';
import type { Problem } from '../forms/problem.ts';
import { isSessionEnd } from '../forms/problem.ts';
import { useForm } from '../forms/use-form.ts';
import { SessionEnd } from '../writing/session-end.tsx';
import { useDraft } from '../writing/use-draft.ts';

interface ReasonFormProps {
  /** Where its draft is stored, such as `report:` and an id. */
  readonly place: string;
  /** Of the field. */
  readonly label: string;
  readonly hint: string;
  readonly submitLabel: string;
  /** The name of the text in the input of the mutation. */
  readonly field: string;
  /** Fields above the text, with the names that they have in the input. */
  readonly before?: (problems: readonly Problem[]) => ReactNode;
  /** The names of the fields above. */
  readonly fields?: readonly string[];
  /** Gets the values by the names of the fields, and a key for `idempotencyKey`. */
  readonly send: (
    values: Readonly<Record<string, string>>,
    key: string,
  ) => Promise<readonly Problem[]>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** A short text for others, such as the reason of a report. */
export function ReasonForm(props: ReasonFormProps) {
  const { label, hint, submitLabel, field, before, fields = [], onDone, onCancel } = props;
  const id = useId();
  const frame = useRef<HTMLFormElement>(null);
  const draft = useDraft(props.place);
  const [isSessionOver, setSessionOver] = useState(false);
  const { problems, isPending, onSubmit } = useForm(async (values) => {
    setSessionOver(false);
    try {
      const found = await props.send(values, draft.key);
      if (found.length > 0) return found;
      draft.accept();
      onDone();
      return [];
    } catch (error) {
      if (!isSessionEnd(error)) throw error;
      setSessionOver(true);
      return [];
    }
  });

  useEffect(() => {
    frame.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);

  return (
    <form
      id={id}
      ref={frame}
      method="post"
      className="form writing"
      onSubmit={onSubmit}
      aria-label={label}
    >
      <FormProblems problems={problems} fields={[field, ...fields]} />
      {isSessionOver && <SessionEnd anchor={id} />}
      {before?.(problems)}
      <TextField
        name={field}
        label={label}
        hint={hint}
        rows={3}
        value={draft.text}
        onChange={(event) => draft.change(event.currentTarget.value)}
        problems={problems}
      />
      <p className="form-buttons">
        <button type="submit" className="primary" disabled={isPending}>
          {submitLabel}
        </button>
        <button type="button" onClick={onCancel}>
          Close
        </button>
      </p>
    </form>
  );
}
