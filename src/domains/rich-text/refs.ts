import { builder } from '../../graphql/builder.ts';
import type { RichTextRef } from './model.ts';

export const RichText = builder.objectRef<RichTextRef>('RichText');
