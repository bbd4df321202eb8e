import { costOf, type RequestInfo } from './request-info.ts';

/** In points. What costs less is answered in one go. */
const SMALL_COST = 1_000;

/** Whether an operation is so large that it must not hold the event loop until it is answered. */
export function isLarge(info: RequestInfo): boolean {
  return costOf(info) > SMALL_COST;
}

/** How many rows an operation's lists hand out in one go, however long each takes. */
const MANY_ROWS = 200;

/** Whether what a large operation hands out from now on goes out in pieces. */
export function handsOutMany(info: RequestInfo): boolean {
  return info.rows > MANY_ROWS && isLarge(info);
}
