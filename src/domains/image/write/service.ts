import { v7 } from 'uuid';
import { assertMay } from '../../../access/assertions.ts';
import { forbidden } from '../../../access/writers.ts';
import type { Transaction } from '../../../db/database.ts';
import { checkAll } from '../../../lib/check-all.ts';
import { inputError, PublicError } from '../../../lib/errors.ts';
import { UPLOADS_PATH } from '../../../lib/image-files.ts';
import { invariant } from '../../../lib/invariant.ts';
import { hashOfSecret, newSecret } from '../../../lib/secret.ts';
import type { Scope } from '../../../request/scope.ts';
import { assertBelowWriteLimit } from '../../../writes/limits.ts';
import { write } from '../../../writes/write.ts';
import type { UploadRow } from '../model.ts';
import { uploadsById } from '../service.ts';
import { selectUploadTotals } from './queries.ts';

/** What a client says of a file that it is going to send. */
export interface NewUpload {
  /** Maximum size of the file, in bytes. */
  readonly byteSize: number;
}

/** Where to send the file, and with what. */
export interface CreatedUpload {
  readonly upload: UploadRow;
  readonly url: string;
  readonly token: string;
}

/** How long the file may be sent, in ms. */
const LIFETIME = 3_600_000;

/**
 * Announces a file, which counts for the viewer's quotas from then on.
 *
 * @throws PublicError BAD_USER_INPUT, RATE_LIMITED, UNAUTHENTICATED, FORBIDDEN
 */
export async function createUpload(scope: Scope, input: NewUpload): Promise<CreatedUpload> {
  const { viewer, byteSize } = await checkAll({
    viewer: () => assertMay(scope, 'image.upload', null),
    byteSize: () => checkedSize(scope, input.byteSize),
  });
  await assertBelowWriteLimit(scope, viewer, { class: 'create' });
  const [id, token] = [v7(), newSecret()];
  await write({ scope, viewer, class: 'create' }, async (tx) => {
    await assertWithinQuota(tx, { scope, ownerId: viewer.id, byteSize });
    const expiresAt = new Date(Date.now() + LIFETIME);
    const tokenHash = hashOfSecret(token);
    const data = { id, ownerId: viewer.id, byteSize, tokenHash, expiresAt };
    await tx.prisma.upload.create({ data, select: { id: true } });
  });
  const upload = await uploadsById(scope).load(id);
  invariant(upload !== null, 'its owner sees an upload');
  return { upload, url: `${scope.siteUrl()}${UPLOADS_PATH}${id}`, token };
}

function checkedSize({ site }: Scope, byteSize: number): number {
  const { maxBytes } = site.uploads;
  if (byteSize >= 1 && byteSize <= maxBytes) return byteSize;
  throw inputError('input.byteSize', `A picture has 1 to ${maxBytes} bytes, not ${byteSize}.`);
}

interface Announced {
  readonly scope: Scope;
  readonly ownerId: string;
  readonly byteSize: number;
}

async function assertWithinQuota(
  tx: Transaction,
  { scope, ownerId, byteSize }: Announced,
): Promise<void> {
  const { perDay, accountBytes } = scope.site.uploads;
  if (perDay === 0) throw forbidden('This site takes no pictures.');
  const { today, secondsLeft, bytes } = await selectUploadTotals(tx, ownerId);
  if (today >= perDay) {
    const retryAfter = Math.max(1, secondsLeft ?? 1);
    throw new PublicError(`You can upload ${perDay} pictures in 24 hours.`, {
      code: 'RATE_LIMITED',
      details: { retryAfter },
    });
  }
  if (bytes + byteSize > accountBytes) {
    const megabytes = Math.floor(accountBytes / 1_000_000);
    throw forbidden(`All your pictures together may have ${megabytes} MB.`, 'input.byteSize');
  }
}
