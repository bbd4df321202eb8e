import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ImportError } from '../import-error.ts';
import { comments } from './tables/comments.ts';
import { postHistory } from './tables/post-history.ts';
import { postLinks } from './tables/post-links.ts';
import { posts } from './tables/posts.ts';
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
  const missing = TABLES.filter(({ file, required }) => required && !sizes.has(file));
  if (missing.length > 0) throw new ImportError(missingMessage(path, names, missing));
  const unread = names.filter((name) => name.endsWith('.xml') && !sizes.has(name)).sort();
  return { directory, name: basename(directory), sizes, unread };
}

/** The optional files that are not there. */
export function absentFiles({ sizes }: Dump): string[] {
  return TABLES.map(({ file }) => file).filter((file) => !sizes.has(file));
}

function missingMessage(
  path: string,
  names: readonly string[],
  missing: readonly { file: string }[],
): string {
  const archive = names.find((name) => name.endsWith('.7z'));
  return (
    `${path} has no ${missing.map(({ file }) => file).join(', no ')}. ` +
    'A dump of a site is a folder with Users.xml, Posts.xml, Comments.xml and PostHistory.xml. ' +
    (archive ? `Unpack ${archive} first.` : 'Nothing was imported.')
  );
}
