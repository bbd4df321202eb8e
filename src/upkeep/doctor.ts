import sql from 'sql-template-tag';
import { countWrongContributors, rebuildContributors } from '../attribution/contributors.ts';
import type { Database } from '../db/database.ts';
import type { ImageStore } from '../images/image-store.ts';
import { uploadsWithoutFiles } from '../images/missing-files.ts';
import { idBatches } from '../lib/id-batches.ts';
import { countWrong, setRight } from './counter.ts';
import { COUNTERS } from './counters.ts';
import { countForeignIds, nameSubjects } from './html-ids.ts';
import { checkInvariant, INVARIANTS } from './invariants.ts';
import { examinePreviews } from './previews.ts';

/** What one check found. */
export interface Finding {
  readonly name: string;
  /** Rows that are wrong. */
  readonly wrong: number;
  /** How many of them were put right. */
  readonly fixed: number;
  /** Ids of a few, for an operator to look at. */
  readonly examples: readonly string[];
}

interface DoctorOptions {
  /** Put right what can be. */
  readonly fix: boolean;
  /** Where the files of images are; without it they are not looked for. */
  readonly images?: ImageStore;
}

/** Runs every check, one after another; a check that fixes does so in a transaction of its own. */
export async function* examine(
  database: Database,
  { fix, images }: DoctorOptions,
): AsyncGenerator<Finding, void, undefined> {
  for (const counter of COUNTERS) {
    const wrong = await countWrong(database, counter, 'everything');
    const fixed = fix && wrong > 0 ? await setRight(database, counter, 'everything') : 0;
    yield { name: counter.name, wrong, fixed, examples: [] };
  }
  yield await examineContributors(database, fix);
  const previews = await examinePreviews(database, fix);
  yield { name: 'previews of texts', wrong: previews, fixed: fix ? previews : 0, examples: [] };
  yield await examineHtmlIds(database, fix);
  for (const invariant of INVARIANTS) {
    const { wrong, examples } = await checkInvariant(database, invariant);
    yield { name: invariant.name, wrong, fixed: 0, examples };
  }
  if (images !== undefined) {
    yield await examineImages(database, images);
  }
}

/** Where the store does not answer, the reason is the one example. */
async function examineImages(database: Database, images: ImageStore): Promise<Finding> {
  const problem = (await images.findProblem()) ?? (await images.findWriteProblem());
  const missing = problem === null ? await uploadsWithoutFiles(database, images) : [problem];
  const name = problem === null ? 'files of images' : `files of images: ${images.location}`;
  return { name, wrong: missing.length, fixed: 0, examples: missing.slice(0, 5) };
}

async function examineContributors(database: Database, fix: boolean): Promise<Finding> {
  let wrong = 0;
  for await (const rows of idBatches((after) => pagesAfter(database, after))) {
    const pages = rows.map(({ id }) => id);
    const here = await countWrongContributors(database, pages);
    wrong += here;
    if (fix && here > 0) await database.transaction((tx) => rebuildContributors(tx, pages));
  }
  return { name: 'wiki_contributors', wrong, fixed: fix ? wrong : 0, examples: [] };
}

async function examineHtmlIds(database: Database, fix: boolean): Promise<Finding> {
  const wrong = await countForeignIds(database);
  const fixed = fix && wrong > 0 ? await nameSubjects(database) : 0;
  return { name: 'ids of headings in revisions.html', wrong, fixed, examples: [] };
}

/** Pages whose versions are held in memory at once. */
const PAGES_AT_ONCE = 50;

function pagesAfter(database: Database, after: string): Promise<{ readonly id: string }[]> {
  return database.run(
    'upkeep.pages',
    sql`
      select w.id from wiki_pages w
      where w.id > ${after}::uuid
      order by w.id
      limit ${PAGES_AT_ONCE}::int`,
  );
}
