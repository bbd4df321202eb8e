import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';

interface Place {
  readonly offset: number;
  readonly length: number;
}

/**
 * The texts of templates, on disk, so that memory holds only their titles and what was used lately. The
 * file has no name any more while it is used, so nothing is left behind by a killed process.
 */
export class TemplateStore {
  readonly #file = openNameless();
  readonly #places = new Map<string, Place>();
  readonly #texts = new LRUCache<string, string>({
    maxSize: CACHED_CHARACTERS,
    sizeCalculation: (text) => text.length + 1,
  });
  #end = 0;

  get count(): number {
    return this.#places.size;
  }

  /** A later text of the same title replaces the earlier one. */
  add(title: string, text: string): void {
    const bytes = Buffer.from(text);
    writeSync(this.#file, bytes, 0, bytes.length, this.#end);
    this.#places.set(title, { offset: this.#end, length: bytes.length });
    this.#end += bytes.length;
  }

  has(title: string): boolean {
    return this.#places.has(title);
  }

  get(title: string): string | undefined {
    const place = this.#places.get(title);
    if (place === undefined) return undefined;
    const cached = this.#texts.get(title);
    if (cached !== undefined) return cached;
    const bytes = Buffer.alloc(place.length);
    readSync(this.#file, bytes, 0, place.length, place.offset);
    const text = bytes.toString();
    this.#texts.set(title, text);
    return text;
  }

  close(): void {
    closeSync(this.#file);
  }
}

const CACHED_CHARACTERS = 16_000_000;

function openNameless(): number {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-import-'));
  const file = openSync(join(folder, 'templates'), 'wx+');
  rmSync(folder, { recursive: true });
  return file;
}
