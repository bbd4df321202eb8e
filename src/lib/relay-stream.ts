type Read<Piece> = () => Promise<ReadableStreamReadResult<Piece>>;

/**
 * A stream that relays another one, one piece for each read.
 *
 * @param next reads the next piece by the function it is given, and decides what becomes of a failure
 */
export function relayStream<Piece>(
  content: ReadableStream<Piece>,
  next: (read: Read<Piece>) => ReturnType<Read<Piece>>,
): ReadableStream<Piece> {
  const reader = content.getReader();
  return new ReadableStream<Piece>(
    {
      async pull(controller) {
        const { done, value } = await next(() => reader.read());
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
