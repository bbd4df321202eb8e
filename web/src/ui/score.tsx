import { formatNumber } from './amount.ts';

/** Votes for something less votes against it. */
export function Score({ value }: { readonly value: number }) {
  const label = `${formatNumber(value)} ${Math.abs(value) === 1 ? 'point' : 'points'}`;
  return <span className="score">{label}</span>;
}
