import { builder } from './builder.ts';
import './scalars.ts';
import '../domains/rich-text/schema.ts';
import '../domains/user/schema.ts';
import '../domains/post/schema.ts';
import '../domains/comment/schema.ts';
import '../domains/sequence/schema.ts';
import '../domains/wiki-page/schema.ts';
import '../domains/revision/schema.ts';
import '../domains/revision/diff-schema.ts';
import '../domains/contributor/schema.ts';
import '../domains/contribution/schema.ts';
import '../domains/link/schema.ts';
import '../domains/search/schema.ts';
import '../domains/site/schema.ts';
import '../domains/node/schema.ts';
import '../domains/live/schema.ts';

export const schema = builder.toSchema();
