import { drawShareImage } from './draw-share-image.ts';

/** What the process of `share-image-work.ts` can do. */
export const shareImageTasks = { drawShareImage };

export type ShareImageTasks = typeof shareImageTasks;
