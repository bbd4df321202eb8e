import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ICruiseResult, IViolation } from 'dependency-cruiser';

const RULES = fileURLToPath(new URL('../.dependency-cruiser.mjs', import.meta.url));
const CRUISER = fileURLToPath(
  new URL('../node_modules/dependency-cruiser/bin/dependency-cruise.mjs', import.meta.url),
);

/** One file that imports another. Paths are relative to the tree. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
}

export interface Imports {
  /** The imports that break a rule. */
  readonly broken: readonly IViolation[];
  /** Paths of what was read, relative to the tree. */
  readonly modules: readonly string[];
  readonly arrows: readonly Arrow[];
}

/**
 * Follows every import under `folders` of the tree at `root` and holds it against the rules. In a
 * process of its own, because swc's visitor does not survive the loaders that run TypeScript.
 *
 * @throws Error with what dependency-cruiser says when it cannot read a file
 */
export function followImports({
  root = process.cwd(),
  folders,
}: {
  readonly root?: string;
  readonly folders: readonly string[];
}): Imports {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [CRUISER, '--config', RULES, '--output-type', 'json', ...folders],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  if (!stdout.startsWith('{')) throw new Error(`${stdout}${stderr}`.trim());
  const { modules, summary }: ICruiseResult = JSON.parse(stdout);
  return {
    broken: summary.violations,
    modules: modules.map((module) => module.source),
    arrows: modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
    ),
  };
}

/** One line an arrow, with the reason of its rule. */
export function formatBroken(broken: readonly IViolation[]): string {
  return broken
    .map(({ from, to, rule, cycle, comment }) => {
      const path = cycle === undefined ? to : cycle.map((step) => step.name).join(' -> ');
      return `${rule.name}: ${from} -> ${path}${comment === undefined ? '' : `\n  ${comment}`}`;
    })
    .join('\n');
}
