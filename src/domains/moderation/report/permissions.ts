import { alreadyDone, rule } from '../../../access/rule.ts';
import { isModerator } from '../../../access/viewer.ts';

/** Who may do what about reports. */
export const REPORT_ACTIONS = {
  'report.create': rule({
    description: 'Report something to the moderators.',
    on: ['User', 'Post', 'Comment', 'WikiPage'],
    deny: () => null,
  }),
  'report.resolve': rule({
    description: 'Resolve a report and describe the outcome.',
    on: ['Report'],
    deny(viewer, { isResolved }) {
      if (!isModerator(viewer)) return 'Only moderators may do this.';
      return isResolved ? alreadyDone(REPORT_IS_RESOLVED) : null;
    },
  }),
} as const;

export const REPORT_IS_RESOLVED = 'This report is already resolved.';

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof REPORT_ACTIONS, unknown> {}
}
