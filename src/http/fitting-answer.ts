import type { ExecutionResult } from 'graphql';
import { answerTooLarge } from '../lib/byte-budget.ts';
import { isLargerThan } from './answer-size.ts';
import { tooLarge } from './refusal.ts';
import { requestInfo } from './request-info.ts';

/** What an operation costs at the most whose answer is not looked through, in points. */
const SMALL_COST = 1_000;

/**
 * The answer as it is, unless it is larger than an answer may be: rows that are read once may be answered
 * often, under other names and below other rows.
 *
 * @throws GraphQLError ANSWER_TOO_LARGE
 */
export function fittingAnswer<Result extends ExecutionResult>(
  request: Request,
  result: Result,
): Result {
  const { bytes, verdict } = requestInfo(request);
  // Without a budget nothing was read.
  if (bytes === undefined) return result;
  const cost = verdict?.errors === undefined ? (verdict?.extensions.cost?.total ?? 0) : 0;
  const isSmall = cost <= SMALL_COST && bytes.left > bytes.limit / 2;
  if (isSmall || !isLargerThan(result.data, bytes.limit)) return result;
  throw tooLarge(answerTooLarge(bytes.limit));
}
