import type { ReactionRecord } from '../records.ts';
import type { ReactionsFile } from './formats.ts';
import type { Names } from './names.ts';

export const REACTIONS_FILE = 'reactions.yaml';

const MINUTE = 60_000;

/** How members reacted to posts and comments, one a minute from the time that the file names. */
export function* reactionRecords(
  reactions: ReactionsFile,
  names: Names,
): Generator<ReactionRecord> {
  for (const { to, from, by } of reactions) {
    const subject = names.subject(REACTIONS_FILE, to);
    const all = Object.entries(by).flatMap(([name, users]) =>
      users.map((user) => ({ name, user })),
    );
    for (const [index, { name, user }] of all.entries()) {
      yield {
        kind: 'reaction',
        externalId: `${to} ${name} ${user}`,
        subject,
        user: names.person(REACTIONS_FILE, user),
        name,
        createdAt: new Date(from.getTime() + index * MINUTE),
      };
    }
  }
}
