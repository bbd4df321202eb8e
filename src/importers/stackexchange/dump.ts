import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ImportError } from '../import-error.ts';
import { comments } from './tables/comments.ts';
import { postHistory } from './tables/post-history.ts';
import { postLinks } from './tables/post-links.ts';
import { posts } from './tables/posts.ts';
import type { Table } from './tables/table.ts';
import { tags } from './tables/tags.ts';
import { users } from './tables/users.ts';
import { votes } from './tables/votes.ts';

/** A folder with the files of a dump. */
export interface Dump {
  readonly directory: string;
  /** The folder's own name, which tells the site. */
  readonly name: string;
  /** Sizes in bytes of the files that are there. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Files of a dump that hold nothing we keep, Badges.xml above all. */
  readonly unread: readonly string[];
}

const TABLES = [users, tags, posts, postHistory, comments, votes, postLinks];

/**
 * Looks whether a folder holds a dump.
 *
 * @throws ImportError if there is no such folder, or a file is missing without which nothing can be done
 */
export async function openDump(path: string): Promise<Dump> {
  const directory = resolve(path);
  const names = await readdir(directory).catch((cause: NodeJS.ErrnoException) => {
    throw new ImportError(`Cannot read the folder ${path}: ${cause.message}`, { cause });
  });
  const sizes = new Map<string, number>();
  for (const { file } of TABLES) {
    if (names.includes(file)) sizes.set(file, (await stat(join(directory, file))).size);
  }
  if (!sizes.has(posts.file)) {
    const missing = [users, posts].filter(({ file }) => !sizes.has(file));
    throw new ImportError(missingMessage(path, names, missing));
  }
  const unread = names.filter((name) => name.endsWith('.xml') && !sizes.has(name)).sort();
  return { directory, name: basename(directory), sizes, unread };
}

/** The files that are not there, and what is missing without them. */
export function absentFiles({ sizes }: Dump): Pick<Table<unknown>, 'file' | 'without'>[] {
  return TABLES.filter(({ file }) => !sizes.has(file));
}

function missingMessage(
  path: string,
  names: readonly string[],
  missing: readonly { file: string }[],
): string {
  const archive = names.find((name) => name.endsWith('.7z'));
  return (
    `${path} has no ${missing.map(({ file }) => file).join(', no ')}. ` +
    'A dump of a site is a folder with Posts.xml and, as far as they were published, Users.xml, Comments.xml, PostHistory.xml and others. ' +
    (archive ? `Unpack ${archive} first.` : 'Nothing was imported.')
  );
}
