import { beforeAll, describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import type { ImportRecord } from '../../src/importers/records.ts';
import { readRecords, textsOf } from './read-records.ts';

let records: ImportRecord[];
let rendered: [externalId: string, html: string][];

beforeAll(async () => {
  records = await readRecords();
  rendered = textsOf(records).map(([id, markdown]) => [id, renderMarkdown(markdown).html]);
}, 30_000);

describe('the texts of the demo', () => {
  it('render without TeX or Markdown that was not understood', () => {
    for (const [externalId, html] of rendered) {
      const prose = html.replace(/<math[\s\S]*?<\/math>|<pre>[\s\S]*?<\/pre>/g, '');
      expect(prose, externalId).not.toMatch(/\$|\\[a-z]+\{|\*\*|\]\(|\[\^/);
    }
  });

  it('link to nothing that is not there', () => {
    const here = new Set(records.map(addressOf));
    for (const [externalId, html] of rendered) {
      for (const [, href = ''] of html.matchAll(/<a href="([^"]*)"/g)) {
        expect(here.has(href) || href.startsWith('#fn'), `${externalId}: ${href}`).toBe(true);
      }
    }
  });

  it('name no site but the example ones', () => {
    const sites = records.flatMap((record) => {
      if (record.kind === 'user') return record.websiteUrl ?? [];
      return record.kind === 'post' ? (record.linkUrl ?? []) : [];
    });
    expect(sites.length).toBeGreaterThanOrEqual(10);
    for (const site of sites) {
      expect(new URL(site).hostname).toMatch(/(?:^|\.)example\.(?:org|com)$/);
    }
  });
});

function addressOf(record: ImportRecord): string | null {
  if (record.kind === 'post') return `/posts/${record.slug}`;
  return record.kind === 'wikiPage' ? `/wiki/${record.slug}` : null;
}
