/**
 * What `{{#expr: …}}` computes, as the extension ParserFunctions does (https://www.mediawiki.org/wiki/Help:Calculation):
 * operators of equal rank from left to right, powers too.
 *
 * @throws ExpressionError with the words that a wiki shows
 */
export function evaluate(expression: string): string {
  const tokens = tokensOf(expression);
  if (tokens.length === 0) return '';
  const calculator = new Calculator();
  for (const token of tokens) calculator.take(token);
  return calculator.finish().map(written).join('');
}

export class ExpressionError extends Error {}

/** Longer ones are no expressions that people write. */
const MAX_LENGTH = 10_000;
const TOKEN = /\s*(?:(\d[\d.]*|\.\d[\d.]*)|([a-z]+)|(<>|!=|<=|>=|[-+*/^=<>()]))\s*/iy;

type Token = number | string;

function tokensOf(expression: string): Token[] {
  const text = expression
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&(?:minus|#8722);|−/gi, '-')
    .replace(/&nbsp;|&#160;|\u00a0/gi, ' ')
    .trim();
  if (text.length > MAX_LENGTH) throw new ExpressionError('Stack exhausted.');
  const tokens: Token[] = [];
  for (let place = 0; place < text.length; place = TOKEN.lastIndex) {
    TOKEN.lastIndex = place;
    const [found, digits, word, sign = ''] = TOKEN.exec(text) ?? [];
    if (found === undefined)
      throw new ExpressionError(`Unrecognized punctuation character "${text[place]}".`);
    tokens.push(digits !== undefined ? Number.parseFloat(digits) : (word?.toLowerCase() ?? sign));
  }
  return tokens;
}

interface Unary {
  readonly rank: number;
  readonly apply: (operand: number) => number;
}

interface Binary {
  readonly rank: number;
  readonly combine: (left: number, right: number) => number;
}

const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };

const UNARY: Readonly<Record<string, Unary>> = {
  '-': { rank: 10, apply: (x) => -x },
  '+': { rank: 10, apply: (x) => x },
  ...functions({
    not: (x) => Number(x === 0),
    ...{ abs: Math.abs, ceil: Math.ceil, floor: Math.floor, trunc: Math.trunc },
    ...{ sin: Math.sin, cos: Math.cos, tan: Math.tan, atan: Math.atan, exp: Math.exp },
    asin: (x) => Math.asin(within(x, -1, 1, 'asin')),
    acos: (x) => Math.acos(within(x, -1, 1, 'acos')),
    ln: (x) => {
      if (x <= 0) throw new ExpressionError('Invalid argument for ln: <= 0.');
      return Math.log(x);
    },
    sqrt: (x) => {
      if (x < 0) throw new ExpressionError('In sqrt: Result is not a number.');
      return Math.sqrt(x);
    },
  }),
};

function functions(all: Readonly<Record<string, Unary['apply']>>): Record<string, Unary> {
  return Object.fromEntries(Object.entries(all).map(([name, apply]) => [name, { rank: 9, apply }]));
}

const BINARY: Readonly<Record<string, Binary>> = {
  e: { rank: 10, combine: (left, right) => left * 10 ** right },
  '^': { rank: 8, combine: (left, right) => number(left ** right) },
  '*': { rank: 7, combine: (left, right) => left * right },
  '/': { rank: 7, combine: divide },
  div: { rank: 7, combine: divide },
  mod: { rank: 7, combine: (left, right) => remainder(Math.trunc(left), Math.trunc(right)) },
  fmod: { rank: 7, combine: remainder },
  '+': { rank: 6, combine: (left, right) => left + right },
  '-': { rank: 6, combine: (left, right) => left - right },
  round: { rank: 5, combine: round },
  '=': comparison((left, right) => left === right),
  '!=': comparison((left, right) => left !== right),
  '<>': comparison((left, right) => left !== right),
  '<': comparison((left, right) => left < right),
  '>': comparison((left, right) => left > right),
  '<=': comparison((left, right) => left <= right),
  '>=': comparison((left, right) => left >= right),
  and: { rank: 3, combine: (left, right) => Number(left !== 0 && right !== 0) },
  or: { rank: 2, combine: (left, right) => Number(left !== 0 || right !== 0) },
};

function comparison(holds: (left: number, right: number) => boolean): Binary {
  return { rank: 4, combine: (left, right) => Number(holds(left, right)) };
}

function within(x: number, least: number, most: number, name: string): number {
  if (x >= least && x <= most) return x;
  throw new ExpressionError(`Invalid argument for ${name}: < -1 or > 1.`);
}

function number(x: number): number {
  if (!Number.isNaN(x)) return x;
  throw new ExpressionError('In ^: Result is not a number.');
}

function divide(left: number, right: number): number {
  if (right === 0) throw new ExpressionError('Division by zero.');
  return left / right;
}

function remainder(left: number, right: number): number {
  if (right === 0) throw new ExpressionError('Division by zero.');
  return left % right;
}

/** Halves are rounded away from zero. Negative digits round to tens, hundreds and so on. */
function round(value: number, digits: number): number {
  const places = Math.max(-300, Math.min(300, Math.trunc(digits)));
  const size = Math.abs(value);
  const scaled = Number(`${size.toPrecision(15)}e0`) * 10 ** places;
  const rounded = Math.round(Number(scaled.toPrecision(15))) / 10 ** places;
  return Math.sign(value) * (Number.isFinite(rounded) ? rounded : size);
}

type Pending =
  | '('
  | { readonly name: string; readonly unary: Unary }
  | { readonly name: string; readonly binary: Binary };

class Calculator {
  readonly #operands: number[] = [];
  readonly #pending: Pending[] = [];
  #expectsOperand = true;

  take(token: Token): void {
    if (typeof token === 'number') this.#operand(token, 'number');
    else if (this.#expectsOperand) this.#begin(token);
    else this.#continue(token);
  }

  finish(): readonly number[] {
    while (this.#pending.length > 0) {
      if (this.#pending.at(-1) === '(') throw new ExpressionError('Unclosed bracket.');
      this.#apply();
    }
    return this.#operands;
  }

  #operand(value: number, what: string): void {
    if (!this.#expectsOperand) throw new ExpressionError(`Unexpected ${what}.`);
    this.#operands.push(value);
    this.#expectsOperand = false;
  }

  #begin(token: string): void {
    const constant = own(CONSTANTS, token);
    const unary = own(UNARY, token);
    if (constant !== undefined) this.#operand(constant, token);
    else if (token === '(') this.#pending.push('(');
    else if (unary !== undefined) this.#pending.push({ name: token, unary });
    else throw unexpected(token);
  }

  #continue(token: string): void {
    if (token === ')') {
      while (this.#pending.length > 0 && this.#pending.at(-1) !== '(') this.#apply();
      if (this.#pending.pop() === undefined)
        throw new ExpressionError('Unexpected closing bracket.');
      return;
    }
    const binary = own(BINARY, token);
    if (binary === undefined) throw unexpected(token);
    while (rankOf(this.#pending.at(-1)) >= binary.rank) this.#apply();
    this.#pending.push({ name: token, binary });
    this.#expectsOperand = true;
  }

  #apply(): void {
    const operator = this.#pending.pop();
    if (operator === undefined || operator === '(') return;
    const right = this.#operands.pop();
    if ('unary' in operator) {
      if (right === undefined) throw missing(operator.name);
      this.#operands.push(operator.unary.apply(right));
      return;
    }
    const left = this.#operands.pop();
    if (left === undefined || right === undefined) throw missing(operator.name);
    this.#operands.push(operator.binary.combine(left, right));
  }
}

function rankOf(pending: Pending | undefined): number {
  if (pending === undefined || pending === '(') return -1;
  return 'unary' in pending ? pending.unary.rank : pending.binary.rank;
}

function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function unexpected(token: string): ExpressionError {
  const isKnown = own(BINARY, token) ?? own(UNARY, token) ?? own(CONSTANTS, token);
  if (token === ')') return new ExpressionError('Unexpected closing bracket.');
  return new ExpressionError(
    isKnown === undefined && /^[a-z]/.test(token)
      ? `Unrecognized word "${token}".`
      : `Unexpected ${token} operator.`,
  );
}

function missing(name: string): ExpressionError {
  return new ExpressionError(`Missing operand for ${name}.`);
}

/** As PHP writes a number: 14 digits, and a power of ten from 1.0E+14 on and below 0.0001. */
function written(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NAN' : value > 0 ? 'INF' : '-INF';
  if (Object.is(value, -0)) return '-0';
  const [digits = '', exponent = ''] = value.toExponential(13).split('e');
  const power = Number(exponent);
  if (value === 0 || (power >= -4 && power < 14)) return String(Number(value.toPrecision(14)));
  const mantissa = digits.replace(/0+$/, '').replace(/\.$/, '.0');
  return `${mantissa}E${power > 0 ? '+' : ''}${power}`;
}
