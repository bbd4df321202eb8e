import { useId, useState } from 'react';
import { reloadAt } from '../account/next-path.ts';
import { Field, FormProblems } from '../forms/field.tsx';
import { isSessionEnd } from '../forms/problem.ts';
import { useForm } from '../forms/use-form.ts';
import { browserPath } from '../paths.ts';
import { MarkdownField } from '../writing/markdown-field.tsx';
import { SessionEnd } from '../writing/session-end.tsx';
import { ConflictNotice, hasConflictMarkers, MARKERS_LEFT } from './conflict.tsx';
import { EditSummary } from './edit-summary.tsx';
import { FormNotices } from './form-notices.tsx';
import { HeldNotice } from './held-notice.tsx';
import { createWikiPage, editWikiPage } from './save-wiki-page.ts';
import { useStoredForm } from './use-stored-form.ts';
import type { WikiValues } from './wiki-values.ts';

export interface WikiPageToEdit {
  readonly id: string;
  readonly path: string;
}

interface WikiFormProps {
  /** Null for a new page. */
  readonly page: WikiPageToEdit | null;
  /** Of the heading whose section is edited; null for the whole text. */
  readonly anchor?: string | null;
  /** What the server has. */
  readonly initial: WikiValues;
}

const FIELDS = ['title', 'markdown', 'summary'];

/** Writes a wiki page, or a section of it. */
export function WikiForm({ page, anchor = null, initial }: WikiFormProps) {
  const id = useId();
  const place = `wiki:${page?.id ?? 'new'}`;
  const form = useStoredForm(anchor === null ? place : `${place}:${anchor}`, initial);
  const [isSessionOver, setSessionOver] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const [isHeld, setHeld] = useState(false);
  const { values, change } = form;
  const isSection = values.surroundings !== null;
  const hash = anchor === null ? '' : `#${encodeURIComponent(anchor)}`;

  const { problems, isPending, onSubmit } = useForm(async () => {
    setSessionOver(false);
    if (hasConflictMarkers(values.markdown)) return [MARKERS_LEFT];
    try {
      const saved = page === null ? await createWikiPage(form) : await editWikiPage(form, page.id);
      const wasStale = form.latest().values.basedOn !== values.basedOn;
      setRefused(wasStale);
      if (wasStale) return [];
      if (saved.isHeld) setHeld(true);
      else if (saved.path !== null) reloadAt(saved.path + hash);
      return saved.problems;
    } catch (error) {
      if (!isSessionEnd(error)) throw error;
      setSessionOver(true);
      return [];
    }
  });

  if (isHeld) return <HeldNotice pagePath={page?.path ?? null} />;
  return (
    <form id={id} method="post" className="form authoring" onSubmit={onSubmit}>
      <FormNotices form={form} initial={initial} />
      {anchor !== null && !isSection && values.conflict === null && (
        <p className="notice">
          This section cannot be edited alone, or the page does not have it any more. The field has
          the whole page.
        </p>
      )}
      {values.conflict && (
        <ConflictNotice
          conflict={values.conflict}
          noun="page"
          takesFocus={isRefused}
          onTake={(markdown) => change({ markdown })}
        />
      )}
      {isSessionOver && <SessionEnd anchor={id} />}
      {page === null && (
        <Field
          name="title"
          label="Title"
          value={values.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
          maxLength={300}
          autoComplete="off"
          problems={problems}
        />
      )}
      <MarkdownField
        label={isSection ? 'Text of the section' : 'Text'}
        context="WIKI_PAGE"
        value={values.markdown}
        onChange={(markdown) => change({ markdown })}
        rows={18}
        problems={problems}
      />
      <EditSummary values={values} onChange={change} problems={problems} hasMinor={page !== null} />
      <FormProblems problems={problems} fields={FIELDS} />
      <p className="form-buttons">
        <button type="submit" className="primary" disabled={isPending}>
          {page === null ? 'Create the page' : 'Save the page'}
        </button>
        {page && <a href={browserPath(page.path + hash)}>Back to the page</a>}
      </p>
    </form>
  );
}
