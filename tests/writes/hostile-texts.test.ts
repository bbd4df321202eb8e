import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanText } from '../../src/content/clean-text.ts';
import { sanitize } from '../../src/content/sanitize.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { isBalanced } from '../content/support/balanced.ts';
import { hostileMarkdown } from '../content/support/hostile-markdown.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const ada = await member(api, 'ada');
const post = encodeGlobalId('Post', (await api.seed.post({ author: ada.user })).id);

/** Many texts in each comment: what is tried is the way through the API; `tests/web` tries more texts. */
const TEXTS = 200;
const TEXTS_IN_COMMENT = 10;

it('texts that were written to make a page fall are kept, and come back in every form', async () => {
  const texts = fc.sample(hostileMarkdown, { numRuns: TEXTS, seed: 1 }).map(acceptable);
  const sent: string[] = [];
  while (texts.length > 0) sent.push(`Seen.\n\n${texts.splice(0, TEXTS_IN_COMMENT).join('\n\n')}`);
  for (const markdown of sent) {
    const { createComment } = await ada.ask(
      `mutation ($input: CreateCommentInput!) {
        createComment(input: $input) { comment { id body { markdown html text excerpt wordCount } } }
      }`,
      { input: { subjectId: post, markdown } },
    );
    const { id, body } = createComment.comment;
    expect(body.markdown).toBe(cleanText(markdown));
    expect(sanitize(body.html)).toBe(body.html);
    expect(isBalanced(body.html)).toBe(true);
    expect(body.text).toContain('Seen.');
    expect(body.excerpt).toMatch(/^Seen\./);

    const query = 'query ($id: ID!) { node(id: $id) { ... on Comment { body { html text } } } }';
    const { node } = await api.ask(query, { id });
    expect(node.body).toEqual({ html: body.html, text: body.text });
  }
  for (const path of ['/', '/users/ada', '/users/ada/feed.atom']) {
    expect((await api.app.fetch(`http://commonplace${path}`)).status).toBe(200);
  }
}, 60_000);

it('links to addresses that no page can have link to nothing', async () => {
  const markdown =
    '[a](/wiki/%00) [b](/posts/a%00b) [c](/wiki/%ed%a0%80) [d](/posts/%zz/comments/%00)';
  const { createComment } = await ada.ask(
    `mutation ($input: CreateCommentInput!) { createComment(input: $input) { comment { body { text } } } }`,
    { input: { subjectId: post, markdown } },
  );
  expect(createComment.comment.body.text).toBe('a b c d');
});

/** Without NUL and halves of characters, which the API refuses. */
function acceptable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
