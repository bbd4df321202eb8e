import { serveTasks } from '../../workers/serve-tasks.ts';
import { importThreadTasks } from './import-tasks.ts';

/** What a thread of `text-pool.ts` runs. */
serveTasks(importThreadTasks);
