import type { Page } from 'playwright-core';

/** Fails the next requests of one operation: other parts of the page read what they show at the same time. */
export async function failOperation(page: Page, operation: string, times = 1): Promise<void> {
  let failures = 0;
  await page.route('**/graphql', (route) => {
    const { operationName } = route.request().postDataJSON();
    if (operationName !== operation || failures === times) return route.fallback();
    failures += 1;
    return route.abort();
  });
}
