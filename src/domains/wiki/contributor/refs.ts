import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection.ts';
import type { ContributorRow } from './model.ts';

export const WikiContributor = builder.objectRef<ContributorRow>('WikiContributor');
export const WikiContributorConnection = connectionType(WikiContributor, {
  things: 'contributors to a wiki page',
});
