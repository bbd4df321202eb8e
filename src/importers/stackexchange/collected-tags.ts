import type { SortedSpool } from '../spool/sorted-spool.ts';
import { type Placed, readAgain } from './read-table.ts';
import { type PostHistoryRow, postHistory } from './tables/post-history.ts';
import { type PostRow, posts } from './tables/posts.ts';
import { type TagRow, tags } from './tables/tags.ts';
import type { XmlRow } from './xml-rows.ts';

/** Everything that a dump says about one tag, from all its files. */
export interface CollectedTag {
  readonly name: string;
  /** Undefined: only questions name it. */
  tag: Placed<TagRow> | undefined;
  /** When the first question was filed under it. */
  firstUse: Date | undefined;
  /** The two posts that the tag's page is made of: its excerpt and its wiki. */
  readonly halves: Placed<PostRow>[];
  /** Of both halves, in the order of time. */
  readonly history: Placed<PostHistoryRow>[];
}

/** What one row contributes to a collected tag. */
export type TagPart =
  | { readonly is: 'tag'; readonly xml: XmlRow }
  | { readonly is: 'use'; readonly time: string }
  | { readonly is: 'half'; readonly xml: XmlRow }
  | { readonly is: 'history'; readonly time: string; readonly id: number; readonly xml: XmlRow };

/** Files a part under its tag. Tag names have no spaces. */
export function fileTagPart(spool: SortedSpool, tag: string, part: TagPart): Promise<void> {
  const order = part.is === 'history' ? `${part.time} ${String(part.id).padStart(16, '0')}` : '';
  return spool.add(`${tag} ${part.is} ${order}`, part);
}

/** Reads all collected tags, in the order of names. */
export async function* readCollectedTags(spool: SortedSpool): AsyncGenerator<CollectedTag> {
  let collected: CollectedTag | undefined;
  for await (const { key, line } of spool.read()) {
    const name = key.slice(0, key.indexOf(' '));
    if (collected?.name !== name) {
      if (collected !== undefined) yield collected;
      collected = { name, tag: undefined, firstUse: undefined, halves: [], history: [] };
    }
    addPart(collected, JSON.parse(line) as TagPart);
  }
  if (collected !== undefined) yield collected;
}

function addPart(collected: CollectedTag, part: TagPart): void {
  switch (part.is) {
    case 'tag':
      collected.tag ??= readAgain(tags, part.xml);
      return;
    case 'use': {
      const time = new Date(part.time);
      if (collected.firstUse === undefined || time < collected.firstUse) collected.firstUse = time;
      return;
    }
    case 'half':
      collected.halves.push(readAgain(posts, part.xml));
      return;
    case 'history':
      collected.history.push(readAgain(postHistory, part.xml));
  }
}
