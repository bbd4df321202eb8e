import type { Selection } from '../../loaders/columns.ts';
import type { RichTextForm } from './model.ts';

type WholeForm = Exclude<RichTextForm, 'wordCount'>;

const textsBySelection = new WeakMap<Selection, readonly string[]>();

/**
 * The properties of a type's rows that hold whole texts, as far as an answer selects them: their lengths are
 * looked at before they are read.
 *
 * @param properties where the rows hold each form
 */
export function wholeTexts(
  { selection }: { readonly selection?: Selection | undefined },
  types: readonly string[],
  { html, markdown, text }: Readonly<Record<WholeForm, string>>,
): readonly string[] {
  if (selection === undefined || !types.includes(selection.type)) return [];
  const texts =
    textsBySelection.get(selection) ??
    [html, markdown, text].filter((property) => selection.properties.has(property));
  textsBySelection.set(selection, texts);
  return texts;
}
