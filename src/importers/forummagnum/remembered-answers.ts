import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { reasonOf } from '../../db/driver-error.ts';
import { ImportError } from '../import-error.ts';
import type { Ask } from './client.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** The answers of a site in a folder, a file each, so that an interrupted import does not ask for them again. */
export function rememberAnswers(ask: Ask, url: string, folder: string): Ask {
  return async (query, variables = {}) => {
    const digest = createHash('sha256').update(JSON.stringify([url, query, variables]));
    const name = digest.digest('hex');
    const path = join(folder, name.slice(0, 2), `${name.slice(2)}.json.gz`);
    const remembered = await read(path);
    if (remembered !== null) return remembered;
    const answer = await ask(query, variables);
    await write(path, answer);
    return answer;
  };
}

export async function forgetAnswers(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Null for a file that is not there or damaged. */
async function read(path: string): Promise<Awaited<ReturnType<Ask>> | null> {
  try {
    return JSON.parse((await unpack(await readFile(path))).toString());
  } catch {
    return null;
  }
}

/** Under another name first: a file that is there is whole. */
async function write(path: string, answer: unknown): Promise<void> {
  const temporary = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, await pack(JSON.stringify(answer)));
    await rename(temporary, path);
  } catch (cause) {
    throw new ImportError(
      `Cannot keep what the site answered: ${reasonOf(cause)}. Choose another folder with --answers DIR.`,
      { cause },
    );
  }
}
