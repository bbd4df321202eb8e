import { Writable } from 'node:stream';

/** A stream that holds what was written to it. */
export class CollectedBytes extends Writable {
  readonly pieces: Buffer[] = [];

  constructor() {
    // Who writes never has to wait.
    super({ highWaterMark: Number.MAX_SAFE_INTEGER });
  }

  override _write(piece: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.pieces.push(piece);
    done();
  }
}
