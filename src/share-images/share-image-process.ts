import { serveTasks } from '../workers/serve-tasks.ts';
import { shareImageTasks } from './share-image-tasks.ts';

/** What a process of `share-image-work.ts` runs. */
serveTasks(shareImageTasks);
