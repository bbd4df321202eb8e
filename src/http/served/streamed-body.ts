import { relayStream } from '../../lib/relay-stream.ts';
import type { HttpExchange } from './endpoint.ts';

/**
 * The body of an answer that is sent piece by piece. When it fails, its connection is cut: the client must not take
 * the part that it has for the whole. yoga would end the process.
 */
export function streamedBody(
  content: ReadableStream<Uint8Array>,
  { cut }: Pick<HttpExchange, 'cut'>,
): ReadableStream<Uint8Array> {
  return relayStream(content, async (read) => {
    try {
      return await read();
    } catch (error) {
      if (cut === null) throw error;
      cut(error);
      return { done: true, value: undefined };
    }
  });
}
