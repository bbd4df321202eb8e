import type { ExpectedUpload, Received, UploadReceiver } from '../../images/receive-upload.ts';
import { encodeGlobalId } from '../../lib/global-id.ts';
import { UPLOADS_PATH } from '../../lib/image-files.ts';
import { isUuid } from '../../lib/uuid.ts';
import { readBody } from '../read-body.ts';
import { refusal } from '../refusal.ts';
import { requestInfo } from '../request-info.ts';
import type { Endpoint, HttpExchange } from './endpoint.ts';

/** The header with the token of an upload. */
export const UPLOAD_TOKEN = 'x-upload-token';

/** Files that come, or wait to be processed, at once: of all clients, and of one account. */
const MAX_FILES = { all: 8, account: 2 };

/** Takes the file of an upload that `createUpload` announced. */
export function uploads(receiver: UploadReceiver): Endpoint {
  const coming = new Map<string, number>();

  return {
    matches: ({ url }) => url.pathname.startsWith(UPLOADS_PATH),
    async answer({ request, url, Response }) {
      if (request.method !== 'PUT') {
        return new Response(null, { status: 405, headers: { allow: 'PUT' } });
      }
      const upload = await find(request, url);
      if (upload === null) throw notExpected();
      const { ownerId } = upload;
      const ofAccount = coming.get(ownerId) ?? 0;
      const all = [...coming.values()].reduce((sum, count) => sum + count, 0);
      if (ofAccount >= MAX_FILES.account || all >= MAX_FILES.all) throw tooMany();
      requestInfo(request).hasWritten = true;
      coming.set(ownerId, ofAccount + 1);
      try {
        const bytes = await bodyOf(request, upload);
        return answerTo(upload, await receiver.receive(upload, bytes), Response);
      } finally {
        const left = (coming.get(ownerId) ?? 1) - 1;
        if (left > 0) coming.set(ownerId, left);
        else coming.delete(ownerId);
      }
    },
  };

  async function find({ headers }: Request, { pathname }: URL): Promise<ExpectedUpload | null> {
    const id = pathname.slice(UPLOADS_PATH.length);
    const token = headers.get(UPLOAD_TOKEN);
    return isUuid(id) && token !== null ? receiver.find(id, token) : null;
  }
}

async function bodyOf(request: Request, { byteSize }: ExpectedUpload): Promise<Uint8Array> {
  const tooLarge = () =>
    refusal({
      code: 'BAD_REQUEST',
      message: `The file is too large: this upload takes ${byteSize} bytes.`,
      status: 413,
    });
  const length = request.headers.get('content-length');
  if (length !== null && !(Number(length) <= byteSize)) throw tooLarge();
  const bytes = await readBody(request.body, { bytes: byteSize, tooLarge });
  if (length === null || Number(length) === bytes.byteLength) return bytes;
  throw refusal({ code: 'BAD_REQUEST', message: 'The file was cut off. Send it again.' });
}

function answerTo(
  { id }: ExpectedUpload,
  received: Received,
  Response: HttpExchange['Response'],
): Response {
  switch (received.outcome) {
    case 'NOT_EXPECTED':
      throw notExpected();
    case 'MAY_NOT_WRITE':
      throw refusal({
        code: 'FORBIDDEN',
        message: 'The account of this upload may not write now.',
        status: 403,
      });
    case 'NO_IMAGE':
      throw refusal({ code: 'BAD_USER_INPUT', message: received.problem, status: 422 });
    case 'STORED': {
      const { width, height, isAnimated } = received.image;
      const upload = { id: encodeGlobalId('Upload', id), width, height, isAnimated };
      return Response.json(upload, { status: 201 });
    }
  }
}

function notExpected() {
  return refusal({
    code: 'NOT_FOUND',
    message: 'No upload is expected here: the token is wrong, has expired, or was used.',
    status: 404,
  });
}

function tooMany() {
  return refusal({
    code: 'UNAVAILABLE',
    message: 'Too many files are being uploaded. Try again soon.',
    status: 503,
    headers: { 'retry-after': '5' },
  });
}
