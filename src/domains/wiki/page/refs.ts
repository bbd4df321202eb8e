import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection.ts';
import type { WikiPageRow } from './model.ts';

export const WikiPage = builder.objectRef<WikiPageRow>('WikiPage');
export const WikiPageConnection = connectionType(WikiPage, { things: 'wiki pages' });
