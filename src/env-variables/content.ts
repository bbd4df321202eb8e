import { mailSender, mailServer, onOff, reactions } from '../env-kinds.ts';
import type { Variable } from './variable.ts';

/** Variables of e-mail and what members write. */
export const CONTENT_VARIABLES = {
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
