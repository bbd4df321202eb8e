import type { Page } from 'playwright-core';

/** Puts HTML in the place of those that the server answers, one after the other, and counts them. */
export function replaceTexts(page: Page, texts: readonly string[]): Promise<{ count: number }> {
  const replaced = { count: 0 };
  return replaceFields(page, (field, value) =>
    field === 'html' && typeof value === 'string' ? texts[replaced.count++ % texts.length] : value,
  ).then(() => replaced);
}

/** Changes fields of what the server answers. */
export async function replaceFields(
  page: Page,
  replace: (field: string, value: unknown) => unknown,
): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch().catch(() => null);
    // The page went away meanwhile.
    if (response === null) return;
    const body = JSON.parse(await response.text(), replace);
    await route.fulfill({ response, json: body });
  });
}
