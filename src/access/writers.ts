import { PublicError } from '../lib/errors.ts';
import { timeInWords } from '../lib/moment.ts';
import type { Denial, Rule } from './rule.ts';
import type { MemberViewer, Viewer } from './viewer.ts';

type Wanted = Pick<Rule, 'isForBanned'>;

/** Why a viewer may do nothing of this kind at all, whatever it is done to; null when they may. */
export function generalDenial(viewer: Viewer, { isForBanned }: Wanted): PublicError | null {
  if (viewer.kind === 'anonymous') {
    return unauthenticated();
  }
  if (viewer.scope === 'READ') return forbidden('This token allows reading only.');
  if (viewer.isBanned && !isForBanned) return banned(viewer);
  return null;
}

/** The error for a viewer who is banned from writing. */
export function banned({ bannedUntil }: Pick<MemberViewer, 'bannedUntil'>): PublicError {
  const until = timeInWords(bannedUntil ?? '');
  return forbidden(until === null ? 'You are banned.' : `You are banned until ${until}.`);
}

/**
 * The viewer, who must be allowed to write.
 *
 * @throws PublicError UNAUTHENTICATED, or FORBIDDEN to who is banned or has a token for reading
 */
export function assertWriter(viewer: Viewer, wanted: Wanted): MemberViewer {
  const denial = generalDenial(viewer, wanted);
  if (denial !== null || viewer.kind === 'anonymous') throw denial;
  return viewer;
}

/**
 * The viewer, who must be a member to read what is for them alone.
 *
 * @throws PublicError UNAUTHENTICATED
 */
export function assertMember(viewer: Viewer): MemberViewer {
  if (viewer.kind === 'anonymous') throw unauthenticated();
  return viewer;
}

function unauthenticated(): PublicError {
  return new PublicError('Sign in first, or send a token in the `Authorization` header.', {
    code: 'UNAUTHENTICATED',
  });
}

/** The error for what a rule answers. */
export function denied(denial: NonNullable<Denial>, argument?: string): PublicError {
  if (typeof denial === 'string') return forbidden(denial, argument);
  return new PublicError(denial.alreadyDone, { code: 'ALREADY_DONE', argument });
}

export function forbidden(reason: string, argument?: string): PublicError {
  return new PublicError(reason, { code: 'FORBIDDEN', argument });
}
