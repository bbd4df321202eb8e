import { useId, useState } from 'react';
import { reloadAt } from '../account/next-path.ts';
import { Field, FormProblems } from '../forms/field.tsx';
import { isSessionEnd } from '../forms/problem.ts';
import { useForm } from '../forms/use-form.ts';
import { browserPath } from '../paths.ts';
import { MarkdownField } from '../writing/markdown-field.tsx';
import { SessionEnd } from '../writing/session-end.tsx';
import { FormNotices } from './form-notices.tsx';
import { createSequence, type SequenceValues, updateSequence } from './save-sequence.ts';
import { useStoredForm } from './use-stored-form.ts';

interface SequenceFormProps {
  /** Null for a new one. */
  readonly sequence: { readonly id: string; readonly path: string } | null;
  /** What the server has. */
  readonly initial: SequenceValues;
}

const FIELDS = ['title', 'description'];

/** The title and the description of a sequence. */
export function SequenceForm({ sequence, initial }: SequenceFormProps) {
  const id = useId();
  const form = useStoredForm(`sequence:${sequence?.id ?? 'new'}`, initial);
  const [isSessionOver, setSessionOver] = useState(false);
  const { values, change } = form;
  const { problems, isPending, onSubmit } = useForm(async () => {
    setSessionOver(false);
    const { key, values: sent } = form.latest();
    try {
      const saved =
        sequence === null
          ? await createSequence(sent, key)
          : await updateSequence(sent, sequence.id);
      if (saved.path !== null) {
        form.accept(key);
        // The posts of a new sequence are chosen next.
        reloadAt(sequence === null ? `${saved.path}/edit` : saved.path);
      }
      return saved.problems;
    } catch (error) {
      if (!isSessionEnd(error)) throw error;
      setSessionOver(true);
      return [];
    }
  });
  return (
    <form id={id} method="post" className="form authoring" onSubmit={onSubmit}>
      <FormNotices form={form} initial={initial} />
      {isSessionOver && <SessionEnd anchor={id} />}
      <Field
        name="title"
        label="Title"
        value={values.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
        maxLength={300}
        autoComplete="off"
        problems={problems}
      />
      <MarkdownField
        name="description"
        label="Description"
        context="SEQUENCE"
        value={values.description}
        onChange={(description) => change({ description })}
        rows={6}
        problems={problems}
      />
      <FormProblems problems={problems} fields={FIELDS} />
      <p className="form-buttons">
        <button type="submit" className="primary" disabled={isPending}>
          {sequence === null ? 'Create the sequence' : 'Save title and description'}
        </button>
        {sequence && <a href={browserPath(sequence.path)}>Back to the sequence</a>}
      </p>
    </form>
  );
}
