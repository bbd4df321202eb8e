import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** Prints at the end of a run which tests passed only when they ran again: each is a fault to mend. */
export class FlakyTests implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const flaky = modules.flatMap((module) =>
      [...module.children.allTests()]
        .filter((test) => test.diagnostic()?.flaky === true)
        .map((test) => {
          const file = relative(module.project.config.root, module.moduleId);
          return `${module.project.name.padEnd(8)}  ${file}  ${test.fullName}`;
        }),
    );
    if (flaky.length === 0) return;
    process.stdout.write(`\n Passed only when run again: ${flaky.length}\n${flaky.join('\n')}\n`);
  }
}
