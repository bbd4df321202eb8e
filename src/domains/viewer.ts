/** Who is asking. Always an object: nobody in particular is somebody too. */
export type Viewer = AnonymousViewer;

export interface AnonymousViewer {
  readonly kind: 'anonymous';
}

export const ANONYMOUS: AnonymousViewer = { kind: 'anonymous' };
