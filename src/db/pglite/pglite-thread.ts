import { serveTasks } from '../../workers/serve-tasks.ts';
import { pgliteTasks } from './pglite-tasks.ts';

/** What the thread runs that has the embedded database. */
serveTasks(pgliteTasks);
