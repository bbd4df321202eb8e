import { type FieldMergeFunction, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { possibleTypes } from './__generated__/possible-types.ts';

/** Types without an id: objects of them are parts of others, and what is read of them is added up. */
const PARTS = [
  '.*Connection',
  'Administration',
  'CommentDiff',
  'DataExport',
  'Image',
  'MailSettings',
  'PageInfo',
  'Permission',
  'RateLimit',
  'RevisionDiff',
  'RichText',
  'SavedDraft',
  'SequenceNeighbours',
  'SignInMethods',
  'SiteCounts',
  'SiteLimits',
  'Vote',
];

/** Fields with lists of such parts. */
const LISTS = [
  'authors',
  'commands',
  'edges',
  'headings',
  'hunks',
  'nodes',
  'notificationSettings',
  'options',
  'queues',
  'reactionCounts',
  'typeCounts',
  'viewerCan',
];

const joinItems: FieldMergeFunction = (existing, incoming) => join(existing, incoming);
const lists = Object.fromEntries(LISTS.map((name) => [name, { merge: joinItems }]));

export const createCache = () =>
  new InMemoryCache({
    possibleTypes: { ...possibleTypes, Part: PARTS },
    typePolicies: {
      Part: { merge: true, fields: lists },
      Node: { fields: lists },
      Site: { fields: { reactions: { merge: joinItems } } },
      User: { fields: { comments: relayStylePagination(['first', 'orderBy', 'filter']) } },
    },
  });

/** Adds what other queries have read of the same parts. */
function join(existing: unknown, incoming: unknown): unknown {
  if (Array.isArray(existing) && Array.isArray(incoming)) {
    return incoming.map((item, at) =>
      isSame(existing[at], item) ? join(existing[at], item) : item,
    );
  }
  if (!isPart(existing) || !isPart(incoming)) return incoming;
  const names = Object.keys(incoming);
  const joined = names.map((name) => [name, join(existing[name], incoming[name])]);
  return { ...existing, ...Object.fromEntries(joined) };
}

/** Whether two items of a list are the same part: they have equal fields, and none that differ. */
function isSame(existing: unknown, incoming: unknown): boolean {
  if (!isPart(existing) || !isPart(incoming)) return false;
  const names = Object.keys(existing).filter((name) => name in incoming && !isPart(incoming[name]));
  const isEqual = (name: string) =>
    JSON.stringify(existing[name]) === JSON.stringify(incoming[name]);
  return names.length > 1 && names.every(isEqual); // one of them is __typename
}

function isPart(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !('__ref' in value);
}
