import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** How many files are printed. */
const COUNT = 20;

/** Fewer than these need no list. */
const MIN_FILES = 40;

/** Prints at the end of a run which files took longest, with what they import and the databases they open. */
export class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length < MIN_FILES) return;
    const slowest = modules
      .map((module) => ({ module, seconds: secondsOf(module) }))
      .toSorted((a, b) => b.seconds - a.seconds)
      .slice(0, COUNT);
    const lines = slowest.map(({ module, seconds }) => {
      const file = relative(module.project.config.root, module.moduleId);
      return `${seconds.toFixed(1).padStart(8)} s  ${module.project.name.padEnd(8)}  ${file}`;
    });
    process.stdout.write(`\n Slowest files\n${lines.join('\n')}\n`);
  }
}

function secondsOf(module: TestModule): number {
  const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } =
    module.diagnostic();
  const parts = [environmentSetupDuration, prepareDuration, collectDuration, setupDuration];
  return (duration + parts.reduce((sum, part) => sum + part, 0)) / 1000;
}
