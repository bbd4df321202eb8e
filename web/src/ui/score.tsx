import { formatNumber, formatSigned } from './amount.ts';

/** Votes for something less votes against it. */
export function Score({ value }: { readonly value: number }) {
  const label = `${formatNumber(value)} ${Math.abs(value) === 1 ? 'point' : 'points'}`;
  return <span className="score">{label}</span>;
}

/** How many agree less how many disagree, each with the weight of their vote. */
export function Agreement({ value }: { readonly value: number }) {
  return <span>{formatSigned(value)} agreement</span>;
}
