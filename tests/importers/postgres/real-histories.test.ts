import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spansOf } from '../../../src/content/attribution.ts';
import { cleanText } from '../../../src/content/clean-text.ts';
import { diffMarkdown } from '../../../src/content/diff.ts';
import { diffHtml } from '../../../src/content/diff-html.ts';
import { renderMarkdown } from '../../../src/content/render.ts';
import type { ImportRecord } from '../../../src/importers/records.ts';
import { Tally } from '../../../src/importers/tally.ts';
import { writeRecords } from '../../../src/importers/writer/write-records.ts';
import { groupBy } from '../../../src/lib/group-by.ts';
import { serveTest } from '../../support/api.ts';
import { openTestDatabase } from '../../support/database.ts';
import { wrongs } from '../../support/members.ts';
import { dumpsFolder, realDump } from '../dumps.ts';
import { page, revision, user } from '../make-records.ts';

// Texts by people of Arbital, https://arbital.com, CC BY 3.0: they are read where they stand.

interface Edit {
  readonly pageId: string;
  readonly edit: number;
  readonly title: string;
  readonly alias: string;
  readonly editSummary: string;
  readonly editCreatorId: string;
  readonly editCreatedAt: string;
  readonly isMinorEdit: boolean;
  readonly text: string;
}

/** Beside the other dumps; where those are missing, so is this. */
const fileExists = realDump('ai-2016') !== undefined;
const folder = dumpsFolder('arbital-wiki');

/** White space alone is not marked in HTML. */
function words(text: string): string {
  return text.replace(/\s+/g, '');
}

async function readJson<Value>(file: string): Promise<Value> {
  return JSON.parse(await readFile(join(folder, file), 'utf8'));
}

describe.runIf(fileExists)('123 pages of mathematics by many hands', async () => {
  const lines = fileExists ? (await readFile(join(folder, 'histories.jsonl'), 'utf8')).trim() : '';
  const edits: Edit[] = lines.split('\n').map((line) => JSON.parse(line || '{}'));
  const pages = groupBy(edits, ({ pageId }) => pageId);

  it('have differences that lead from each version to the next, as text and as HTML', {
    timeout: 120_000,
  }, () => {
    expect([pages.size, edits.length]).toEqual([123, 1_301]);
    for (const [pageId, versions] of pages) {
      let [before, shown] = ['', renderMarkdown('')];
      for (const { edit, text } of versions) {
        const { hunks, charsAdded, charsRemoved } = diffMarkdown(before, text);
        const side = (...kinds: string[]) =>
          hunks.map((hunk) => (kinds.includes(hunk.kind) ? hunk.text : '')).join('');
        expect([pageId, edit, side('EQUAL', 'DELETE')]).toEqual([pageId, edit, cleanText(before)]);
        expect([pageId, edit, side('EQUAL', 'INSERT')]).toEqual([pageId, edit, cleanText(text)]);
        expect([charsAdded, charsRemoved]).toEqual([side('INSERT').length, side('DELETE').length]);
        const rendered = renderMarkdown(text, { docId: pageId });
        const marked = diffHtml(shown.html, rendered.html);
        if (words(rendered.text) !== words(shown.text)) expect(marked).toMatch(/<(ins|del)\b/);
        [before, shown] = [text, rendered];
      }
    }
  });

  it('have authors for every character', { timeout: 60_000 }, () => {
    for (const [pageId, versions] of pages) {
      const spans = spansOf(
        versions.map(({ editCreatorId: author, text: markdown }) => ({ author, markdown })),
      );
      const length = spans.reduce((sum, span) => sum + span.length, 0);
      expect([pageId, length]).toEqual([pageId, cleanText(versions.at(-1)?.text ?? '').length]);
      const authors = new Set(versions.map(({ editCreatorId }) => editCreatorId));
      expect(spans.filter(({ author }) => !authors.has(author))).toEqual([]);
    }
  });

  it('are stored with shares of authorship that add up, and with counters that are right', {
    timeout: 180_000,
  }, async () => {
    const database = await openTestDatabase();
    const names = await readJson<Record<string, string>>('users.json');
    const tally = new Tally(({ reason }) => {
      throw new Error(reason);
    });
    await writeRecords({ database, source: 'arbital', records: recordsOf(edits, names), tally });
    expect(tally.kind('revision').written).toBe(1_301);
    expect(await wrongs(database)).toEqual([]);

    const { ask } = serveTest(database);
    let [after, seen]: [string | null, number] = [null, 0];
    do {
      const { wikiPages } = await ask(
        `query($after: String) {
          wikiPages(first: 25, after: $after) {
            pageInfo { hasNextPage endCursor }
            nodes {
              body { wordCount }
              contributors(first: 50) { nodes { share contributionCount } }
            }
          }
        }`,
        { after },
      );
      for (const { body, contributors } of wikiPages.nodes) {
        const shares = contributors.nodes.map(({ share }: { share: number }) => share);
        const sum = shares.reduce((total: number, share: number) => total + share, 0);
        if (body.wordCount > 0) expect(sum).toBeCloseTo(1, 6);
        seen += 1;
      }
      after = wikiPages.pageInfo.hasNextPage ? wikiPages.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toBe(123);
  });
});

function* recordsOf(
  edits: readonly Edit[],
  names: Readonly<Record<string, string>>,
): Generator<ImportRecord> {
  for (const id of new Set(edits.map(({ editCreatorId }) => editCreatorId))) {
    yield user(id, { displayName: names[id] ?? id });
  }
  const told = new Set<string>();
  for (const { pageId, edit, title, editSummary, editCreatorId, ...more } of edits) {
    const createdAt = new Date(`${more.editCreatedAt.replace(' ', 'T')}Z`);
    if (!told.has(pageId)) yield page(pageId, { title, slug: more.alias, createdAt });
    told.add(pageId);
    yield revision(
      `${pageId}@${edit}`,
      { kind: 'wikiPage', externalId: pageId },
      {
        ...{ title, createdAt, summary: editSummary || null, isMinor: more.isMinorEdit },
        author: { user: editCreatorId, name: names[editCreatorId] ?? editCreatorId },
        text: { markdown: more.text },
      },
    );
  }
}
