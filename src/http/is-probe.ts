/** Whether a path is one that balancers ask again and again. */
export function isProbe(path: string): boolean {
  return path.startsWith('/health/');
}
