import type { Member } from '../support/members.ts';

/** What the texts of a newcomer may be about, as global ids. */
export interface Place {
  readonly post: string;
  readonly postSlug: string;
  readonly comment: string;
  readonly page: string;
}

/** A kind of text that is held for review. */
export interface HeldKind {
  /** Writes one, and answers its id. */
  write(by: Member, place: Place, words: string): Promise<string>;
  /** Changes what it says. */
  edit(by: Member, id: string, words: string): Promise<void>;
  /** The kind of event by which it is announced to subscribers; null when it is not, and nobody is notified. */
  readonly event: string | null;
}

async function act(by: Member, mutation: string) {
  const data = await by.ask(`mutation { it: ${mutation} }`);
  return data.it;
}

/** It names somebody and links to something, because both are told of what is written. */
const textOf = ({ postSlug }: Place, words: string) =>
  `${words} @stranger [here](http://commonplace/posts/${postSlug})`;

function comment(on: 'post' | 'comment' | 'page'): HeldKind {
  return {
    event: 'COMMENT_ADDED',
    async write(by, place, words) {
      const markdown = textOf(place, words);
      const input = `subjectId: "${place[on]}", markdown: "${markdown}"`;
      return (await act(by, `createComment(input: { ${input} }) { comment { id } }`)).comment.id;
    },
    async edit(by, id, words) {
      const input = `commentId: "${id}", markdown: "${words} @stranger"`;
      await act(by, `editComment(input: { ${input} }) { comment { id } }`);
    },
  };
}

export const KINDS: Readonly<Record<string, HeldKind>> = {
  'a post': {
    event: 'POST_PUBLISHED',
    async write(by, place, words) {
      const input = `title: "${words}", markdown: "${textOf(place, words)}"`;
      const made = await act(by, `createPost(input: { ${input} }) { post { id } }`);
      const publish = `publishPost(input: { postId: "${made.post.id}" }) { post { id } }`;
      return (await act(by, publish)).post.id;
    },
    async edit(by, id, words) {
      const input = `postId: "${id}", basedOn: 1, markdown: "${words} @stranger"`;
      await act(by, `updatePost(input: { ${input} }) { post { id } }`);
    },
  },
  'a comment on a post': comment('post'),
  'an answer to a comment': comment('comment'),
  'a comment on a wiki page': comment('page'),
  'a sequence': {
    event: null,
    async write(by, place, words) {
      const input = `title: "${words}", description: "${textOf(place, words)}"`;
      const made = await act(by, `createSequence(input: { ${input} }) { sequence { id } }`);
      const entry = `sequenceId: "${made.sequence.id}", postId: "${place.post}", chapterTitle: "${words}"`;
      await act(by, `addPostToSequence(input: { ${entry} }) { sequence { id } }`);
      return made.sequence.id;
    },
    async edit(by, id, words) {
      const input = `sequenceId: "${id}", title: "${words}"`;
      await act(by, `updateSequence(input: { ${input} }) { sequence { id } }`);
    },
  },
  'a wiki page': {
    event: 'WIKI_PAGE_EDITED',
    async write(by, place, words) {
      const input = `title: "${words} of ${by.user.username}", markdown: "${textOf(place, words)}"`;
      return heldOrWritten(by, `createWikiPage(input: { ${input} })`);
    },
    async edit(by, id, words) {
      const { newTitle: title } = await heldEdit(by, id);
      const input = `title: "${title}", markdown: "${words} @stranger"`;
      await heldOrWritten(by, `createWikiPage(input: { ${input} })`);
    },
  },
  'an edit of a wiki page': {
    event: 'WIKI_PAGE_EDITED',
    async write(by, place, words) {
      const { node } = await by.ask(
        `{ node(id: "${place.page}") { ... on WikiPage { contributionCount } } }`,
      );
      const input = `pageId: "${place.page}", basedOn: ${node.contributionCount}, markdown: "${textOf(place, words)}"`;
      return heldOrWritten(by, `editWikiPage(input: { ${input} })`);
    },
    async edit(by, id, words) {
      const { wikiPage, basedOn } = await heldEdit(by, id);
      const input = `pageId: "${wikiPage.id}", basedOn: ${basedOn}, markdown: "${words} @stranger"`;
      await heldOrWritten(by, `editWikiPage(input: { ${input} })`);
    },
  },
  'a new title of a wiki page': {
    event: 'WIKI_PAGE_EDITED',
    async write(by, place, words) {
      const input = `pageId: "${place.page}", title: "${words} by ${by.user.username}"`;
      return heldOrWritten(by, `renameWikiPage(input: { ${input} })`);
    },
    async edit(by, id, words) {
      const { wikiPage } = await heldEdit(by, id);
      const input = `pageId: "${wikiPage.id}", title: "${words} by ${by.user.username}"`;
      await heldOrWritten(by, `renameWikiPage(input: { ${input} })`);
    },
  },
};

async function heldEdit(by: Member, id: string) {
  const fields = 'newTitle basedOn wikiPage { id }';
  return (await by.ask(`{ node(id: "${id}") { ... on HeldWikiEdit { ${fields} } } }`)).node;
}

/** The id of the edit that is held or, when it is not, of the version that was written. */
async function heldOrWritten(by: Member, mutation: string): Promise<string> {
  const { heldEdit, contribution } = await act(
    by,
    `${mutation} { heldEdit { id } contribution { id } }`,
  );
  return heldEdit?.id ?? contribution.id;
}
