import { turnBefore } from '../../event-loop/loop-turns.ts';
import type { Bytes } from '../pack.ts';

/** Text, or its bytes in UTF-8. */
export type Piece = string | Uint8Array;

/** Writes pieces of a page one after the other, in UTF-8. */
export async function joinPieces(pieces: readonly Piece[]): Promise<Bytes> {
  const written: Uint8Array[] = [];
  for (const piece of pieces) {
    await turnBefore(piece.length);
    written.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  }
  return Buffer.concat(written);
}
