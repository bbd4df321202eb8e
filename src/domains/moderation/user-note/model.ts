export type UserNoteKind = 'NOTE' | 'WARNING';

/** What a moderator wrote about a user. */
export interface UserNoteRow {
  readonly id: string;
  readonly kind: UserNoteKind;
  readonly userId: string;
  readonly moderatorId: string | null;
  readonly moderatorName: string;
  readonly text: string;
  readonly createdAt: string;
}

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly UserNote: UserNoteRow;
  }
}
