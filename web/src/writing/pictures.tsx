import { useRef } from 'react';
import type { PictureState } from './use-pictures.ts';

interface PicturesProps {
  readonly pictures: readonly PictureState[];
  readonly onAdd: (files: readonly File[]) => void;
  readonly onForget: (key: number) => void;
}

/** The button for a picture, for those who neither paste nor drop. */
export function AddPicture({ onAdd }: Pick<PicturesProps, 'onAdd'>) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        Add a picture
      </button>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/gif,image/webp"
        multiple
        hidden
        onChange={(event) => {
          onAdd([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

/** How far the pictures are, and why one was refused. */
export function Pictures({ pictures, onForget }: Omit<PicturesProps, 'onAdd'>) {
  return (
    <div aria-live="polite">
      {pictures.map(({ key, name, sent, refusal }) =>
        refusal === null ? (
          <p key={key} className="picture-state">
            <bdi>{name}</bdi>
            <progress value={sent} max={1} aria-label={`Sending ${name}`} />
          </p>
        ) : (
          <p key={key} className="picture-state problem">
            <span>
              <bdi>{name}</bdi> was refused: {refusal}
            </span>
            <button type="button" onClick={() => onForget(key)}>
              Dismiss
            </button>
          </p>
        ),
      )}
    </div>
  );
}
