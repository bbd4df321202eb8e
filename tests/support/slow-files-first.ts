import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest in its project: begun last, it would leave other processors idle at the end. */
const SLOW_FILES = [
  'tests/e2e/accessibility.test.ts',
  'tests/importers/stackexchange-dumps.test.ts',
  'tests/hostile/dearest-queries.test.ts',
  'tests/http/postgres/replicas.test.ts',
  'tests/importers/mediawiki-dumps.test.ts',
  'tests/importers/mediawiki-command.test.ts',
  'tests/laws/paging.test.ts',
  'tests/importers/stackexchange-killed.test.ts',
  'tests/importers/memory.unit.test.ts',
  'tests/content/hostile.test.ts',
];

/** Begins with slow files. The order of projects and of other files is vitest's. */
export class SlowFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return sorted.toSorted(
      (a, b) =>
        projects.indexOf(a.project) - projects.indexOf(b.project) ||
        Number(isSlow(b)) - Number(isSlow(a)),
    );
  }
}

function isSlow({ project, moduleId }: TestSpecification): boolean {
  return SLOW_FILES.includes(relative(project.config.root, moduleId));
}
