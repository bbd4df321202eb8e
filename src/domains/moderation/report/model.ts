import type { NodeKey } from '../../../access/node-key.ts';
import type { ReportedKind } from '../log/model.ts';

/** That a user thinks moderators should look at something. */
export interface ReportRow {
  readonly id: string;
  readonly reporterId: string | null;
  readonly subject: NodeKey<ReportedKind>;
  readonly reason: string;
  readonly createdAt: string;
  /** Null: it waits. */
  readonly resolvedAt: string | null;
  readonly resolvedById: string | null;
  readonly resolution: string | null;
}

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly Report: ReportRow;
  }
}
