import { describe, expect, it } from 'vitest';
import { parseReactions } from '../../src/lib/reactions.ts';

describe('parseReactions', () => {
  it('reads emoji of one or several characters with their names', () => {
    expect(parseReactions('👍 thumbs up, ❤️ heart,👩‍🔬 Ich stimme zu')).toEqual([
      { emoji: '👍', name: 'thumbs up' },
      { emoji: '❤️', name: 'heart' },
      { emoji: '👩‍🔬', name: 'Ich stimme zu' },
    ]);
    expect(parseReactions('off')).toEqual([]);
  });

  it('measures a name as it is stored', () => {
    expect(parseReactions(`👍 ${'\u0958'.repeat(16)}`)).toBeNull();
    expect(parseReactions(`👍 ${'e\u0301'.repeat(30)}`)).toEqual([
      { emoji: '👍', name: 'é'.repeat(30) },
    ]);
  });

  it.each(['', 'thumbs up', '👍', '👍 one, ❤️ one', '👍 <b>', '👍 a,', `👍 ${'a'.repeat(31)}`])(
    'rejects %j',
    (text) => {
      expect(parseReactions(text)).toBeNull();
    },
  );
});
