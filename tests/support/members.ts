import type { Prisma, User } from '../../src/db/generated/client.ts';
import { createToken, type NewToken } from '../../src/domains/people/account/tokens.ts';
import { examine, type Finding } from '../../src/upkeep/doctor.ts';
import type { Api, TestApi } from './api.ts';

export interface Member extends Pick<Api, 'answer' | 'ask'> {
  readonly user: User;
  readonly token: string;
}

/** Somebody who asks with a token of their own. */
export async function member(
  { seed, database, as }: TestApi,
  username: string,
  more: Partial<Prisma.UserUncheckedCreateInput> & { readonly scope?: NewToken['scope'] } = {},
): Promise<Member> {
  const { scope = 'WRITE', ...columns } = more;
  const user = await seed.user(username, columns);
  const token = await createToken(database, { username, name: 'test', scope, expiresAt: null });
  if (token === null) throw new Error(`${username} got no token`);
  return { user, token, ...as(token) };
}

/** Sets right what `seed` leaves to doctor, so that whatever it finds later was written wrong. */
export async function settle(database: TestApi['database']): Promise<void> {
  for await (const { name, wrong, fixed } of examine(database, { fix: true })) {
    if (fixed < wrong) throw new Error(`The seed breaks "${name}"`);
  }
}

/** What doctor finds wrong. */
export async function wrongs(database: TestApi['database']): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of examine(database, { fix: false })) {
    if (finding.wrong > 0) findings.push(finding);
  }
  return findings;
}
