import { builder } from '../../graphql/builder.ts';
import { connectionType } from '../../graphql/connection.ts';
import type { LinkRow } from './model.ts';

export const Link = builder.objectRef<LinkRow>('Link');
export const LinkConnection = connectionType(Link, { things: 'links' });
