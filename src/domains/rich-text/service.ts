import { headings as headingsOf } from '../../content/headings.ts';
import { excerpt as excerptOf } from '../../content/text.ts';
import { inputError } from '../../lib/errors.ts';
import type { Scope } from '../scope.ts';
import { richTextLoaders } from './loaders.ts';
import type { RichTextForm, RichTextRef } from './model.ts';

export const LONGEST_EXCERPT = 1_000;

/** White space is folded before an excerpt is cut, so somewhat more is read than is shown. */
const SPARE = 2;

/** One form of a text; a text that is not there is empty. */
export async function textForm(
  scope: Scope,
  { holder, id }: RichTextRef,
  form: Exclude<RichTextForm, 'wordCount'>,
): Promise<string> {
  if (id === null) return '';
  const value = await richTextLoaders(scope).form.load({ holder, id, form });
  return String(value ?? '');
}

export async function wordCount(scope: Scope, { holder, id }: RichTextRef): Promise<number> {
  if (id === null) return 0;
  return Number((await richTextLoaders(scope).form.load({ holder, id, form: 'wordCount' })) ?? 0);
}

/** @throws PublicError BAD_USER_INPUT when the length is not between 1 and 1,000 characters */
export async function excerpt(scope: Scope, ref: RichTextRef, length: number): Promise<string> {
  if (length < 1 || length > LONGEST_EXCERPT) {
    throw inputError(
      'length',
      `\`length\` must be between 1 and ${LONGEST_EXCERPT}, not ${length}.`,
    );
  }
  const { holder, id } = ref;
  if (id === null) return '';
  const opening = await richTextLoaders(scope).opening.load({ holder, id, length: length * SPARE });
  return excerptOf(opening ?? '', length);
}

export async function headings(scope: Scope, ref: RichTextRef) {
  return headingsOf(await textForm(scope, ref, 'html'));
}
