import { useId } from 'react';
import { Field } from '../forms/field.tsx';
import type { Problem } from '../forms/problem.ts';

interface Summary {
  readonly summary: string;
  readonly isMinor: boolean;
}

interface EditSummaryProps {
  readonly values: Summary;
  readonly onChange: (part: Partial<Summary>) => void;
  readonly problems: readonly Problem[];
  /** Whether edits can be marked as minor. */
  readonly hasMinor?: boolean;
}

/** What an edit changes, for the history. */
export function EditSummary({ values, onChange, problems, hasMinor = true }: EditSummaryProps) {
  const id = useId();
  return (
    <>
      <Field
        name="summary"
        label="Summary of the change"
        hint="Shown in the history."
        value={values.summary}
        onChange={(event) => onChange({ summary: event.currentTarget.value })}
        maxLength={500}
        autoComplete="off"
        problems={problems}
      />
      {hasMinor && (
        <p className="check">
          <input
            id={id}
            type="checkbox"
            checked={values.isMinor}
            onChange={(event) => onChange({ isMinor: event.currentTarget.checked })}
          />
          <label htmlFor={id}>This is a minor edit</label>
        </p>
      )}
    </>
  );
}
