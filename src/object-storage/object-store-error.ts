/** An object store did not do what it was asked for. The message says what and why, and has no secrets. */
export class ObjectStoreError extends Error {
  /** Whether each request was answered, so that none can be done later. */
  readonly isAnswered: boolean;

  constructor(message: string, { isAnswered = true } = {}) {
    super(message);
    this.name = 'ObjectStoreError';
    this.isAnswered = isAnswered;
  }
}
