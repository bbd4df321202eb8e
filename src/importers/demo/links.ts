import { mentionsIn } from '../../content/site-links.ts';
import type { LinkRecord } from '../records.ts';
import { type Article, pathOf, threadsFileOf } from './files.ts';
import type { FiledLinks, PostFront, WikiPageFront } from './formats.ts';
import type { Names } from './names.ts';
import { commentsOf } from './threads.ts';
import { versionsOf } from './versions.ts';

export const LINKS_FILE = 'links.yaml';

interface LinkBetween {
  readonly file: string;
  readonly linkKind: LinkRecord['linkKind'];
  readonly from: string;
  readonly to: string;
  readonly at: Date;
}

/** What a user filed as related or as a duplicate. */
export function* filedLinkRecords(links: FiledLinks, names: Names): Generator<LinkRecord> {
  for (const { kind, from, to, at } of links) {
    yield linkRecord({ file: LINKS_FILE, linkKind: kind, from, to, at }, names);
  }
}

/** The links that stand in a post's or a page's current text, and in the comments under it. */
export function* mentionRecords(
  article: Article<PostFront> | Article<WikiPageFront>,
  names: Names,
): Generator<LinkRecord> {
  const path = pathOf(article);
  const { file } = article;
  for (const [to, at] of mentionsInText(article)) {
    if (to !== path) yield linkRecord({ file, linkKind: 'MENTION', from: path, to, at }, names);
  }
  for (const { externalId, comment } of commentsOf(article)) {
    if (comment.deleted) continue;
    for (const to of mentionsIn(comment.text)) {
      const link = { linkKind: 'MENTION', from: externalId, to, at: comment.at } as const;
      yield linkRecord({ file: threadsFileOf(article), ...link }, names);
    }
  }
}

/** Each with the time of the first version that had it. */
function mentionsInText(article: Article<PostFront> | Article<WikiPageFront>): [string, Date][] {
  const versions = versionsOf(article).map(({ at, markdown }) => ({
    at,
    to: mentionsIn(markdown),
  }));
  const current = versions.at(-1)?.to ?? [];
  return current.flatMap((to) => {
    const first = versions.find((version) => version.to.includes(to));
    return first ? [[to, first.at]] : [];
  });
}

function linkRecord({ file, linkKind, from, to, at }: LinkBetween, names: Names): LinkRecord {
  return {
    kind: 'link',
    externalId: `${linkKind} ${from} ${to}`,
    source: names.subject(file, from),
    target: names.subject(file, to),
    linkKind,
    createdAt: at,
  };
}
