import { useState } from 'react';
import { reloadAt } from '../account/next-path.ts';
import { Field, FormProblems } from '../forms/field.tsx';
import { useForm } from '../forms/use-form.ts';
import { useStoredFields } from '../forms/use-stored-fields.ts';
import { HeldNotice } from './held-notice.tsx';
import { renameWikiPage } from './save-wiki-page.ts';

interface WikiRenameFormProps {
  readonly page: { readonly id: string; readonly path: string; readonly title: string };
}

const FIELDS = ['title', 'summary'];

/** Gives a wiki page another title. Its former address leads to it. */
export function WikiRenameForm({ page }: WikiRenameFormProps) {
  const [isHeld, setHeld] = useState(false);
  const { frame, onInput, forget } = useStoredFields(`rename:${page.id}`);
  const { problems, isPending, onSubmit } = useForm(async ({ title = '', summary = '' }) => {
    const saved = await renameWikiPage({ pageId: page.id, title, summary });
    if (saved.isHeld || saved.path !== null) forget();
    if (saved.isHeld) setHeld(true);
    else if (saved.path !== null) reloadAt(saved.path);
    return saved.problems;
  });
  if (isHeld) return <HeldNotice pagePath={page.path} />;
  return (
    <details className="rename">
      <summary>Rename the page</summary>
      <form ref={frame} method="post" className="form" onSubmit={onSubmit} onInput={onInput}>
        <FormProblems problems={problems} fields={FIELDS} />
        <Field
          name="title"
          label="New title"
          hint="Links to the old title lead to the page as before."
          defaultValue={page.title}
          maxLength={300}
          autoComplete="off"
          required
          problems={problems}
        />
        <Field
          name="summary"
          label="Reason"
          maxLength={500}
          autoComplete="off"
          problems={problems}
        />
        <button type="submit" disabled={isPending}>
          Rename
        </button>
      </form>
    </details>
  );
}
