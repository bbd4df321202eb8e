/** A browser in which the viewer is signed in. */
export interface SessionRow {
  readonly id: string;
  readonly createdAt: string;
  /** To the hour. */
  readonly lastUsedAt: string;
  readonly expiresAt: string;
  readonly userAgent: string;
  /** Whether the request came with it. */
  readonly isCurrent: boolean;
}

/** How many are listed: an account has at most so many of each way to sign in. */
export const MAX_LISTED_SESSIONS = 100;

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly Session: SessionRow;
  }
}
