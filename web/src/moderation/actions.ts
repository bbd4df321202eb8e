/** The actions of moderators as the log calls them. */
export const ACTIONS: Readonly<Record<string, string>> = {
  APPROVE: 'Approved',
  HIDE: 'Hid',
  UNHIDE: 'Showed again',
  LOCK: 'Locked',
  UNLOCK: 'Unlocked',
  DELETE: 'Deleted',
  RESTORE: 'Restored',
  MERGE: 'Merged',
  REMOVE_AVATAR: 'Removed the picture of',
  PROTECT: 'Protected',
  UNPROTECT: 'Unprotected',
  BAN: 'Banned',
  UNBAN: 'Ended the ban of',
  ROLE: 'Changed the role of',
};
