import type { ServerUnderTest } from '../contract.ts';
import { commonplace } from './commonplace/commonplace.ts';
import { commonplacePglite } from './commonplace/commonplace-pglite.ts';
import { floor } from './floor/floor.ts';
import { mercurius } from './mercurius/mercurius.ts';
import { postgraphile } from './postgraphile/postgraphile.ts';
import { pothosPrisma } from './pothos-prisma/pothos-prisma.ts';

/** All of them, in the order in which they are measured and shown. */
export const SERVERS: readonly ServerUnderTest[] = [
  commonplace,
  postgraphile,
  pothosPrisma,
  mercurius,
  floor,
  commonplacePglite,
];
