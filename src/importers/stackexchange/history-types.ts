/** What a row of PostHistory.xml is about, by PostHistoryTypeId. */
type HistoryMeaning = 'title' | 'body' | 'tags' | 'suggestion' | 'lock' | 'unlock';

interface HistoryType {
  readonly means: HistoryMeaning;
  /** The text of an earlier version comes back. */
  readonly isRollback?: boolean;
}

const TYPES: Readonly<Record<number, HistoryType>> = {
  1: { means: 'title' },
  2: { means: 'body' },
  3: { means: 'tags' },
  4: { means: 'title' },
  5: { means: 'body' },
  6: { means: 'tags' },
  7: { means: 'title', isRollback: true },
  8: { means: 'body', isRollback: true },
  9: { means: 'tags', isRollback: true },
  // Closed and reopened, locked and unlocked. With us a closed question is a locked post.
  10: { means: 'lock' },
  11: { means: 'unlock' },
  14: { means: 'lock' },
  15: { means: 'unlock' },
  // A suggested edit was applied: a remark on the rows of the same revision.
  24: { means: 'suggestion' },
};

/** What a type of row means to us, or undefined: events that leave nothing to keep. */
export function historyType(type: number): HistoryType | undefined {
  return TYPES[type];
}

/** Whether rows of that type change what a post says: its title, body or tags. */
export function changesText(type: number): boolean {
  const means = TYPES[type]?.means;
  return means === 'title' || means === 'body' || means === 'tags';
}

const EVENTS: Readonly<Record<number, string>> = {
  12: 'deleted',
  13: 'undeleted',
  16: 'transferred to the community',
  17: 'migrated away',
  18: 'merged',
  19: 'protected',
  20: 'unprotected',
  22: 'unmerged',
  25: 'tweeted',
  31: 'comments moved to chat',
  33: 'notice added',
  34: 'notice removed',
  35: 'migrated away',
  36: 'migrated here',
  37: 'merge source',
  38: 'merge destination',
  50: 'bumped by the robot',
  52: 'became a hot question',
  53: 'ceased to be a hot question',
};

/** Why rows of a type without meaning are left out. */
export function otherEvents(type: number): string {
  return `events that are not imported: ${EVENTS[type] ?? 'of other kinds'} (history type ${type})`;
}
