import { cleanText, hasVisibleCharacter } from '../../content/clean-text.ts';
import { plainText } from '../../content/text.ts';
import type { PollOfPost } from '../records.ts';
import { cleanCooked } from './cooked.ts';
import type { PollDocument, PostDocument, VoterDocument } from './documents.ts';
import { userKey } from './forum.ts';

const MAX_OPTIONS = 20;
/** UTF-16 code units. */
const MAX_OPTION_LENGTH = 200;
const MAX_QUESTION_LENGTH = 300;

/**
 * The poll of a post, if it is one of ours: one choice of several or some, in plain words, with every vote known. Any other
 * stays a list in the text, because its votes could not be counted.
 */
export function pollOf(post: PostDocument, title: string): PollOfPost | undefined {
  const [poll, another] = post.polls ?? [];
  if (poll === undefined || another !== undefined || !hasAllVotes(poll)) return undefined;
  if (poll.type !== 'regular' && poll.type !== 'multiple') return undefined;
  const options = poll.options.map(({ html }) => plainLine(html));
  const isOurs =
    options.length >= 2 &&
    options.length <= MAX_OPTIONS &&
    new Set(options).size === options.length &&
    options.every((option) => option !== null && option.length <= MAX_OPTION_LENGTH);
  const question = plainLine(poll.title || title);
  if (!isOurs || question === null) return undefined;
  const isClosed = poll.status === 'closed';
  return {
    question: question.slice(0, MAX_QUESTION_LENGTH).toWellFormed(),
    options: options.flatMap((option) => option ?? []),
    maxChoices:
      poll.type === 'regular'
        ? 1
        : Math.min(options.length, Math.max(1, poll.max ?? options.length)),
    createdAt: post.created_at,
    closesAt: poll.close ?? (isClosed ? (post.updated_at ?? post.created_at) : null),
    votes: votesOf(poll),
  };
}

/** Who voted in the poll of a post, each once. */
export function votersOf({ polls }: PostDocument): VoterDocument[] {
  const voters = (polls ?? []).flatMap(({ preloaded_voters: known }) =>
    Object.values(known ?? {}).flat(),
  );
  return [...new Map(voters.map((voter) => [userKey(voter.username), voter])).values()];
}

/** The forum tells some of the votes of large polls, and none of secret ones. */
function hasAllVotes({ options, voters, preloaded_voters: known }: PollDocument): boolean {
  if ((voters ?? 0) === 0) return options.every(({ votes }) => !votes);
  return options.every(({ id, votes }) => votes != null && (known?.[id] ?? []).length === votes);
}

function votesOf({ options, preloaded_voters: known }: PollDocument): PollOfPost['votes'] {
  const votes = new Map<string, number[]>();
  for (const [index, { id }] of options.entries()) {
    for (const { username } of known?.[id] ?? []) {
      const key = userKey(username);
      votes.set(key, [...(votes.get(key) ?? []), index + 1]);
    }
  }
  return Object.fromEntries(votes);
}

/** The words of HTML that is nothing but words; null for any other. */
function plainLine(html: string): string | null {
  const clean = cleanCooked(html, { base: null });
  if (clean.includes('<')) return null;
  const line = cleanText(plainText(clean)).replace(/\s+/g, ' ').trim();
  return hasVisibleCharacter(line) ? line : null;
}
