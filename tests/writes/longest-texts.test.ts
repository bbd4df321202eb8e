import { describe, expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const ada = await member(api, 'ada');

const { site } = await ada.ask('{ site { limits { postCharacters wikiPageCharacters } } }');
const { postCharacters, wikiPageCharacters } = site.limits;

/** Every paragraph has words of its own, which the search index has to take. */
function textOf(letter: string, length: number): string {
  const words: string[] = [];
  for (let at = 0; at * 100 < length; at += 1)
    words.push(`${at} ${letter.repeat(90 / letter.length)}`.padEnd(100, '\n'));
  return words.join('').slice(0, length - 1) + '.';
}

/** As programs write JSON that keep to ASCII: six bytes for each UTF-16 unit. */
const inAscii = (json: string) =>
  json.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

async function send(query: string, variables: object, asBody: (json: string) => string) {
  const response = await api.app.fetch('http://commonplace/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ada.token}` },
    body: asBody(JSON.stringify({ query, variables })),
  });
  return { status: response.status, body: await response.json() };
}

describe('the longest text', () => {
  it.each([
    ['Chinese', '漢', (json: string) => json],
    ['Cyrillic, as JSON in ASCII', 'ж', inAscii],
    ['emoji, as JSON in ASCII', '😀', inAscii],
  ])('is a post in %s', async (title, letter, asBody) => {
    const input = { title, markdown: textOf(letter, postCharacters) };
    const { status, body } = await send(
      `mutation ($input: CreatePostInput!) {
        createPost(input: $input) { post { body { markdown } } userErrors { message } }
      }`,
      { input },
      asBody,
    );

    expect(status, JSON.stringify(body.errors)).toBe(200);
    expect(body.data.createPost.userErrors).toEqual([]);
    expect(body.data.createPost.post.body.markdown === input.markdown).toBe(true);
  });

  it('is a wiki page', async () => {
    const input = { title: 'Long', markdown: textOf('漢', wikiPageCharacters) };
    const { status, body } = await send(
      `mutation ($input: CreateWikiPageInput!) {
        createWikiPage(input: $input) { wikiPage { title } userErrors { message } }
      }`,
      { input },
      inAscii,
    );

    expect(status, JSON.stringify(body.errors)).toBe(200);
    expect(body.data.createWikiPage).toEqual({ wikiPage: { title: 'Long' }, userErrors: [] });
  });
});
