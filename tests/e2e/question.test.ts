import { expect, it } from 'vitest';
import { findingsOnNarrow } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { openAs } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit } from './support/width.ts';

const { seed, database, url } = await openSeededServer();

const question = await seed.post({ title: 'Which?', more: { kind: 'QUESTION' } });
const on = question;
await seed.comment({ on, text: 'A remark, written first.' });
await seed.comment({ on, text: 'An answer.', more: { isAnswer: true, score: 3 } });
const accepted = await seed.comment({ on, text: 'The accepted one.', more: { isAnswer: true } });
await seed.comment({ on, text: 'The best answer.', more: { isAnswer: true, score: 9 } });
await database.prisma.post.update({
  where: { id: question.id },
  data: { acceptedAnswerId: accepted.id },
});

describeInBrowser('a question', () => {
  const visitor = useBrowser(url);

  it('has its answers before the comments: the accepted one, then the best', async () => {
    const page = await visitor.open('/posts/which');
    const answers = page.getByRole('region', { name: 'Answers', exact: true });
    await answers.getByText('The best answer.').waitFor();
    await page.getByText('A remark, written first.').waitFor();

    expect(await page.locator('section .prose').allTextContents()).toEqual([
      'The accepted one.',
      'The best answer.',
      'An answer.',
      'A remark, written first.',
    ]);
    expect(await answers.locator('.count').textContent()).toBe('3');
  });

  it('lets who asked accept another answer, and pin one of their own to their profile', async () => {
    const page = await openAs(visitor, 'asker', '/');
    const asker = await database.prisma.user.findUniqueOrThrow({ where: { username: 'asker' } });
    const own = await seed.post({ author: asker, title: 'Why?', more: { kind: 'QUESTION' } });
    for (const text of ['Because.', 'Why not?']) {
      await seed.comment({ on: own, author: asker, text, more: { isAnswer: true } });
    }
    await page.goto(`/posts/${own.slug}`);
    const because = page.locator('article.card', { hasText: 'Because.' });
    const whyNot = page.locator('article.card', { hasText: 'Why not?' });
    for (const card of [because, whyNot]) {
      await card.getByRole('button', { name: 'More' }).click();
      await card.getByRole('button', { name: 'Accept as the answer' }).click();
      await card.getByText('accepted answer', { exact: true }).waitFor();
    }
    expect(await page.getByText('accepted answer', { exact: true }).count()).toBe(1);
    await whyNot.getByRole('button', { name: 'Accept no longer' }).click();
    await whyNot.getByText('accepted answer', { exact: true }).waitFor({ state: 'detached' });

    await because.getByRole('button', { name: 'Pin to your profile' }).click();
    await because.getByText('pinned', { exact: true }).waitFor();
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    await because.getByRole('button', { name: 'Take off your profile' }).click();
    await because.getByText('pinned', { exact: true }).waitFor({ state: 'detached' });
  });
});
