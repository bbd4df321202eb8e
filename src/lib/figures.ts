/** 12345 as 12,345. */
export function number(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** Bytes as KB, MB or GB. */
export function bytes(value: number): string {
  for (const [unit, size] of UNITS) {
    if (value >= size) return `${(value / size).toFixed(1)} ${unit}`;
  }
  return `${Math.round(value)} B`;
}

const UNITS: readonly (readonly [string, number])[] = [
  ['GB', 1e9],
  ['MB', 1e6],
  ['KB', 1e3],
];

/** How much of something there is, by what it is counted in. */
export const amounts = {
  bytes,
  rows: (value: number) => `${number(value)} rows`,
  days: (value: number) => `${number(value)} days`,
} as const;

/** Milliseconds as seconds, minutes or hours. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}
