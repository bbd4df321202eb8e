import { builder } from '../../graphql/builder.ts';
import { listPrice } from '../../graphql/prices.ts';
import { MAX_COMMAND_RUNS } from '../../telemetry/command-runs.ts';
import { QUEUE_NAMES } from '../../telemetry/queues.ts';
import { Viewer } from '../viewer/refs.ts';
import { Administration, OperatorCommand, WorkQueue } from './refs.ts';
import {
  administrationFor,
  memoryMegabytes,
  operatorCommands,
  startedAt,
  workQueues,
} from './service.ts';

builder.objectType(WorkQueue, {
  description: 'Work that waits in the database for a server or a moderator.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: `The name of the queue. One of ${QUEUE_NAMES.map((name) => `\`${name}\``).join(', ')}.`,
    }),
    waiting: t.exposeInt('waiting', {
      description: 'The number of entries that are due. Counting stops at 10,000.',
    }),
    ageSeconds: t.exposeFloat('ageSeconds', {
      nullable: true,
      description: 'For how long the oldest of them has been due, in seconds. Null if none is due.',
    }),
  }),
});

builder.objectType(OperatorCommand, {
  description: 'A command that an operator ran on this database: an import or `doctor`.',
  fields: (t) => ({
    command: t.exposeString('command', { description: 'The command, such as `doctor`.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'When it began.' }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended. Null while it runs, and if it was killed.',
    }),
    isGood: t.exposeBoolean('isGood', {
      nullable: true,
      description: 'Whether it ended without problems. Null until it ends.',
    }),
    summary: t.exposeString('summary', {
      description: 'What it printed for the operator, at most 2,000 characters.',
    }),
  }),
});

builder.objectType(Administration, {
  description: 'The state of the server process that answers, and of the work in its database.',
  fields: (t) => ({
    startedAt: t.field({
      type: 'DateTime',
      description: 'When the process started.',
      resolve: () => startedAt(),
    }),
    memoryMegabytes: t.int({
      description: 'The memory that the process uses, in MiB.',
      resolve: () => memoryMegabytes(),
    }),
    queues: t.field({
      type: [WorkQueue],
      description: 'All queues of the database.',
      complexity: listPrice(QUEUE_NAMES.length),
      resolve: (_administration, _args, scope) => workQueues(scope),
    }),
    commands: t.field({
      type: [OperatorCommand],
      description: 'The last 50 commands of operators, newest first.',
      complexity: listPrice(MAX_COMMAND_RUNS),
      resolve: (_administration, _args, scope) => operatorCommands(scope),
    }),
  }),
});

builder.objectField(Viewer, 'administration', (t) =>
  t.field({
    description:
      'What operators want to know of the server. Null unless the viewer is an administrator.',
    type: Administration,
    nullable: true,
    resolve: (viewer) => administrationFor(viewer),
  }),
);
