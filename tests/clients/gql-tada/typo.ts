import type { ResultOf } from 'gql.tada';
import type { BUSIEST_PEOPLE } from './busiest-people.ts';

type Person = ResultOf<typeof BUSIEST_PEOPLE>['users']['nodes'][number];

// @ts-expect-error the query did not ask for it
export type NotAsked = Person['displayName'];

// @ts-expect-error the schema has no such role
export const role: Person['role'] = 'EMPEROR';
