/** An import cannot go on. The message says where it stopped, why, and what to do. */
export class ImportError extends Error {
  override get name(): string {
    return 'ImportError';
  }
}
