import { builder } from '../../../graphql/builder.ts';
import type { HeldWikiEditRow } from './model.ts';

export const HeldWikiEdit = builder.objectRef<HeldWikiEditRow>('HeldWikiEdit');
