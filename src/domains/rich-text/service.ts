import { absoluteSiteLinks, siteLinks } from '../../content/absolute-links.ts';
import { excerpt as excerptOf } from '../../content/excerpt.ts';
import { excerptHtml } from '../../content/excerpt-html.ts';
import { inputError } from '../../lib/errors.ts';
import { andThen, type MaybePromise } from '../../lib/maybe-promise.ts';
import { onceDone } from '../../lib/once.ts';
import type { Scope } from '../../request/scope.ts';
import { richTextLoaders, type WantedForm, type WantedOpening } from './loaders.ts';
import { DEFAULT_EXCERPT, EXCERPT_MARGIN, type RichTextForm, type RichTextRef } from './model.ts';

const MAX_EXCERPT_LENGTH = 1_000;

/** Loaded when first asked for: it brings a parser along, which a start need not wait for. */
const reader = onceDone(() => import('../../content/headings.ts'));

/** One form of a text; a text that is not there is empty. */
export function textForm(
  scope: Scope,
  text: RichTextRef,
  form: Exclude<RichTextForm, 'wordCount'>,
): MaybePromise<string> {
  if (text.id === null) return '';
  const loaded = text.loaded?.[form];
  return loaded == null
    ? readText(scope, { holder: text.holder, id: text.id, form })
    : countBytes(scope, loaded);
}

/** The HTML as the pages of this site show it. */
export function siteHtml(scope: Scope, text: RichTextRef): MaybePromise<string> {
  return andThen(textForm(scope, text, 'html'), (html) => siteLinks(html, scope.site.url));
}

/** The HTML with absolute addresses of what is on this site. */
export async function absoluteHtml(scope: Scope, text: RichTextRef): Promise<string> {
  const html = await textForm(scope, text, 'html');
  return absoluteSiteLinks(html, scope.siteUrl());
}

async function readText(scope: Scope, { holder, id, form }: WantedForm): Promise<string> {
  const text = await richTextLoaders(scope).form.load({ holder, id, form });
  return countBytes(scope, String(text ?? ''));
}

/** A text that is read once may be answered often, under other names or of other rows. */
function countBytes({ bytes }: Scope, text: string): MaybePromise<string> {
  return bytes.answer(text.length) ?? text;
}

export function wordCount(scope: Scope, { holder, id, loaded }: RichTextRef): MaybePromise<number> {
  if (id === null) return 0;
  return loaded?.wordCount ?? readWordCount(scope, { holder, id, form: 'wordCount' });
}

async function readWordCount(scope: Scope, wanted: WantedForm): Promise<number> {
  return Number((await richTextLoaders(scope).form.load(wanted)) ?? 0);
}

/** @throws PublicError BAD_USER_INPUT when the length is not between 1 and 1,000 characters */
export function excerpt(scope: Scope, ref: RichTextRef, length: number): MaybePromise<string> {
  assertExcerptLength(length);
  const { holder, id, loaded, isWhole = false } = ref;
  if (id === null) return '';
  if (loaded?.opening != null && (isWhole || length <= DEFAULT_EXCERPT))
    return excerptOf(loaded.opening, length);
  return readExcerpt(scope, { holder, id, length });
}

/**
 * The beginning of the HTML.
 *
 * @throws PublicError BAD_USER_INPUT when the length is not between 1 and 1,000 characters
 */
export async function htmlExcerpt(scope: Scope, ref: RichTextRef, length: number): Promise<string> {
  assertExcerptLength(length);
  const { holder, id, loaded } = ref;
  if (id === null) return '';
  const html =
    loaded?.html ?? (await richTextLoaders(scope).form.load({ holder, id, form: 'html' })) ?? '';
  return countBytes(scope, siteLinks(excerptHtml(String(html), length), scope.site.url));
}

function assertExcerptLength(length: number): void {
  if (length >= 1 && length <= MAX_EXCERPT_LENGTH) return;
  throw inputError(
    'length',
    `\`length\` must be between 1 and ${MAX_EXCERPT_LENGTH}, not ${length}.`,
  );
}

async function readExcerpt(scope: Scope, { holder, id, length }: WantedOpening): Promise<string> {
  const opening = await richTextLoaders(scope).opening.load({
    holder,
    id,
    length: length * EXCERPT_MARGIN,
  });
  return excerptOf(opening ?? '', length);
}

export async function headings(scope: Scope, ref: RichTextRef) {
  const [html, { headings }] = await Promise.all([textForm(scope, ref, 'html'), reader()]);
  return headings(html);
}
