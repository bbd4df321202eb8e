import { builder } from '../../../graphql/builder.ts';
import type { SessionRow } from './model.ts';

export const Session = builder.objectRef<SessionRow>('Session');
