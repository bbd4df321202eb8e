import type { CommentRecord } from '../../records.ts';
import type { ToWrite } from '../content-pages.ts';
import type { TalkText } from '../joins.ts';

/** A discussion as comments on the page that it is about. */
export function* talkRecords(
  page: string,
  talk: TalkText,
  { converter, wiki }: ToWrite,
): Generator<CommentRecord> {
  const title = wiki.parseTitle(talk.title);
  if (title === null || talk.text.trim() === '') return;
  const time = new Date(talk.time);
  const { text } = converter.convertText(talk.text, { title, time });
  yield {
    kind: 'comment',
    externalId: `talk:${talk.title}`,
    place: talk.place,
    on: { kind: 'wikiPage', externalId: page },
    parent: null,
    author: talk.author,
    body: text,
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
