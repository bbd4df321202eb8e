import type { Place } from '../records.ts';
import type { PageInfo, RevisionInfo } from './input/dump-items.ts';
import type { Input } from './input/open-input.ts';
import { readDump } from './input/read-dump.ts';
import { isTalkNamespace, NS } from './namespaces.ts';
import type { Title, Wiki } from './wiki.ts';

/** What a page of the dump is for this import. */
export type PageRole = 'content' | 'talk' | 'user' | 'template' | 'other';

export interface DumpPage {
  /** Its number among all pages of all files, the same in every reading. */
  readonly ordinal: number;
  readonly title: Title;
  readonly role: PageRole;
  /** The target, where the dump says that the page is a redirect. */
  readonly redirect: string | null;
  readonly place: Place;
}

export interface DumpRevision extends RevisionInfo {
  readonly place: Place;
}

/** A page begins, has a revision, or ends. Revisions come in the order of the file. */
export type Step =
  | { readonly is: 'page'; readonly page: DumpPage }
  | { readonly is: 'revision'; readonly page: DumpPage; readonly revision: DumpRevision }
  | { readonly is: 'end'; readonly page: DumpPage };

/** Reads the pages of all files. */
export async function* walkDump(
  inputs: readonly Input[],
  wiki: Wiki,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Step> {
  let ordinal = 0;
  for (const input of inputs) {
    let page: DumpPage | null = null;
    for await (const item of readDump(input, onBytes)) {
      if (item.is === 'page') {
        page = pageOf(input.name, item.page, wiki, ordinal);
        ordinal += 1;
        yield { is: 'page', page };
      } else if (page !== null && item.is === 'revision') {
        const { line, id } = item.revision;
        const place = { file: input.name, line, id };
        yield { is: 'revision', page, revision: { ...item.revision, place } };
      } else if (page !== null && item.is === 'pageEnd') {
        yield { is: 'end', page };
        page = null;
      }
    }
  }
}

function pageOf(file: string, info: PageInfo, wiki: Wiki, ordinal: number): DumpPage {
  const title = titleOf(info, wiki);
  return {
    ordinal,
    title,
    role: roleOf(title, wiki),
    redirect: info.redirect,
    place: { file, line: info.line, id: info.id },
  };
}

/** A title of the dump is right as it is; only where its namespace ends is to be found. */
function titleOf({ title, ns }: PageInfo, wiki: Wiki): Title {
  const full = title.replace(/[\s_]+/g, ' ').trim();
  const colon = full.indexOf(':');
  const number = ns === '' ? undefined : Number(ns);
  const named = colon > 0 ? wiki.namespaceNamed(full.slice(0, colon)) : undefined;
  const space = number !== undefined && Number.isInteger(number) ? number : (named ?? NS.main);
  const name = space === NS.main || colon === -1 ? full : full.slice(colon + 1).trim();
  return { ns: space, name, full };
}

function roleOf({ ns, name }: Title, wiki: Wiki): PageRole {
  if (wiki.isContent(ns)) return 'content';
  if (ns === NS.template) return 'template';
  if (ns === NS.user) return name.includes('/') ? 'other' : 'user';
  return isTalkNamespace(ns) && wiki.isContent(ns - 1) ? 'talk' : 'other';
}
