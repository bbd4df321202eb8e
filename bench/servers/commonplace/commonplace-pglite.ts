import type { ServerUnderTest } from '../../contract.ts';
import { commonplace } from './commonplace.ts';

/**
 * The same on the embedded engine, which shares the thread of the server: what it takes of the CPU is
 * part of the server's own.
 */
export const commonplacePglite: ServerUnderTest = {
  ...commonplace,
  name: 'commonplace-pglite',
  engine: 'pglite',
  only: { works: ['profile'], sizes: ['30k', '300k'] },
};
