import type { TestProject } from 'vitest/node';
import { AS_ONE, startCluster } from './replicated-postgres.ts';
import { provideDatabases } from './setup-postgres.ts';

/** Before the tests that read from a replica: a primary that answers a commit once its replica has replayed it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { primary, replicas, stop } = await startCluster(1, undefined, AS_ONE);
  return provideDatabases(project, {
    url: primary.url,
    replicaUrl: replicas[0]?.url ?? null,
    stop,
  });
}
