import { serveTasks } from '../../workers/serve-tasks.ts';
import { textTasks } from './text-tasks.ts';

/** What a thread of `text-work.ts` runs. */
serveTasks(textTasks);
