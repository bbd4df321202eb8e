/** What is read of a body after it was refused, so that its sender gets to read why, in bytes. */
const MAX_DRAINED = 4 * 1024 * 1024;

interface BodyLimit {
  readonly bytes: number;
  /** Makes the error for a larger body. */
  readonly tooLarge: () => Error;
}

/** All of a body, unless it is larger than its limit. */
export async function readBody(
  body: Request['body'],
  { bytes, tooLarge }: BodyLimit,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  const reader = body?.getReader();
  let size = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) return new Uint8Array(Buffer.concat(chunks));
    size += chunk.value.byteLength;
    if (size > bytes && reader !== undefined) {
      // To stop reading would reset the connection, and the answer with it.
      drain(reader).catch(() => {});
      throw tooLarge();
    }
    chunks.push(chunk.value);
  }
}

/** The server's time limit for a request holds meanwhile. */
async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  let size = 0;
  while (size < MAX_DRAINED) {
    const { done, value } = await reader.read();
    if (done) return;
    size += value.byteLength;
  }
  await reader.cancel();
}
