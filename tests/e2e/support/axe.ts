import type { AxeResults } from 'axe-core';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { NARROWEST } from './width.ts';

/** WCAG 2.2 up to level AA, and what axe advises besides. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What can differ with the width or the colours: the elements of a page are the same on all screens. */
const VISUAL_RULES = ['color-contrast', 'target-size', 'scrollable-region-focusable'];

/** What axe finds, in a line each: by all of its rules, or by some. */
export async function findings(page: Page, rules = RULES): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options = JSON.stringify({ runOnly: rules, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${options})`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** On a wide and light screen, by all rules. */
export async function findingsOnWide(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  return findings(page);
}

/** On a narrow and dark screen, what the screen makes a difference to. */
export async function findingsOnNarrow(page: Page): Promise<string[]> {
  await page.setViewportSize(NARROWEST);
  await page.emulateMedia({ colorScheme: 'dark' });
  return findings(page, VISUAL_RULES);
}

/** On both. */
export async function findingsOnScreens(page: Page): Promise<string[]> {
  return [...(await findingsOnWide(page)), ...(await findingsOnNarrow(page))];
}
