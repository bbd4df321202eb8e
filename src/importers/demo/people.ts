import type { UserRecord } from '../records.ts';
import type { People } from './formats.ts';

export function* userRecords(people: People): Generator<UserRecord> {
  for (const [username, person] of Object.entries(people)) {
    yield {
      kind: 'user',
      externalId: username,
      username,
      displayName: person.name,
      bio: person.bio === null ? null : { markdown: person.bio.trim() },
      karma: person.karma,
      role: person.role,
      joinedAt: person.joined,
      websiteUrl: person.website,
      location: person.location,
      avatarUrl: null,
    };
  }
}
