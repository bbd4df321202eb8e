/** What a backup holds: a manifest, then two folders. */
export const MANIFEST = 'commonplace-backup.json';
export const DATABASE = 'database';
export const UPLOADS = 'uploads';

/** The version of this layout. */
export const FORMAT = 1;

export interface Manifest {
  readonly format: number;
  /** The newest migration that the program knew which made it. */
  readonly newestMigration: string;
  /** ISO 8601, when the database was copied. */
  readonly madeAt: string;
  /** How many files the two folders have, and how many bytes. */
  readonly files: number;
  readonly bytes: number;
}
