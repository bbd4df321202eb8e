import { describe, expect, it } from 'vitest';
import { ELEMENT_KINDS } from '../../src/importers/fidelity/elements.ts';
import { Fidelity, fidelityReport } from '../../src/importers/fidelity/fidelity.ts';
import { silentProgress } from '../../src/importers/progress.ts';
import type { SourceText } from '../../src/importers/records.ts';
import { openDump } from '../../src/importers/stackexchange/dump.ts';
import { stackExchangeRecords } from '../../src/importers/stackexchange/read-stackexchange.ts';
import { siteOf } from '../../src/importers/stackexchange/site.ts';
import { sourceTexts } from '../../src/importers/stackexchange/source-texts.ts';
import { Tally } from '../../src/importers/tally.ts';
import { renderTexts } from '../../src/importers/writer/texts.ts';
import { realDump } from './dumps.ts';

const directory = realDump('ai-2016');

describe.skipIf(directory === undefined)('the texts of ai-2016, without a database', () => {
  it('have the elements that the site showed', { timeout: 120_000 }, async () => {
    const fidelity = await fidelityOf(directory ?? '');
    process.stdout.write(`ai-2016:\n${fidelityReport(fidelity)}`);
    expect(fidelity.texts).toBeGreaterThan(1_170);
    expect(fidelity.total('formulas')).toBe(2);
    expect(ELEMENT_KINDS.filter((kind) => fidelity.share(kind) < 0.999)).toEqual([]);
  });
});

/** Renders the newest texts of questions, answers and tags, and compares each with the site's. */
async function fidelityOf(folder: string): Promise<Fidelity> {
  const newest = await newestTexts(folder);
  const fidelity = new Fidelity();
  for await (const { kind, externalId, name, html } of sourceTexts({
    directory: folder,
    site: 'ai',
  })) {
    const text = newest.get(`${kind} ${externalId}`);
    if (kind === 'user') continue;
    const [rendered] = text === undefined ? [] : renderTexts([{ text, docId: 'd' }]);
    if (rendered === undefined) fidelity.addMissing(name);
    else fidelity.add(name, html, rendered.html);
  }
  expect(fidelity.missing).toBe(0);
  return fidelity;
}

async function newestTexts(folder: string): Promise<Map<string, SourceText>> {
  const newest = new Map<string, SourceText>();
  const reading = {
    dump: await openDump(folder),
    tally: new Tally(() => {}),
    progress: silentProgress,
  };
  for await (const record of stackExchangeRecords(reading, siteOf('ai'))) {
    if (record.kind === 'comment' && !('make' in record.body)) {
      newest.set(`comment ${record.externalId}`, record.body);
    }
    if (record.kind !== 'revision' || 'make' in record.text) continue;
    newest.set(`${record.of.kind} ${record.of.externalId}`, record.text);
  }
  return newest;
}
