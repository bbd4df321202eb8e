import type { StatementReader, Transaction } from '../../../../db/database.ts';
import { inputError } from '../../../../lib/errors.ts';
import { invariant } from '../../../../lib/invariant.ts';
import { claimNames } from '../../../../naming/claim-names.ts';
import { RESERVED_NAMES } from '../../../../naming/reserved-names.ts';
import { SLUG_MAX_LENGTH, slugOfTitle } from '../../../../naming/slug.ts';
import {
  lockSlugs,
  selectFormerNames,
  selectOwnSlugs,
  selectTitleHolder,
  setSlug,
} from './queries.ts';

interface Claim {
  readonly id: string;
  readonly title: string;
  /** The argument that names the title. Default: `input.title`. */
  readonly argument?: string;
}

/**
 * A slug for a page under a title that no other page has. No other transaction takes titles and slugs
 * of pages until this one ends.
 *
 * @throws PublicError BAD_USER_INPUT when another page has the title, or had it and still answers to it
 */
export async function claimSlug(tx: Transaction, claim: Claim): Promise<string> {
  const { id, title } = claim;
  await lockSlugs(tx);
  await assertTitleFree(tx, claim);
  const preferred = preferredSlug({ id, title });
  const own = (await selectOwnSlugs(tx, id)).find((slug) => isLike(slug, preferred));
  if (own !== undefined) return own;
  const [slug] = await claimNames(tx, NAMESPACE, [{ name: preferred, identity: id }]);
  invariant(slug !== undefined, 'every requested slug gets a name');
  return slug;
}

/** @throws PublicError BAD_USER_INPUT when another page has the title, or had it and still answers to it */
export async function assertTitleFree(
  reader: StatementReader,
  { id, title, argument = 'input.title' }: Claim,
): Promise<void> {
  const holder = await selectTitleHolder(reader, { id, title });
  if (holder === null) return;
  const message = holder.isFormer
    ? `The page “${holder.title}” was called “${title}” before, and this title still leads to it.`
    : `There is a page called “${holder.title}” already.`;
  throw inputError(argument, message);
}

/** Titles, or slugs, that a page has besides its own: all of them lead to it, and so to no other page. */
export const MAX_FORMER_TITLES = 20;

/**
 * Gives a page the slug of its new title; the one from before goes on leading to it.
 *
 * @param isLimited whether the page may not keep more than `MAX_FORMER_TITLES`
 * @throws PublicError BAD_USER_INPUT when another page has the title, or this one had too many
 */
export async function changeSlug(
  tx: Transaction,
  { isLimited, ...claim }: Claim & { readonly isLimited: boolean },
): Promise<void> {
  const slug = await claimSlug(tx, claim);
  if (isLimited) await assertNamesLeft(tx, claim);
  await setSlug(tx, { pageId: claim.id, slug });
}

/**
 * Looks at how many names a page keeps. Those that it had already can be taken up again at any time. The caller
 * holds the lock on slugs, by `claimSlug`.
 *
 * @throws PublicError BAD_USER_INPUT when it keeps too many for one more
 */
async function assertNamesLeft(tx: Transaction, claim: Claim): Promise<void> {
  const { count, isOwn } = await selectFormerNames(tx, claim);
  if (isOwn || count < MAX_FORMER_TITLES) return;
  throw inputError(
    'input.title',
    `A page keeps at most ${MAX_FORMER_TITLES} former titles, and this one has ${count}. Take one of them, or ask a moderator to rename it.`,
  );
}

/** A slug that says nothing of the title, for a page that gives its own away. With the slugs locked. */
export async function claimPlainSlug(tx: Transaction, id: string): Promise<string> {
  const [slug] = await claimNames(tx, NAMESPACE, [{ name: plainSlug(id), identity: id }]);
  invariant(slug !== undefined, 'every requested slug gets a name');
  return slug;
}

function plainSlug(id: string): string {
  return `page-${id.slice(-12)}`;
}

/** Titles such as “Help” are fine, but their slugs may once be addresses of the site. */
function preferredSlug({ id, title }: Claim): string {
  const word = title.toLowerCase().trim();
  const fallback = RESERVED_NAMES.has(word) ? `${word}-page` : plainSlug(id);
  return slugOfTitle(title, { maxLength: SLUG_MAX_LENGTH, fallback });
}

/** Whether a slug is the requested one, or that with a number after it. */
function isLike(slug: string, preferred: string): boolean {
  return (
    slug === preferred ||
    (slug.startsWith(`${preferred}-`) && /^[2-9]$/.test(slug.slice(preferred.length + 1)))
  );
}

const NAMESPACE = {
  table: 'wiki_pages',
  column: 'slug',
  former: 'former_slugs',
  maxLength: SLUG_MAX_LENGTH,
} as const;
