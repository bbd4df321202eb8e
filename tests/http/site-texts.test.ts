import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { EnvironmentError } from '../../src/env.ts';
import { siteText } from '../../src/request/site-texts.ts';
import { openTestApi } from '../support/api.ts';

const folder = mkdtempSync(join(tmpdir(), 'commonplace-site-texts-'));
afterAll(() => rmSync(folder, { recursive: true }));
const rulesFile = join(folder, 'rules.md');
writeFileSync(rulesFile, '1. Be *kind*.\n2. <script>alert(1)</script>[x](javascript:alert(1))\n');
const { ask, app } = await openTestApi({ SITE_RULES_FILE: rulesFile });

it('a site has the texts of its operator as safe HTML', async () => {
  const { site } = await ask('{ site { aboutHtml rulesHtml } }');
  expect(site.aboutHtml).toBeNull();
  expect(site.rulesHtml).toContain('<li>Be <em>kind</em>.</li>');
  expect(site.rulesHtml).not.toMatch(/<script|href="javascript/);
});

it('the page About shows them', async () => {
  const page = await (await app.fetch('http://localhost/about')).text();
  expect(page).toContain('<em>kind</em>');
});

it('a file that cannot be read ends the start', () => {
  const read = () => siteText('SITE_ABOUT_FILE', join(folder, 'missing.md'));
  expect(read).toThrow(EnvironmentError);
  expect(read).toThrow(/SITE_ABOUT_FILE: cannot read .*missing\.md/);
});
