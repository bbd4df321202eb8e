export interface PollRow {
  readonly id: string;
  readonly postId: string;
  readonly question: string;
  readonly options: readonly string[];
  /** How many users chose each option. */
  readonly voteCounts: readonly number[];
  readonly voterCount: number;
  /** How many options a user can choose. */
  readonly maxChoices: number;
  readonly closesAt: string | null;
  readonly isClosed: boolean;
  readonly createdAt: string;
  /** The numbers of the options that the viewer chose; null if they have not voted. */
  readonly viewerChoices: readonly number[] | null;
}

/** A poll, found by the id of something. */
export interface FoundPoll {
  /** Of the poll, or of its post. */
  readonly id: string;
  readonly poll: PollRow;
}

export interface PollOption {
  /** The place among the options, from 1 on. */
  readonly number: number;
  readonly text: string;
  readonly voteCount: number;
  readonly viewerHasChosen: boolean;
}

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly Poll: PollRow;
  }
}
