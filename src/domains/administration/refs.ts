import { builder } from '../../graphql/builder.ts';
import type { CommandRun } from '../../telemetry/command-runs.ts';
import type { QueueState } from '../../telemetry/queues.ts';

/** Stands for what all administrators see alike. */
export const Administration = builder.objectRef<Readonly<Record<never, never>>>('Administration');

export const WorkQueue = builder.objectRef<QueueState>('WorkQueue');

export const OperatorCommand = builder.objectRef<CommandRun>('OperatorCommand');
