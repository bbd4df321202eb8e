export type DataExportState = 'RUNNING' | 'READY' | 'FAILED';

/** A file with the data of an account. */
export interface DataExportRow {
  readonly id: string;
  readonly state: DataExportState;
  readonly createdAt: string;
  /** When the file is deleted; null while it is being made. */
  readonly expiresAt: string | null;
  readonly byteSize: number | null;
}
