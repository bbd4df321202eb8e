/** A user whom another user, the muter, has muted. */
export interface MuteRow {
  readonly id: string;
  readonly createdAt: string;
  /** The muted user. */
  readonly userId: string;
}
