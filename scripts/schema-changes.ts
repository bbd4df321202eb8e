import { CriticalityLevel, DiffRule, diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';

/** What breaks clients of the old schema, a sentence each. What was deprecated in it may go. */
export async function breakingChanges(
  old: GraphQLSchema,
  current: GraphQLSchema,
): Promise<string[]> {
  const changes = await diff(old, current, [DiffRule.suppressRemovalOfDeprecatedField]);
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message)
    .sort();
}
