import type { ServerUnderTest } from '../contract.ts';
import { commonplace } from './commonplace/commonplace.ts';
import { floor } from './floor/floor.ts';
import { postgraphile } from './postgraphile/postgraphile.ts';

/** All of them, in the order in which they are measured and shown. */
export const SERVERS: readonly ServerUnderTest[] = [commonplace, postgraphile, floor];
