import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/importers/mediawiki/wikitext/expression.ts';

describe('an expression of a wiki', () => {
  it.each([
    ['', ''],
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['2 ^ 3 ^ 2', '64'],
    ['-2 ^ 2', '4'],
    ['1e3', '1000'],
    ['2 e -2 + 1', '1.02'],
    ['7 mod 3', '1'],
    ['-7 mod 3', '-1'],
    ['8.9 mod 3.9', '2'],
    ['5.5 fmod 2', '1.5'],
    ['10 div 4', '2.5'],
    ['9.876 round 2', '9.88'],
    ['1234 round -2', '1200'],
    ['2.5 round 0', '3'],
    ['-2.5 round 0', '-3'],
    ['1.005 round 2', '1.01'],
    ['1/3', '0.33333333333333'],
    ['0.1 + 0.2', '0.3'],
    ['0.1 + 0.2 = 0.3', '0'],
    ['1 = 1.0 and 2 <> 3', '1'],
    ['1 &lt; 2', '1'],
    ['3 >= 4 or 0', '0'],
    ['not 0 + 1', '2'],
    ['trunc -2.7', '-2'],
    ['floor -2.1', '-3'],
    ['ceil 2.1', '3'],
    ['abs -3', '3'],
    ['sqrt 16', '4'],
    ['ln exp 1', '1'],
    ['sin (pi / 2) + cos 0 + tan 0', '2'],
    ['acos 1 + asin 0 + atan 0', '0'],
    ['pi', '3.1415926535898'],
    ['e', '2.718281828459'],
    ['2 * e', '5.4365636569181'],
    ['10 ^ 13', '10000000000000'],
    ['10 ^ 14', '1.0E+14'],
    ['123456789 * 10000000', '1.23456789E+15'],
    ['0.00001', '1.0E-5'],
    ['-0', '-0'],
    ['5 \u2212 7', '-2'],
    ['3 &minus; 1', '2'],
    ['.5 + 1.', '1.5'],
    ['- - 1', '1'],
    ['1 &nbsp;+ 1', '2'],
  ])('%s is %s', (expression, value) => {
    expect(evaluate(expression)).toBe(value);
  });

  it.each([
    ['1 / 0', 'Division by zero.'],
    ['1 mod 0', 'Division by zero.'],
    ['1 +', 'Missing operand for +.'],
    ['1 2', 'Unexpected number.'],
    ['(1', 'Unclosed bracket.'],
    ['1)', 'Unexpected closing bracket.'],
    ['* 2', 'Unexpected * operator.'],
    ['foo', 'Unrecognized word "foo".'],
    ['{{{1}}}', 'Unrecognized punctuation character "{".'],
    ['1.234,5', 'Unrecognized punctuation character ",".'],
    ['ln 0', 'Invalid argument for ln: <= 0.'],
    ['sqrt -1', 'In sqrt: Result is not a number.'],
    ['toString', 'Unrecognized word "tostring".'],
  ])('%s is refused', (expression, message) => {
    expect(() => evaluate(expression)).toThrow(message);
  });

  it('of many brackets and signs takes no second', () => {
    const begunAt = performance.now();
    expect(evaluate(`${'('.repeat(4_000)}1${')'.repeat(4_000)}`)).toBe('1');
    expect(evaluate(`${'- '.repeat(4_000)}1`)).toBe('1');
    expect(() => evaluate('1'.repeat(20_000))).toThrow('Stack exhausted.');
    expect(performance.now() - begunAt).toBeLessThan(1_000);
  });
});
