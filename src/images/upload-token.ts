import { createHash, randomBytes } from 'node:crypto';

/** Lets somebody send the file of one upload, once. */
export function newUploadToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token, in lower-case hexadecimal. */
export function hashOfUploadToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
