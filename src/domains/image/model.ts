/** A picture that a member announced, and perhaps sent. */
export interface UploadRow {
  readonly id: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Null until it is stored. */
  readonly image: ImageRow | null;
}

/** A stored image. */
export interface ImageRow {
  /** SHA-256 of the largest file, in lower-case hexadecimal. */
  readonly digest: string;
  /** Of the largest file, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Of all files, ascending. */
  readonly widths: readonly number[];
  readonly isAnimated: boolean;
}

declare module '../../access/node-key.ts' {
  interface NodeRows {
    readonly Upload: UploadRow;
  }
}
