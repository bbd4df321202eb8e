import { encodeImage, type ImageLimits } from './encode-image.ts';

interface Encoding {
  readonly bytes: Uint8Array;
  readonly limits: ImageLimits;
}

/** What the process of `image-work.ts` can do. */
export const imageTasks = {
  encodeImage: ({ bytes, limits }: Encoding) => encodeImage(bytes, limits),
};

export type ImageTasks = typeof imageTasks;
