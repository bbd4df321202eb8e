import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { type Comment, threadsFile } from './formats.ts';

/** A post or a wiki page: its front matter, its text as first written, and the threads under it. */
export interface Article<Front> {
  /** Relative to the demo's folder, for messages. */
  readonly file: string;
  readonly slug: string;
  readonly front: Front;
  readonly text: string;
  readonly threads: readonly Comment[];
}

interface YamlFile<Schema extends z.ZodType> {
  readonly root: string;
  readonly file: string;
  readonly schema: Schema;
}

const THREADS = '.comments.yaml';

/** `posts/SLUG` or `wiki/SLUG`: where the article's files are, and where the site shows it. */
export function pathOf({ file }: Article<unknown>): string {
  return file.replace(/\.md$/, '');
}

/** The file with the threads under an article. */
export function threadsFileOf(article: Article<unknown>): string {
  return pathOf(article) + THREADS;
}

/** Something in a file of the demo is not as it should be. The message begins with the file's name. */
export class DemoFileError extends Error {
  constructor(file: string, message: string, options?: ErrorOptions) {
    super(`${file}: ${message}`, options);
    this.name = 'DemoFileError';
  }
}

/** Reads a YAML file and checks it. Throws a `DemoFileError`, or `ENOENT` when it is missing. */
export async function readYaml<Schema extends z.ZodType>({ root, file, schema }: YamlFile<Schema>) {
  return check({ file, schema, yaml: await readFile(join(root, file), 'utf8') });
}

/** Reads every SLUG.md of a folder, with SLUG.comments.yaml where there is one, in order of the slugs. */
export async function readArticles<Schema extends z.ZodType>({
  root,
  file: folder,
  schema,
}: YamlFile<Schema>): Promise<Article<z.infer<Schema>>[]> {
  const names = new Set((await readdir(join(root, folder))).sort());
  const stray = [...names].find((name) => !isText(name) && !names.has(textBeside(name)));
  if (stray !== undefined) {
    throw new DemoFileError(`${folder}/${stray}`, 'is neither a text nor the threads under one');
  }
  return Promise.all(
    [...names].filter(isText).map(async (name) => {
      const slug = basename(name, '.md');
      const threads = `${slug}${THREADS}`;
      return {
        ...(await readArticle({ root, file: `${folder}/${name}`, schema })),
        slug,
        threads: names.has(threads)
          ? await readYaml({ root, file: `${folder}/${threads}`, schema: threadsFile })
          : [],
      };
    }),
  );
}

function isText(name: string): boolean {
  return name.endsWith('.md');
}

function textBeside(name: string): string {
  return name.endsWith(THREADS) ? `${basename(name, THREADS)}.md` : '';
}

async function readArticle<Schema extends z.ZodType>({ root, file, schema }: YamlFile<Schema>) {
  const source = await readFile(join(root, file), 'utf8');
  const [, yaml, text] = /^---\n(.*?)^---\n(.*)$/ms.exec(source) ?? [];
  if (yaml === undefined || text === undefined) {
    throw new DemoFileError(file, 'does not begin with front matter between two lines of ---');
  }
  return { file, front: check({ file, schema, yaml }), text: text.trim() };
}

interface CheckedYaml<Schema extends z.ZodType> {
  readonly file: string;
  readonly schema: Schema;
  readonly yaml: string;
}

function check<Schema extends z.ZodType>({ file, schema, yaml }: CheckedYaml<Schema>) {
  const result = schema.safeParse(parseYaml(file, yaml));
  if (!result.success) throw new DemoFileError(file, z.prettifyError(result.error));
  return result.data;
}

function parseYaml(file: string, yaml: string): unknown {
  try {
    return parse(yaml);
  } catch (cause) {
    throw new DemoFileError(file, cause instanceof Error ? cause.message : String(cause), {
      cause,
    });
  }
}
