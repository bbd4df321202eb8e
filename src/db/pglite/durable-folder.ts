import { fsyncSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What we use of Emscripten's file system on a folder, as PGlite's module has it. */
interface NodeFileSystem {
  convertNodeCode(error: unknown): number;
  readonly stream_ops: { fsync?: (stream: Stream) => number };
}

interface Stream {
  /** Of the file or folder on disk. */
  readonly nfd: number;
}

/** A folder of PGlite whose files are on disk when PostgreSQL asks for it. */
export class DurableFolder extends NodeFS {
  readonly #onEnd: (reason: string) => void;

  /** @param onEnd receives why PostgreSQL ended itself, at once, while it does */
  constructor(folder: string, onEnd: (reason: string) => void) {
    super(folder);
    this.#onEnd = onEnd;
  }

  override async init(...[pglite, options]: Parameters<NodeFS['init']>) {
    const initialized = await super.init(pglite, options);
    const { emscriptenOpts } = initialized;
    const prepare = (module: PGlite['Module']) => makeDurable(fileSystemOf(module));
    emscriptenOpts.preRun = [...(emscriptenOpts.preRun ?? []), prepare];
    this.#watch(emscriptenOpts);
    return initialized;
  }

  #watch(options: EmscriptenOptions): void {
    let panic = 'PostgreSQL ended itself';
    const { printErr } = options;
    options.printErr = (line: string) => {
      if (line.includes(' PANIC: ')) panic = line.slice(line.indexOf('PANIC: '));
      printErr?.(line);
    };
    options.onAbort = () => this.#onEnd(panic);
  }
}

type EmscriptenOptions = Parameters<NodeFS['init']>[1];

function fileSystemOf(module: object): NodeFileSystem {
  // The types of PGlite's module leave it out.
  return (module as { readonly NODEFS: NodeFileSystem }).NODEFS;
}

/** Emscripten answers a sync with success and does nothing. */
function makeDurable(files: NodeFileSystem): void {
  files.stream_ops.fsync = ({ nfd }) => {
    try {
      fsyncSync(nfd);
      return 0;
    } catch (error) {
      return files.convertNodeCode(error);
    }
  };
}
