import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { acceptedEncoding, type Encoding } from './accepted-encoding.ts';

/** For texts that are packed anew for every answer: Brotli's best would take a hundred times longer. */
const QUALITY = 4;
/** In bytes; a smaller text would hardly get smaller. */
const WORTH_PACKING = 1_000;

interface TextAnswer {
  readonly text: string;
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What `Response` takes. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** Packs a text as its client likes it; 304 when the client has it already (RFC 9110, section 13.1.2). */
export async function packedText(request: Request, answer: TextAnswer): Promise<RawAnswer> {
  const { text, status = 200 } = answer;
  const bytes = new TextEncoder().encode(text);
  const encoding = bytes.length < WORTH_PACKING ? 'identity' : acceptedEncoding(request.headers);
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  const etag = `"${digest}-${encoding}"`;
  const headers = { ...answer.headers, etag, vary: 'Accept-Encoding' };
  if (status === 200 && request.headers.get('if-none-match')?.includes(etag)) {
    return { status: 304, headers, body: null };
  }
  const coding = encoding === 'identity' ? {} : { 'content-encoding': encoding };
  return { status, headers: { ...headers, ...coding }, body: await pack(bytes, encoding) };
}

async function pack(bytes: Uint8Array<ArrayBuffer>, encoding: Encoding) {
  if (encoding === 'identity') return bytes;
  const packed =
    encoding === 'gzip'
      ? await promisify(gzip)(bytes)
      : await promisify(brotliCompress)(bytes, {
          params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY },
        });
  return new Uint8Array(packed);
}
