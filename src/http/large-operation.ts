import type { DocumentNode } from 'graphql';
import { documentSize } from './document-size.ts';
import { costOf, type RequestInfo } from './request-info.ts';

/** In points. What costs less is answered in one go. */
const SMALL_COST = 1_000;

/** Whether an operation is so large that it must not hold the event loop until it is answered. */
export function isLarge(info: RequestInfo): boolean {
  return costOf(info) > SMALL_COST;
}

/** How many rows an operation's lists hand out in one go, however long each takes. */
const MANY_ROWS = 200;
/** How many fields these rows may have, if each had all fields of the document. */
const MANY_FIELDS = 20_000;

/** Whether the rows of an operation are processed in chunks from now on, so that others get the event loop. */
export function isProcessedInChunks(info: RequestInfo): boolean {
  return isLarge(info) && info.rows > rowsInOneGo(info.document);
}

const remembered = new WeakMap<DocumentNode, number>();

function rowsInOneGo(document: DocumentNode | undefined): number {
  if (document === undefined) return MANY_ROWS;
  let rows = remembered.get(document);
  if (rows === undefined) {
    rows = Math.min(MANY_ROWS, MANY_FIELDS / documentSize(document).fields);
    remembered.set(document, rows);
  }
  return rows;
}
