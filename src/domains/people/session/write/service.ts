import sql from 'sql-template-tag';
import { assertMay, notFound, parseIdOf } from '../../../../access/assertions.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import { visibleSessions } from '../policy.ts';

export interface EndSessionInput {
  readonly sessionId: string;
}

export interface EndedSessions {
  readonly count: number;
}

/**
 * Ends one session of the viewer, also the current one.
 *
 * @throws PublicError NOT_FOUND, INVALID_ID, UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED
 */
export async function endSession(
  scope: Scope,
  { sessionId }: EndSessionInput,
): Promise<EndedSessions> {
  const viewer = await assertMay(scope, 'session.end', null);
  const argument = 'input.sessionId';
  const id = parseIdOf(scope, 'Session', { id: sessionId, argument });
  const count = await write({ scope, viewer, class: 'edit' }, (tx) =>
    tx.execute(
      'session.end',
      sql`delete from auth_sessions s where s.id = ${id}::uuid and ${visibleSessions(viewer)}`,
    ),
  );
  if (count === 0) throw notFound(argument);
  return { count };
}

export interface EndSessionsInput {
  readonly keepCurrent?: boolean | null | undefined;
}

/**
 * Ends all sessions of the viewer.
 *
 * @throws PublicError UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED
 */
export async function endSessions(
  scope: Scope,
  { keepCurrent }: EndSessionsInput,
): Promise<EndedSessions> {
  const viewer = await assertMay(scope, 'session.end', null);
  const { credential } = viewer;
  const currentId = keepCurrent === true && credential.kind === 'session' ? credential.id : null;
  const count = await write({ scope, viewer, class: 'edit' }, (tx) =>
    tx.execute(
      'session.endAll',
      sql`
        delete from auth_sessions s
        where s.id is distinct from ${currentId}::uuid and ${visibleSessions(viewer)}`,
    ),
  );
  return { count };
}
