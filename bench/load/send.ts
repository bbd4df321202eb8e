import type { Pool } from 'undici';
import type { HttpRequest } from '../contract.ts';

/** Found in the answer only if it tells of a failure: generated texts have no quotation marks. */
const ERRORS = Buffer.from('"errors":[');

const SHOWN = 500;

/** Sends a request and reads the whole answer. Returns what is wrong with it, or undefined. */
export async function send(pool: Pool, request: HttpRequest): Promise<string | undefined> {
  try {
    const { statusCode, body } = await pool.request({ ...request, body: request.body ?? null });
    const answer = Buffer.from(await body.arrayBuffer());
    if (statusCode === 200 && !answer.includes(ERRORS)) return undefined;
    return `${statusCode} ${answer.toString('utf8', 0, SHOWN)} for ${request.body?.slice(0, SHOWN)}`;
  } catch (error) {
    return `${error} for ${request.body?.slice(0, SHOWN)}`;
  }
}
