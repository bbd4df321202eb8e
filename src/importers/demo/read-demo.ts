import { fileURLToPath } from 'node:url';
import { PACKAGE_ROOT } from '../../lib/package-root.ts';
import type { ImportRecord } from '../records.ts';
import { readArticles, readYaml } from './files.ts';
import {
  linksFile,
  peopleFile,
  postFront,
  reactionsFile,
  sequencesFile,
  wikiPageFront,
} from './formats.ts';
import { filedLinkRecords, LINKS_FILE, mentionRecords } from './links.ts';
import { Names } from './names.ts';
import { userRecords } from './people.ts';
import { postRecords } from './posts.ts';
import { REACTIONS_FILE, reactionRecords } from './reactions.ts';
import { SEQUENCES_FILE, sequenceRecords } from './sequences.ts';
import { commentRecords } from './threads.ts';
import { firstAt } from './versions.ts';
import { parentTopicRecords, wikiPageRecords } from './wiki-pages.ts';

const DEMO_FOLDER = new URL('prisma/demo', PACKAGE_ROOT);

/**
 * The demo community as records, each after those it names; the same on every run. Posts come in the
 * order in which they were published. Throws a `DemoFileError` that names the file when something in
 * it is not as prisma/demo/README.md says.
 */
export async function* demoRecords(
  directory: URL | string = DEMO_FOLDER,
): AsyncGenerator<ImportRecord, void, undefined> {
  const { people, pages, posts, sequences, links, reactions } = await readDemo(
    typeof directory === 'string' ? directory : fileURLToPath(directory),
  );
  const names = new Names(people, posts, pages);
  const postOf = (slug: string) => ({ kind: 'post', externalId: slug }) as const;
  const pageOf = (slug: string) => ({ kind: 'wikiPage', externalId: slug }) as const;

  yield* userRecords(people);
  for (const page of pages) yield* wikiPageRecords(page, names);
  for (const page of pages) yield* parentTopicRecords(page, names);
  for (const post of posts) yield* postRecords(post, names);
  for (const page of pages) yield* commentRecords(page, pageOf(page.slug), names);
  for (const post of posts) yield* commentRecords(post, postOf(post.slug), names);
  yield* sequenceRecords(sequences, names);
  for (const article of [...pages, ...posts]) yield* mentionRecords(article, names);
  yield* filedLinkRecords(links, names);
  yield* reactionRecords(reactions, names);
}

async function readDemo(root: string) {
  const [people, pages, posts, sequences, links, reactions] = await Promise.all([
    readYaml({ root, file: 'people.yaml', schema: peopleFile }),
    readArticles({ root, file: 'wiki', schema: wikiPageFront }),
    readArticles({ root, file: 'posts', schema: postFront }),
    readYaml({ root, file: SEQUENCES_FILE, schema: sequencesFile }),
    readYaml({ root, file: LINKS_FILE, schema: linksFile }),
    readYaml({ root, file: REACTIONS_FILE, schema: reactionsFile }),
  ]);
  posts.sort((a, b) => firstAt(a.front).getTime() - firstAt(b.front).getTime());
  return { people, pages, posts, sequences, links, reactions };
}
