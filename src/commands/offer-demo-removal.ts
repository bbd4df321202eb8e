import { createInterface } from 'node:readline/promises';
import type { Database } from '../db/database.ts';
import { removeDemoAndReport } from './demo.ts';

/**
 * Before an import, asks on a terminal whether to remove the demo community. Without a terminal it only prints
 * how to remove it.
 *
 * @param isUnwanted whether to remove it without asking
 */
export async function offerDemoRemoval(database: Database, isUnwanted: boolean): Promise<void> {
  const { hasDemo } = await import('../importers/demo/remove-demo.ts');
  if (!(await hasDemo(database))) return;
  if (isUnwanted || (await isAgreedTo('Remove the demo community first? [y/N] '))) {
    await removeDemoAndReport(database);
    return;
  }
  process.stderr.write(
    'The demo community stays beside what is imported. `commonplace demo remove` removes it.\n',
  );
}

async function isAgreedTo(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question).finally(() => terminal.close());
  return /^y(es)?$/i.test(answer.trim());
}
