import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { BetterAuthPlugin } from 'better-auth/types';
import * as z from 'zod/mini';

/** Lets this server begin the session of a user that it has recognised itself. No endpoint of better-auth is served. */
export function sessionOf() {
  return {
    id: 'session-of',
    endpoints: {
      beginSession: createAuthEndpoint(
        '/session-of',
        { method: 'POST', body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true } },
        async (ctx) => {
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(ctx.body.userId);
          if (user === null) throw new Error('A passkey belongs to nobody');
          const session = await internalAdapter.createSession(user.id);
          await setSessionCookie(ctx, { session, user });
          return { token: session.token };
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
