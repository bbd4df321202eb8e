// Before `npm pack` and `npm publish`: builds anew, so that nothing of an earlier build is packed.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT } from './tools.mjs';

rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
await build();
