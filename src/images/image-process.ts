import { serveTasks } from '../workers/serve-tasks.ts';
import { imageTasks } from './image-tasks.ts';

/** What a process of `image-work.ts` runs. */
serveTasks(imageTasks);
