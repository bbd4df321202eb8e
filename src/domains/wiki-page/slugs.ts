import type { Transaction } from '../../db/database.ts';
import { inputError } from '../../lib/errors.ts';
import { invariant } from '../../lib/invariant.ts';
import { claimNames } from '../../naming/claim-names.ts';
import { SLUG_MAX_LENGTH, slugOf } from '../../naming/slug.ts';
import { lockSlugs, selectSlugHolder } from './write-queries.ts';

interface SlugWish {
  readonly id: string;
  readonly title: string;
}

/**
 * The slug of a page under a title. No other transaction takes slugs until this one ends.
 *
 * @throws PublicError BAD_USER_INPUT when another page has it, or had it and still answers to it
 */
export async function claimSlug(tx: Transaction, { id, title }: SlugWish): Promise<string> {
  await lockSlugs(tx);
  const wish = slugOf(title, { maxLength: SLUG_MAX_LENGTH, fallback: `page-${id.slice(-12)}` });
  const holder = await selectSlugHolder(tx, wish);
  if (holder?.id === id) return wish;
  if (holder !== null && !holder.isDeleted) {
    throw inputError('input.title', `This is too much like the name of “${holder.title}”.`);
  }
  const [slug] = await claimNames(tx, NAMESPACE, [{ name: wish, identity: id }]);
  invariant(slug !== undefined, 'every wish gets a name');
  return slug;
}

const NAMESPACE = {
  table: 'wiki_pages',
  column: 'slug',
  former: 'former_slugs',
  maxLength: SLUG_MAX_LENGTH,
} as const;
