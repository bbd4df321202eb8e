import { serveTasks } from '../../workers/serve-tasks.ts';
import { importTasks } from './import-tasks.ts';

/** What a thread of `text-pool.ts` runs. */
serveTasks(importTasks);
