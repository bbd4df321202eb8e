import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onceDone } from '../../lib/once.ts';
import { orNull } from '../../lib/or-null.ts';
import { PACKAGE_ROOT } from '../../lib/package-root.ts';
import type { Encoding } from '../accepted-encoding.ts';
import { operationNameOf } from '../persisted-operations/manifest.ts';
import type { PageRenderer } from './page-renderer.ts';

/** Where the build puts the application. */
export const WEB_FOLDER = fileURLToPath(new URL('dist/web', PACKAGE_ROOT));

/** What the pages are made of besides their HTML. */
export interface Bundle {
  /** Addresses of scripts and style sheets. `start` runs before anything is painted. */
  readonly main: string | undefined;
  readonly start: string | undefined;
  readonly icon: string | undefined;
  readonly styles: readonly string[];
  /** Scripts that `main` and a page need, by the name of its file in web/src/pages. */
  readonly pageScripts: ReadonlyMap<string, readonly string[]>;
  /** By address. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** Renders pages on the server; null where there is no build. Loaded with the first page. */
  readonly renderer: (() => Promise<PageRenderer>) | null;
  /** The texts of the operations that the pages send, by the ids that Relay gave them. */
  readonly operations: ReadonlyMap<string, string>;
  /** The ids of these operations, by their names. */
  readonly operationIds: ReadonlyMap<string, string>;
}

interface Asset {
  readonly type: string;
  readonly bytes: ReadonlyMap<Encoding, Uint8Array<ArrayBuffer>>;
}

/** A part of the application as Vite's manifest describes it. */
interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

type Manifest = Readonly<Record<string, Chunk>>;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const SUFFIXES: Readonly<Record<Encoding, string>> = { identity: '', br: '.br', gzip: '.gz' };

/**
 * Reads what `npm run build` made of web/. A folder that is not there gives an empty bundle: pages then
 * say what they are, and do nothing.
 */
export async function readBundle(folder: string): Promise<Bundle> {
  const manifest = await readJson<Manifest>(join(folder, 'manifest.json'));
  const { 'src/start/main.ts': start } = await readJson<Manifest>(
    join(folder, 'start-manifest.json'),
  );
  const operations = await readJson<Record<string, string>>(join(folder, 'operations.json'));
  const main = manifest['src/main.tsx'];
  const renderer = join(folder, 'server/server.js');
  return {
    main: main && addressOf(main.file),
    start: start && addressOf(start.file),
    icon: manifest['src/icon.svg'] && addressOf(manifest['src/icon.svg'].file),
    styles: (main?.css ?? []).map(addressOf),
    pageScripts: pageScripts(manifest),
    assets: await readAssets(join(folder, 'assets')),
    renderer: existsSync(renderer) ? onceDone(() => import(pathToFileURL(renderer).href)) : null,
    operations: new Map(Object.entries(operations)),
    operationIds: new Map(
      Object.entries(operations).map(([id, text]) => [operationNameOf(text) ?? '', id]),
    ),
  };
}

async function readJson<Content extends object>(file: string): Promise<Content> {
  return JSON.parse((await orNull(readFile(file, 'utf8'))) ?? '{}');
}

function addressOf(file: string): string {
  return `/${file}`;
}

function pageScripts(manifest: Manifest): Map<string, string[]> {
  const [main, ...ofMain] = filesOf(manifest, 'src/main.tsx');
  return new Map(
    Object.keys(manifest).flatMap((key) => {
      const name = /^src\/pages\/(.+)\.tsx$/.exec(key)?.[1];
      if (name === undefined) return [];
      const files = new Set([...ofMain, ...filesOf(manifest, key)]);
      files.delete(main ?? '');
      return [[name, [...files].map(addressOf)] as const];
    }),
  );
}

/** The file of a part and those of all that it imports. */
function filesOf(manifest: Manifest, key: string): string[] {
  const chunk = manifest[key];
  if (chunk === undefined) return [];
  const below = (chunk.imports ?? []).flatMap((part) => filesOf(manifest, part));
  return [...new Set([chunk.file, ...below])];
}

async function readAssets(folder: string): Promise<Map<string, Asset>> {
  const names = (await orNull(readdir(folder))) ?? [];
  const wanted = names.filter((name) => TYPES[extname(name)] !== undefined);
  const assets = wanted.map(async (name) => {
    const bytes = new Map<Encoding, Uint8Array<ArrayBuffer>>();
    for (const [encoding, suffix] of Object.entries(SUFFIXES)) {
      if (!names.includes(name + suffix)) continue;
      bytes.set(encoding as Encoding, new Uint8Array(await readFile(join(folder, name + suffix))));
    }
    return [`/assets/${name}`, { type: TYPES[extname(name)] ?? '', bytes }] as const;
  });
  return new Map(await Promise.all(assets));
}
