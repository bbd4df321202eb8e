import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { expect, it, onTestFinished } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { ELEMENT_KINDS, elementsIn } from '../../src/importers/fidelity/elements.ts';
import { fidelityReport } from '../../src/importers/fidelity/fidelity.ts';
import { measureFidelity } from '../../src/importers/fidelity/measure-fidelity.ts';
import { sourceTexts } from '../../src/importers/stackexchange/source-texts.ts';
import { openTestDatabase } from '../support/database.ts';
import { generateFormulaDump } from './generate-formula-dump.ts';
import { importDump } from './import-dump.ts';

const database = await openTestDatabase();

it.each([
  ['marked', true],
  ['in bare dollars', false],
])(
  'keeps every formula of a site, %s, in what is shown and in the Markdown',
  { timeout: 120_000 },
  async (name, isMarked) => {
    const folder = await mkdtemp(join(tmpdir(), 'commonplace-formulas-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const directory = join(folder, isMarked ? 'qubits' : 'old-qubits');
    const formulas = await generateFormulaDump(directory, { questions: 100, isMarked });
    const { source } = await importDump(database, directory);
    const texts = sourceTexts({ directory });
    const fidelity = await measureFidelity({ database, source, texts });
    process.stdout.write(`formulas ${name}:\n${fidelityReport(fidelity)}`);
    expect(fidelity.total('formulas')).toBe(formulas);
    expect(ELEMENT_KINDS.filter((kind) => fidelity.lost(kind) > 0)).toEqual([]);

    const versions = await database.run<{ html: string; markdown: string }>(
      'test.versions',
      sql`
      select r.html, r.markdown from revisions r
      join origins o on o.source = ${source} and o.kind = 'revision' and o.our_id = r.id`,
    );
    for (const { html, markdown } of versions) {
      // Macros hold for one formula alone where people write.
      if (markdown.includes('newcommand')) continue;
      const again = elementsIn(renderMarkdown(markdown).html);
      expect(again.get('formulas')).toEqual(elementsIn(html).get('formulas'));
    }
  },
);
