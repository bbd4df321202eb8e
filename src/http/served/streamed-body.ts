import type { Asked } from './served.ts';

/**
 * The body of an answer that is sent piece by piece. When it fails, its connection is cut: the client must not take
 * the part that it has for the whole. yoga would end the process.
 */
export function streamedBody(
  content: ReadableStream<Uint8Array>,
  { cut }: Pick<Asked, 'cut'>,
): ReadableStream<Uint8Array> {
  const reader = content.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          if (cut === null) throw error;
          cut(error);
          controller.close();
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
