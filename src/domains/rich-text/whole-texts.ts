import type { Needs } from '../../loaders/columns.ts';
import type { RichTextForm } from './model.ts';

type WholeForm = Exclude<RichTextForm, 'wordCount'>;

const known = new WeakMap<Needs, readonly string[]>();

/**
 * The properties of a type's rows that hold whole texts, as far as an answer needs them: their lengths are
 * looked at before they are read.
 *
 * @param properties where the rows hold each form
 */
export function wholeTexts(
  { needs }: { readonly needs?: Needs | undefined },
  types: readonly string[],
  { html, markdown, text }: Readonly<Record<WholeForm, string>>,
): readonly string[] {
  if (needs === undefined || !types.includes(needs.type)) return [];
  const texts =
    known.get(needs) ?? [html, markdown, text].filter((property) => needs.properties.has(property));
  known.set(needs, texts);
  return texts;
}
