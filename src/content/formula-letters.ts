const NORMAL = '0123456789+-=()abcdefghijklmnoprstuvwxyzβγδθφχ';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟᶿᵠᵡ';
const LOWERABLE = '0123456789+-=()aehijklmnoprstuvxβγρφχ';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ';

const raisedBy = letterMap(NORMAL, RAISED);
const loweredBy = letterMap(LOWERABLE, LOWERED);

/** A text in the characters of exponents; null when Unicode lacks one of them. */
export function raised(text: string): string | null {
  return /^[′″‴]+$/.test(text) ? text : mapped(text, raisedBy);
}

/** A text in the characters of indices; null when Unicode lacks one of them. */
export function lowered(text: string): string | null {
  return mapped(text, loweredBy);
}

const EARLY = letterMap('CHNPQRZ', 'ℂℍℕℙℚℝℤ');
const DOUBLE_STRUCK_A = 0x1d538;

/** Capitals as blackboards have them: the seven that mathematics uses most have places of their own. */
export function doubleStruck(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => {
    const code = DOUBLE_STRUCK_A + letter.charCodeAt(0) - 'A'.charCodeAt(0);
    return EARLY.get(letter) ?? String.fromCodePoint(code);
  });
}

function letterMap(from: string, to: string): ReadonlyMap<string, string> {
  const targets = [...to];
  return new Map([...from].map((letter, index) => [letter, targets[index] ?? letter]));
}

function mapped(text: string, letters: ReadonlyMap<string, string>): string | null {
  const found = [...text.replaceAll('−', '-').replaceAll(' ', '')].map((letter) =>
    letters.get(letter),
  );
  return found.includes(undefined) ? null : found.join('');
}
