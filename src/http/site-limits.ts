import type { Env } from '../env.ts';
import { MAX_INPUT_DEPTH, MAX_INPUT_ITEMS } from '../lib/input-limits.ts';
import { MAX_COUNT } from '../loaders/keyset-sql.ts';
import { MAX_PAGE_SIZE } from '../loaders/page-request.ts';
import type { SiteLimits } from '../request/site-limits.ts';
import { DOCUMENT_LIMITS, MAX_TOKENS } from './document-limits.ts';

/**
 * Bytes of a request's body. The longest text fits in any script: it has 200,000 UTF-16 units, each of which
 * is up to three bytes in UTF-8, and six as `\uXXXX` from programs that write JSON in ASCII.
 */
export const MAX_BODY_BYTES = 1280 * 1024;

type LimitSettings = Pick<Env, 'COST_LIMIT' | 'ANSWER_LIMIT_BYTES' | 'OPERATION_TIMEOUT_SECONDS'>;

/** The limits as the API shows them. */
export function siteLimits(env: LimitSettings): SiteLimits {
  const { depth, rootFields, fields, aliases, directives } = DOCUMENT_LIMITS;
  return {
    cost: env.COST_LIMIT,
    pageSize: MAX_PAGE_SIZE,
    filteredCount: MAX_COUNT,
    answerBytes: env.ANSWER_LIMIT_BYTES,
    seconds: env.OPERATION_TIMEOUT_SECONDS,
    bodyBytes: MAX_BODY_BYTES,
    tokens: MAX_TOKENS,
    depth,
    rootFields,
    fields,
    aliases,
    directives,
    inputItems: MAX_INPUT_ITEMS,
    inputDepth: MAX_INPUT_DEPTH,
  };
}
