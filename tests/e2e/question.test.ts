import { expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { openSeededServer } from './support/seeded-server.ts';

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
});
