import type { ExecutionResult } from 'graphql';
import { nextTurn } from '../event-loop/loop-turns.ts';
import { answerTooLarge, type ByteBudget } from '../lib/byte-budget.ts';
import type { MaybePromise } from '../lib/maybe-promise.ts';
import { isLargerThan } from './answer-size.ts';
import { isLarge, isProcessedInChunks } from './large-operation.ts';
import { tooLarge } from './refusal.ts';
import { requestInfo } from './request-info.ts';

/** Texts of more bytes than these hold the event loop for as long as many rows. */
const MANY_BYTES = 1_000_000;

/**
 * The answer as it is, unless it is larger than an answer may be: rows that are read once may be answered
 * often, under other names and below other rows.
 *
 * @throws GraphQLError ANSWER_TOO_LARGE
 */
export function fittingAnswer<Result extends ExecutionResult>(
  request: Request,
  result: Result,
): MaybePromise<Result> {
  const info = requestInfo(request);
  const { bytes } = info;
  // Without a budget nothing was read.
  if (bytes === undefined) return result;
  if (isProcessedInChunks(info) || bytes.limit - bytes.left > MANY_BYTES)
    return checkInChunks(result, bytes);
  return isLarge(info) || bytes.left < bytes.limit / 2 ? fitting(result, bytes) : result;
}

/** To execute, to measure and to write a large answer takes long each time. */
async function checkInChunks<Result extends ExecutionResult>(
  result: Result,
  bytes: ByteBudget,
): Promise<Result> {
  await nextTurn();
  fitting(result, bytes);
  await nextTurn();
  return result;
}

function fitting<Result extends ExecutionResult>(result: Result, { limit }: ByteBudget): Result {
  if (isLargerThan(result.data, limit)) throw tooLarge(answerTooLarge(limit));
  return result;
}
