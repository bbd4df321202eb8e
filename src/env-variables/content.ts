import { label, mailSender, mailServer, onOff, reactions, wholeNumber } from '../env-kinds.ts';
import type { Variable } from './variable.ts';

/** Variables of pictures, e-mail and what members write. */
export const CONTENT_VARIABLES = {
  UPLOADS_DIR: {
    ...label(),
    default: '.uploads',
    description:
      'Folder of the pictures that members upload. Several servers need the same one, and a backup needs it beside the database.',
  },
  UPLOAD_MAX_BYTES: {
    ...wholeNumber(1_024, 100_000_000),
    default: '10485760',
    description: 'Maximum size of one picture as it is uploaded, in bytes.',
  },
  UPLOADS_PER_DAY: {
    ...wholeNumber(0, 1_000_000),
    default: '100',
    description: 'How many pictures one account may upload in 24 hours; 0 for none.',
  },
  UPLOAD_QUOTA_MB: {
    ...wholeNumber(0, 100_000_000),
    default: '500',
    description: 'Maximum size of all pictures of one account together, in MB, as uploaded.',
  },
  SMTP_URL: {
    ...mailServer(),
    default: '',
    description:
      'The mail server that sends e-mail: `smtp://USER:PASSWORD@HOST:587` (STARTTLS) or `smtps://…:465`. Without it no e-mail is sent. It needs MAIL_FROM and SITE_URL.',
  },
  MAIL_FROM: {
    ...mailSender(),
    default: '',
    description: 'The sender of e-mails: an address, or `NAME <ADDRESS>`.',
  },
  REACTIONS: {
    ...reactions(),
    default: '👍 thumbs up, ❤️ heart, 😄 laugh, 🎉 celebrate, 💡 insight, 🤔 doubt',
    description:
      'The reactions that users can add to posts and comments: emoji with their names, or `off`. Those that were added before and are no longer named are not shown.',
  },
  WRITE_LIMITS: {
    ...onOff(),
    default: 'on',
    description:
      'Whether the server limits how much a user writes in ten minutes; moderators have no limit.',
  },
  HOLD_NEWCOMERS: {
    ...onOff(),
    default: 'off',
    description:
      'Whether posts, comments, sequences and changes to the wiki by a member wait for a moderator while nothing of theirs is shown yet.',
  },
} satisfies Record<string, Variable>;
