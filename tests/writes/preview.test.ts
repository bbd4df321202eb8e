import { describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member } from '../support/members.ts';

const api = await openTestApi();
const { seed, database } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const reader = await member(api, 'reader', { scope: 'READ' });
const banned = await member(api, 'banned', { bannedUntil: new Date('2099-01-01') });
const post = await seed.post({ author: bob.user });
await seed.wikiPage({ title: 'Knots', author: bob.user });
const gone = await seed.wikiPage({ title: 'Gone', author: bob.user });
await database.prisma.wikiPage.update({ where: { id: gone.id }, data: { deletedAt: new Date() } });

const PREVIEW = `query ($markdown: String!, $context: PreviewContext!) {
  preview(markdown: $markdown, context: $context) {
    html markdown text wordCount excerpt long: excerpt(length: 1000) headings { level anchor text }
  }
}`;

const ask = (markdown: string, context = 'COMMENT', who: Pick<Member, 'answer'> = ada) =>
  who.answer(PREVIEW, { markdown, context });

describe('preview', () => {
  it('is the text as a write stores it', async () => {
    const markdown = [
      '# Ropes',
      'As @bob and @nobody say, [[Knots]] hold, unlike [[Gone]] and [[Never]]: $x^2$, ||secret||.',
      '<script>alert(1)</script> A note.[^1]',
      `${'Many words follow. '.repeat(40)}`,
      '[^1]: Here.',
    ].join('\n\n');
    const { data, errors } = await ask(markdown);
    expect(errors).toEqual([]);
    const written = await ada.ask(
      `mutation ($input: CreateCommentInput!) { createComment(input: $input) { comment { body {
        html markdown text wordCount excerpt long: excerpt(length: 1000) headings { level anchor text } } } } }`,
      { input: { subjectId: encodeGlobalId('Post', post.id), markdown } },
    );
    const { body } = written.createComment.comment;
    /** The ids of headings and notes contain the part of the comment's id that tells texts apart. */
    const withoutIds = (text: object) => {
      const { headings, html, ...rest } = text as typeof body;
      return {
        ...rest,
        html: html.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID'),
      };
    };
    expect(withoutIds(data.preview)).toEqual(withoutIds(body));
    expect(data.preview.headings).toMatchObject([{ level: 1, text: 'Ropes' }]);
    expect(data.preview.html).toContain('href="/users/bob"');
    expect(data.preview.html).toContain('href="/wiki/knots"');
    expect(data.preview.html).not.toContain('/users/nobody');
    expect(data.preview.html).not.toContain('<script');
    expect(data.preview.long.length).toBeGreaterThan(data.preview.excerpt.length);
  });

  it('writes nothing and notifies nobody', async () => {
    const counts = async () => {
      const { prisma } = database;
      return Promise.all([
        prisma.comment.count(),
        prisma.notification.count(),
        prisma.link.count(),
        prisma.rateLimit.count(),
      ]);
    };
    const before = await counts();
    api.statements.clear();
    await ask('Hello @bob, see [[Knots]].');
    expect(api.statements.names().toSorted()).toEqual([
      'account.byToken',
      'write.isLimited',
      'write.whichPages',
      'write.whoIsCalled',
    ]);
    expect(await counts()).toEqual(before);
  });

  it('takes an empty text', async () => {
    const { data } = await ask('');
    expect(data.preview).toMatchObject({ html: '', text: '', excerpt: '', wordCount: 0 });
  });

  it('is for members who may write', async () => {
    const codes = await Promise.all(
      [api, reader, banned, bob].map(async (who) => (await ask('Hm.', 'POST', who)).errors[0]),
    );
    expect(codes.map((error) => error?.extensions['code'] ?? 'ok')).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
      'ok',
    ]);
  });

  it.each([
    ['COMMENT', 50_000],
    ['PROFILE', 20_000],
    ['SEQUENCE', 20_000],
  ])('refuses a text that is too long for %s', async (context, most) => {
    const { errors } = await ask('x'.repeat(most + 1), context);
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'markdown' });
    expect((await ask('x'.repeat(most), context)).errors).toEqual([]);
  });

  it('has a price by length', async () => {
    const cost = async (markdown: string) => {
      const response = await api.app.fetch('http://commonplace/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ada.token}` },
        body: JSON.stringify({
          query:
            'query ($markdown: String!) { preview(markdown: $markdown, context: POST) { html } }',
          variables: { markdown },
        }),
      });
      return ((await response.json()) as { extensions: { cost: { total: number } } }).extensions
        .cost;
    };
    expect(await cost('')).toMatchObject({ total: 11 });
    expect(await cost('x'.repeat(100_000))).toMatchObject({ total: 5_011 });
    expect(await cost('x'.repeat(999))).toMatchObject({ total: 11 });
  });

  it('stops when the viewer has written too much', async () => {
    const { id: userId } = bob.user;
    const data = { userId, actionClass: 'edit', windowStart: new Date(), used: 200 };
    await database.prisma.rateLimit.create({ data });
    const { errors } = await ask('Hm.', 'COMMENT', bob);
    expect(errors[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: expect.any(Number),
    });
  });
});
