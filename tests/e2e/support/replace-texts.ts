import type { Page } from 'playwright-core';

/** Puts HTML in the place of those that the server answers, one after the other, and counts them. */
export function replaceTexts(page: Page, texts: readonly string[]): Promise<{ count: number }> {
  const replaced = { count: 0 };
  return replaceFields(page, (field, value) =>
    field === 'html' && typeof value === 'string' ? texts[replaced.count++ % texts.length] : value,
  ).then(() => replaced);
}

/** What the server has rendered of a page, and hands over with it. */
const RENDERED = /<div id="app">.*<\/script>/s;

/** The scripts of a page that is read as it arrives, which no other page waits to load. */
const IN_TEMPLATE = /<template id="scripts">(.*?)<\/template>/s;

/** Changes fields of what the server answers. Pages come without what it has rendered, and ask for all of it. */
export async function replaceFields(
  page: Page,
  replace: (field: string, value: unknown) => unknown,
): Promise<void> {
  await sendUnrendered(page);
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch().catch(() => null);
    // The page went away meanwhile.
    if (response === null) return;
    const body = JSON.parse(await response.text(), replace);
    await route.fulfill({ response, json: body });
  });
}

/** Lets pages come as if the server could not render them. */
export async function sendUnrendered(page: Page): Promise<void> {
  await page.route(isPage, async (route) => {
    const response = await route.fetch().catch(() => null);
    // The page went away meanwhile.
    if (response === null) return;
    const html = await response.text();
    const body = html.replace(RENDERED, '<div id="app"></div>').replace(IN_TEMPLATE, '$1');
    await route.fulfill({ response, body });
  });
}

function isPage({ pathname }: URL): boolean {
  return !/^\/(?:graphql|assets)/.test(pathname);
}
