import { createHash } from 'node:crypto';
import type { CommentRecord } from '../../records.ts';
import type { ContentOptions } from '../content-pages.ts';
import type { Resolved, TalkText } from '../title-references.ts';
import { splitDiscussion, type TalkComment } from './split-discussion.ts';

/** Who wrote what nobody signed, among what others signed. */
const UNSIGNED = { user: null, name: 'Unsigned' };

/** A discussion as comments on the page that it is about. */
export function* talkRecords(
  { page, pageId }: Pick<Resolved, 'pageId'> & { readonly page: string },
  talk: TalkText,
  { converter, wiki }: ContentOptions,
): Generator<CommentRecord> {
  const title = wiki.parseTitle(talk.title);
  if (title === null) return;
  const comments = splitDiscussion(talk.text, wiki);
  const isSigned = comments.some(({ signature }) => signature !== null);
  const ids = idsOf(comments, pageId ?? page);
  const newest = new Date(talk.time);
  for (const [index, { text, signature, parent }] of comments.entries()) {
    const said = signature?.time ?? newest;
    const time = said < newest ? said : newest;
    const unsigned = isSigned ? UNSIGNED : talk.author;
    yield {
      kind: 'comment',
      externalId: ids[index] ?? '',
      place: talk.place,
      on: { kind: 'wikiPage', externalId: page },
      parent: parent === null ? null : (ids[parent] ?? null),
      author: signature === null ? unsigned : { user: signature.user, name: signature.name },
      body: {
        length: text.length,
        make: () => converter.convertText(text, { title, time: newest }).text,
      },
      isAnswer: false,
      isAccepted: false,
      score: 0,
      voteCount: 0,
      agreementScore: 0,
      createdAt: time,
      editedAt: null,
      deletedAt: null,
      isRetracted: false,
      isPinned: false,
    };
  }
}

/** Ids that stay the same in a newer dump, in which the discussion went on, was archived, or moved with its page. */
function idsOf(comments: readonly TalkComment[], page: string): string[] {
  const counts = new Map<string, number>();
  return comments.map(({ text, signature }) => {
    const said = JSON.stringify([page, signature?.name, signature?.time, text]);
    const digest = createHash('sha256').update(said).digest('hex').slice(0, 20);
    const count = (counts.get(digest) ?? 0) + 1;
    counts.set(digest, count);
    return `talk:${digest}${count === 1 ? '' : `:${count}`}`;
  });
}
