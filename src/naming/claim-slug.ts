import { advisoryLock } from '../db/advisory-lock.ts';
import type { Transaction } from '../db/database.ts';
import { claimNames } from './claim-names.ts';
import { SLUG_MAX_LENGTH, slugOfTitle } from './slug.ts';

interface SlugRequest {
  readonly table: 'posts' | 'sequences';
  readonly id: string;
  readonly title: string;
}

const NOUN = { posts: 'post', sequences: 'sequence' } as const;

/** The slug that a title asks for; of one that has nothing for an address, a part of the id. */
export function preferredSlug({ table, id, title }: SlugRequest): string {
  const fallback = `${NOUN[table]}-${id.slice(-12)}`;
  return slugOfTitle(title, { maxLength: SLUG_MAX_LENGTH, fallback });
}

/**
 * A free slug, as near to the title as can be had. Others who claim one wait until the transaction ends,
 * so that it is still free when it is used: claim it after rows are locked, and late.
 */
export async function claimSlug(tx: Transaction, request: SlugRequest): Promise<string> {
  const { table, id } = request;
  await tx.run('naming.lockSlugs', advisoryLock(`slugs of ${table}`));
  const name = preferredSlug(request);
  const namespace = { table, column: 'slug', maxLength: SLUG_MAX_LENGTH } as const;
  const [slug = name] = await claimNames(tx, namespace, [{ name, identity: id }]);
  return slug;
}
