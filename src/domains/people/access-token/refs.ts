import { builder } from '../../../graphql/builder.ts';
import type { AccessTokenRow } from './model.ts';

export const AccessToken = builder.objectRef<AccessTokenRow>('AccessToken');
