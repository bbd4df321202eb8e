import type { SourceHtml } from '../fidelity/measure-fidelity.ts';
import { silentProgress } from '../progress.ts';
import { Tally } from '../tally.ts';
import type { Dialect } from './dialect.ts';
import { type Dump, openDump } from './dump.ts';
import { answerId } from './ids.ts';
import { MathsDetector, type MathsSetting, mathsOf } from './maths-detector.ts';
import { ANSWER, QUESTION, TAG_WIKI } from './post-types.ts';
import { readTable } from './read-table.ts';
import { siteOf } from './site.ts';
import { postHtml } from './site-html.ts';
import { type PostRow, posts } from './tables/posts.ts';
import { tags } from './tables/tags.ts';
import { users } from './tables/users.ts';

export interface SourceTextOptions {
  /** The folder with the XML files. */
  readonly directory: string;
  /** The site's name or host. Default: the folder's name. */
  readonly site?: string | undefined;
  /** Whether the site has formulas. Default: its texts decide. */
  readonly maths?: MathsSetting | undefined;
}

/** Every text of a dump of which it has the site's HTML: posts, wikis of tags and biographies. */
export async function* sourceTexts(options: SourceTextOptions): AsyncGenerator<SourceHtml> {
  const dump = await openDump(options.directory);
  const origin = `https://${siteOf(options.site ?? dump.name).host}`;
  const reading = readingOf(dump);
  const detector = new MathsDetector();
  for await (const { row } of readTable(reading, posts)) detector.see(row.Body);
  const dialect = { origin, maths: mathsOf(detector.found(), options.maths ?? 'auto') };
  const tagOfWiki = new Map<number, string>();
  for await (const { row } of readTable(reading, tags)) {
    if (row.WikiPostId !== undefined) tagOfWiki.set(row.WikiPostId, row.TagName);
  }
  for await (const { row } of readTable(reading, posts)) {
    const text = postText(row, tagOfWiki, dialect);
    if (text !== null) yield text;
  }
  for await (const { row } of readTable(reading, users)) {
    if (!row.AboutMe?.trim()) continue;
    const html = postHtml(row.AboutMe, { origin, maths: 'marked' });
    yield { kind: 'user', externalId: String(row.Id), name: `${users.file} ${row.Id}`, html };
  }
}

function postText(
  { Id: id, PostTypeId: type, Body: body }: PostRow,
  tagOfWiki: ReadonlyMap<number, string>,
  dialect: Dialect,
): SourceHtml | null {
  const text = { name: `${posts.file} ${id}`, html: postHtml(body, dialect) };
  if (type === QUESTION) return { kind: 'post', externalId: String(id), ...text };
  if (type === ANSWER) return { kind: 'comment', externalId: answerId(id), ...text };
  const tag = type === TAG_WIKI ? tagOfWiki.get(id) : undefined;
  return tag === undefined ? null : { kind: 'wikiPage', externalId: tag, ...text };
}

/** The import counts and rejects rows; here they are read once more. */
function readingOf(dump: Dump) {
  return { dump, tally: new Tally(() => {}), progress: silentProgress };
}
