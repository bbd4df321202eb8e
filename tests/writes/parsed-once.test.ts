import { expect, it, onTestFinished, vi } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { ThreadPool } from '../../src/workers/thread-pool.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const ada = await member(api, 'ada');
const post = await api.seed.post({ author: ada.user });

const PARSING = ['renderMarkdown', 'namedPeople', 'addressedPeople', 'wikiTitlesIn', 'mentionsIn'];
const markdown = 'Ask @ada about [[Knots]] and [this](/posts/x).\n\n> @ada';

/** What the threads are asked for that parses a text. */
async function parsesOf(document: string, input: Record<string, unknown>): Promise<string[]> {
  const run = vi.spyOn(ThreadPool.prototype, 'run');
  onTestFinished(() => run.mockRestore());
  const { errors } = await ada.answer(document, { input });
  expect(errors).toEqual([]);
  return run.mock.calls.map(([name]) => name).filter((name) => PARSING.includes(name));
}

it.each([
  ['createComment', 'CreateCommentInput', { subjectId: encodeGlobalId('Post', post.id), markdown }],
  ['createPost', 'CreatePostInput', { title: 'Once', markdown }],
  ['createWikiPage', 'CreateWikiPageInput', { title: 'Once', markdown }],
])('%s parses its text once', async (name, type, input) => {
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { message } } }`;
  expect(await parsesOf(document, input)).toEqual(['renderMarkdown']);
});
