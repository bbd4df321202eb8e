import { basename, resolve } from 'node:path';
import { parseUrl } from '../../lib/parse-url.ts';
import { ImportError } from '../import-error.ts';
import type { Source } from '../importer.ts';
import {
  contactNotes,
  politeSender,
  type SenderOptions,
  userAgentOf,
} from '../polite/polite-sender.ts';
import { FolderForum } from './folder.ts';
import type { Forum } from './forum.ts';
import { discourseRecords } from './read-discourse.ts';
import { SiteForum } from './site.ts';

export interface DiscourseOptions extends Omit<SenderOptions, 'userAgent'> {
  /** An address, or a folder with what its API answered. */
  readonly from: string;
  /** The host of the forum whose answers the folder has. */
  readonly site?: string | undefined;
  readonly contact?: string | undefined;
}

/** @throws ImportError if there is nothing to import */
export async function openDiscourse(options: DiscourseOptions): Promise<Source> {
  const { from, contact } = options;
  if (!/^https?:\/\//i.test(from)) return openFolder(options);
  if (parseUrl(from) === null) {
    throw new ImportError(`"${from}" is no address. Write it like https://forum.example.org.`);
  }
  const base = new URL(from.endsWith('/') ? from : `${from}/`);
  const send = politeSender({ ...options, userAgent: userAgentOf(contact) });
  return sourceOf({
    forum: new SiteForum(send, base),
    base,
    name: nameOf(base),
    notes: contactNotes(contact),
  });
}

async function openFolder({ from, site }: DiscourseOptions): Promise<Source> {
  const address = `https://${site}/`;
  if (site !== undefined && parseUrl(address) === null) {
    throw new ImportError(`"${site}" is no host. Write --site forum.example.org.`);
  }
  const base = site === undefined ? null : new URL(address);
  return sourceOf({
    forum: await FolderForum.open(from),
    base,
    name: base === null ? basename(resolve(from)) : nameOf(base),
    notes:
      base === null
        ? ['Add --site HOST with the host of the forum, so that its pictures are shown.']
        : [],
  });
}

interface Opened {
  readonly forum: Forum;
  readonly base: URL | null;
  readonly name: string;
  readonly notes: readonly string[];
}

function sourceOf({ forum, base, name, notes }: Opened): Source {
  return {
    name: `discourse:${name}`,
    notes,
    records: (reading) => discourseRecords({ forum, base, reading }),
  };
}

function nameOf({ host, pathname }: URL): string {
  return host + pathname.replace(/\/$/, '');
}
