import { inputError } from '../../../../lib/errors.ts';
import { checkedLine } from '../../../../naming/checked-line.ts';

/** UTF-16 code units. */
const MAX_QUESTION_LENGTH = 300;
const MAX_OPTION_LENGTH = 200;

const MIN_OPTIONS = 2;
export const MAX_OPTIONS = 20;

/** @throws PublicError BAD_USER_INPUT when it is blank or too long */
export function questionOf(text: string): string {
  return checkedLine(text, {
    argument: 'input.question',
    what: 'A question',
    most: MAX_QUESTION_LENGTH,
  });
}

/**
 * The options as they are stored.
 *
 * @throws PublicError BAD_USER_INPUT
 */
export function optionsOf(texts: readonly string[]): string[] {
  if (texts.length < MIN_OPTIONS || texts.length > MAX_OPTIONS) {
    throw inputError(
      'input.options',
      `A poll has ${MIN_OPTIONS} to ${MAX_OPTIONS} options, not ${texts.length}.`,
    );
  }
  const options = texts.map((text, index) =>
    checkedLine(text, {
      argument: `input.options.${index}`,
      what: 'An option',
      most: MAX_OPTION_LENGTH,
    }),
  );
  const twice = options.findIndex((option, index) => options.indexOf(option) < index);
  if (twice >= 0) throw inputError(`input.options.${twice}`, 'Two options are the same.');
  return options;
}

/** @throws PublicError BAD_USER_INPUT */
export function maxChoicesOf(number: number | null | undefined, optionCount: number): number {
  const most = number ?? 1;
  // Too few options are a mistake of their own.
  if (most >= 1 && most <= Math.max(optionCount, MIN_OPTIONS)) return most;
  throw inputError(
    'input.maxChoices',
    `It must be 1 to ${optionCount}, which is the number of options.`,
  );
}

interface VotedPoll {
  readonly optionCount: number;
  readonly maxChoices: number;
}

/**
 * The numbers of options that a user chose, in order.
 *
 * @throws PublicError BAD_USER_INPUT
 */
export function choicesOf(
  numbers: readonly number[],
  { optionCount, maxChoices }: VotedPoll,
): number[] {
  const argument = 'input.options';
  const choices = [...new Set(numbers)].toSorted((a, b) => a - b);
  if (choices.some((number) => number < 1 || number > optionCount)) {
    throw inputError(argument, `The options of this poll have the numbers 1 to ${optionCount}.`);
  }
  if (choices.length <= maxChoices) return choices;
  throw inputError(
    argument,
    maxChoices === 1
      ? 'In this poll you can choose one option.'
      : `In this poll you can choose at most ${maxChoices} options.`,
  );
}
