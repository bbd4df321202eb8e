import type { MemberViewer } from '../../../access/viewer.ts';

/** A personal access token of the viewer that is not revoked. */
export interface AccessTokenRow {
  readonly id: string;
  readonly name: string;
  readonly scope: MemberViewer['scope'];
  readonly createdAt: string;
  /** Null: until it is revoked. */
  readonly expiresAt: string | null;
  /** To the minute; null when it was never used. */
  readonly lastUsedAt: string | null;
}

/** How many tokens an account can have that are neither revoked nor expired. */
export const MAX_TOKENS = 50;

/** In UTF-16 code units. */
export const MAX_TOKEN_NAME_LENGTH = 100;

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly AccessToken: AccessTokenRow;
  }
}
