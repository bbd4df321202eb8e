import type { Viewer } from '../../access/viewer.ts';
import type { Scope } from '../../request/scope.ts';
import { type CommandRun, readRuns } from '../../telemetry/command-runs.ts';
import { type QueueState, readQueues } from '../../telemetry/queues.ts';

/** What administrators see; null for all others. */
export function administrationFor(viewer: Viewer): Readonly<Record<never, never>> | null {
  return viewer.kind === 'member' && viewer.role === 'ADMIN' ? {} : null;
}

export const workQueues = ({ reader }: Scope): Promise<QueueState[]> => readQueues(reader);

export const operatorCommands = ({ reader }: Scope): Promise<CommandRun[]> => readRuns(reader);

/** When this process started. */
export function startedAt(): string {
  return new Date(Date.now() - process.uptime() * 1000).toISOString();
}

/** The memory of this process, in MiB. */
export function memoryMegabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}
