import { expect, it } from 'vitest';
import { askServer } from './support/ask-server.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';

interface Deep {
  readonly comments: {
    readonly nodes: readonly {
      readonly id: string;
      readonly depth: number;
      readonly body: { readonly text: string };
      readonly post: { readonly slug: string } | null;
      readonly root: { readonly body: { readonly text: string } } | null;
    }[];
  };
}

/** The comment with the most above it. */
async function deepest() {
  const { comments } = await askServer<Deep>(
    '{ comments(first: 100) { nodes { id depth body { text } post { slug } root { body { text } } } } }',
  );
  const [first] = comments.nodes.filter(({ post }) => post).sort((a, b) => b.depth - a.depth);
  if (first === undefined) throw new Error('The demo has no comments.');
  return first;
}

describeInBrowser('a thread', () => {
  const visitor = useBrowser();

  it('has addresses of single comments, which open the thread around them', async () => {
    const { id, body, post, root } = await deepest();
    const page = await visitor.open(`/posts/${post?.slug}/comments/${id}`);
    const focused = page.locator('.focused > article');

    await focused.filter({ hasText: body.text.slice(0, 30) }).waitFor();
    expect(await focused.evaluate(isInView)).toBe(true);
    await page
      .getByRole('article')
      .filter({ hasText: (root?.body.text ?? '').slice(0, 30) })
      .first()
      .waitFor();
  });

  it('is opened by a click on the words that a comment replies to', async () => {
    const page = await visitor.open('/users/perpetua');
    const link = page.locator('#comments .opening-words').first();
    const words = ((await link.textContent()) ?? '').replace(/…$/, '').slice(0, 30);

    await link.click();
    await page.locator('.focused > article').filter({ hasText: words }).waitFor();
    expect(page.url()).toMatch(/\/comments\/[\w-]+$/);
  });

  it('is folded where it is deep, and unfolds', async () => {
    const { post } = await deepest();
    const page = await visitor.open(`/posts/${post?.slug}`);
    const fold = page.getByRole('button', { name: /^Show (all )?\d+ repl/ }).first();
    await fold.waitFor();
    const before = await page.locator('.thread article').count();

    await fold.click();
    await expect.poll(() => page.locator('.thread article').count()).toBeGreaterThan(before);
  });
});

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
