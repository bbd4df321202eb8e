import { turnBefore } from '../event-loop/loop-turns.ts';
import type { MaybePromise } from '../lib/maybe-promise.ts';
import { acceptedEncoding, type Encoding } from './accepted-encoding.ts';
import { type Bytes, digestOf, pack, type RememberedPacks } from './pack.ts';

/** The arguments of `new Response`. */
export interface ResponseParts {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Bytes | null;
}

interface Encoded {
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Names the content: other content has another name. */
  readonly digest: string;
  /** The content coding that it is sent with. */
  readonly encoding: Encoding;
  readonly bytes: (encoding: Encoding) => MaybePromise<Bytes>;
}

/**
 * An answer with a validator for each coding (RFC 9110, section 8.8.3); 304 when the client has it already
 * (section 13.1.2).
 */
export async function encodedAnswer(request: Request, answer: Encoded): Promise<ResponseParts> {
  const { status = 200, digest, encoding, bytes } = answer;
  const etag = `"${digest}-${encoding}"`;
  const headers = { vary: 'Accept-Encoding', ...answer.headers, etag };
  if (status === 200 && hasAlready(request, etag)) {
    return { status: 304, headers, body: null };
  }
  return {
    status,
    headers: { ...headers, ...codingHeaders(encoding) },
    body: await bytes(encoding),
  };
}

/** Whether the client has the content with this validator. */
export function hasAlready({ headers }: Request, etag: string): boolean {
  return headers.get('if-none-match')?.includes(etag) === true;
}

function codingHeaders(encoding: Encoding): Readonly<Record<string, string>> {
  return encoding === 'identity' ? {} : { 'content-encoding': encoding };
}

interface TextAnswer extends Omit<BytesAnswer, 'bytes'> {
  readonly text: string;
}

interface BytesAnswer {
  readonly bytes: Bytes;
  /** Where it may have been packed for another request. */
  readonly packs?: RememberedPacks | null;
  /** Whether it is packed if its client likes that. */
  readonly isPacked?: boolean;
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** For texts that are packed for every answer. */
const QUALITY = 4;

/** In bytes; a smaller text would hardly get smaller. */
const WORTH_PACKING = 1_000;

/** In bytes; larger texts are packed with less care, because they take long. */
const LARGE = 1_000_000;

/** The same for a text that is made for one answer, packed as its client likes it. */
export async function textAnswer(
  request: Request,
  { text, ...rest }: TextAnswer,
): Promise<ResponseParts> {
  return bytesAnswer(request, { ...rest, bytes: await bytesOf(text) });
}

/** The same for the bytes of a text. */
export async function bytesAnswer(request: Request, answer: BytesAnswer): Promise<ResponseParts> {
  const { bytes, packs, isPacked = true, ...rest } = answer;
  await turnBefore(bytes.length);
  const digest = digestOf(bytes);
  const quality = qualityFor(bytes);
  return encodedAnswer(request, {
    ...rest,
    digest,
    encoding: isPacked ? encodingFor(request, bytes) : 'identity',
    bytes: (encoding) =>
      packs ? packs.pack(digest, bytes, encoding, quality) : pack(bytes, encoding, quality),
  });
}

/** The same for an answer that nobody stores. */
export async function passingAnswer(
  request: Request,
  answer: Omit<TextAnswer, 'isPacked'>,
): Promise<ResponseParts> {
  const { text, status = 200, headers } = answer;
  const bytes = await bytesOf(text);
  const encoding = encodingFor(request, bytes);
  return {
    status,
    headers: { ...headers, ...codingHeaders(encoding) },
    body: await pack(bytes, encoding, qualityFor(bytes)),
  };
}

async function bytesOf(text: string): Promise<Bytes> {
  await turnBefore(text.length);
  return new TextEncoder().encode(text);
}

function encodingFor(request: Request, { length }: Bytes): Encoding {
  return length < WORTH_PACKING ? 'identity' : acceptedEncoding(request.headers);
}

function qualityFor({ length }: Bytes): number {
  return length > LARGE ? 1 : QUALITY;
}
