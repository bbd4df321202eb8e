import { findSection } from './find-section.ts';
import { WikiForm, type WikiPageToEdit } from './wiki-form.tsx';
import type { WikiValues } from './wiki-values.ts';

interface SectionFormProps {
  readonly page: WikiPageToEdit;
  readonly anchor: string;
  readonly html: string;
  /** Of the form of the whole page. */
  readonly whole: WikiValues;
}

/** Writes a section of a wiki page; the whole page where the section cannot be found. */
export default function SectionForm({ page, anchor, html, whole }: SectionFormProps) {
  const section = findSection({ markdown: whole.markdown, html }, anchor);
  const { text = whole.markdown, surroundings = null } = section ?? {};
  return (
    <WikiForm page={page} anchor={anchor} initial={{ ...whole, markdown: text, surroundings }} />
  );
}
