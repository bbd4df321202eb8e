/** What plain English says otherwise: a pattern, and what to write instead. */
export interface Term {
  readonly pattern: RegExp;
  readonly instead: string;
}

/** Words without a standard meaning here. A word that is a name in the code stands between code marks. */
const WORDS: readonly Term[] = [
  word('kept', 'stored, preserved'),
  word('asked', 'requested, invited'),
  word('given', 'the value itself, or “this”'),
  word('known', 'registered, existing'),
  word('ahead', 'before'),
  word('desks?|house', 'the thing itself'),
  word('reckon(?:s|ed|ing)?', 'count, calculate'),
  word('told', 'notified, shown'),
  word('towns?', 'fixture community'),
  word('dossiers?', 'record'),
  word('likeness(?:es)?', 'similarity'),
  word('hangers?', 'replies'),
  word('happenings?', 'events'),
  word('wish(?:es)?', 'requests'),
  word('narrower', 'stricter, smaller'),
  word('waves?', 'batch'),
  word('epochs?', 'write count'),
  word('whoever|whomever', 'the user who, the client that'),
  word('anew', 'again'),
  word("one[’']s", 'your, their'),
  word('oneself', 'yourself'),
  word('henceforth|thereof|therein|hitherto|wherein|whereby', 'a shorter word'),
];

/** Turns that have to be read twice. */
const CONSTRUCTIONS: readonly Term[] = [
  word('of who', 'of the user who'),
  word('who asks', 'the viewer, the client'),
  word('at any rate', 'leave it out'),
  word('no such thing', 'name what does not exist'),
  word('nothing is done', 'has no effect'),
  word('as it is now|as they are now', 'after the change'),
  word('from now on', 'the new …'),
  word('unless given', 'the default'),
  word('or no longer', 'or stop doing it'),
  word('goes on|go on|went on', 'continues'),
  word('at the most|at the least', 'at most, at least'),
  word('by then|to come', 'a plain time'),
  word('the like', 'an example'),
  word('says something|says nothing', 'has text, is empty'),
  word('in particular asks', 'is anonymous'),
  word('takes? (?:it|them|that) for', 'treat it as'),
  word('(?:that|which) is that of', 'name it again'),
];

export const VOCABULARY: readonly Term[] = [...WORDS, ...CONSTRUCTIONS];

function word(alternatives: string, instead: string): Term {
  return { pattern: new RegExp(`(?<![\\p{L}-])(?:${alternatives})(?![\\p{L}-])`, 'iu'), instead };
}
