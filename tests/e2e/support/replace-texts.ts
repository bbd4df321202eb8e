import type { Page } from 'playwright-core';

/** Puts HTML in the place of those that the server answers, one after the other, and counts them. */
export async function replaceTexts(
  page: Page,
  texts: readonly string[],
): Promise<{ count: number }> {
  const replaced = { count: 0 };
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch().catch(() => null);
    // The page went away meanwhile.
    if (response === null) return;
    const body = JSON.parse(await response.text(), (key, value: unknown) => {
      if (key !== 'html' || typeof value !== 'string') return value;
      return texts[replaced.count++ % texts.length];
    });
    await route.fulfill({ response, json: body });
  });
  return replaced;
}
