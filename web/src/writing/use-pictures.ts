import { type ClipboardEvent, type DragEvent, type RefObject, useRef, useState } from 'react';
import { problemOf } from '../forms/problem.ts';
import { uploadPicture } from './upload-picture.ts';

/** A picture that is being sent, or was refused. */
export interface PictureState {
  readonly key: number;
  readonly name: string;
  /** The part that was sent, from 0 to 1. */
  readonly sent: number;
  /** Why it was refused; null if it was not. */
  readonly refusal: string | null;
}

/**
 * Sends pictures that are pasted or dropped into a field, one after the other. Each is put where the cursor is
 * when it has arrived.
 */
export function usePictures(
  field: RefObject<HTMLTextAreaElement | null>,
  onChange: (text: string) => void,
) {
  const [pictures, setPictures] = useState<readonly PictureState[]>([]);
  const count = useRef(0);
  const queue = useRef(Promise.resolve());

  function update(key: number, part: Partial<PictureState>): void {
    setPictures((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each)));
  }

  function forget(key: number): void {
    setPictures((all) => all.filter((each) => each.key !== key));
  }

  async function send(file: File, key: number): Promise<void> {
    try {
      const id = await uploadPicture(file, (sent) => update(key, { sent }));
      if (field.current) insert(field.current, `![${altOf(file.name)}](upload:${id})`);
      forget(key);
    } catch (error) {
      update(key, { refusal: problemOf(error).message });
    }
  }

  function insert(area: HTMLTextAreaElement, markdown: string): void {
    const { selectionStart: at, value } = area;
    const space = at === 0 || /\s$/.test(value.slice(0, at)) ? '' : '\n\n';
    area.setRangeText(`${space}${markdown}`, at, at, 'end');
    onChange(area.value);
  }

  function add(files: readonly File[]): void {
    for (const file of files) {
      count.current += 1;
      const key = count.current;
      setPictures((all) => [...all, { key, name: file.name, sent: 0, refusal: null }]);
      queue.current = queue.current.then(() => send(file, key));
    }
  }

  return {
    pictures,
    add,
    forget,
    /** For the field. Text that is pasted or dropped is the browser's business. */
    handlers: {
      onPaste(event: ClipboardEvent) {
        const files = picturesIn(event.clipboardData);
        if (files.length === 0) return;
        event.preventDefault();
        add(files);
      },
      onDragOver(event: DragEvent) {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      },
      onDrop(event: DragEvent) {
        const files = [...event.dataTransfer.files];
        if (files.length === 0) return;
        event.preventDefault();
        add(files);
      },
    },
  };
}

/** A table that is copied comes as text and as a picture of it: then the text is meant. */
function picturesIn(data: DataTransfer): File[] {
  if (data.types.includes('text/plain')) return [];
  return [...data.files].filter(({ type }) => type.startsWith('image/'));
}

/** The name of a file as the description of its picture, without its ending and without Markdown's brackets. */
function altOf(name: string): string {
  return name
    .replace(/\.\w+$/, '')
    .replaceAll(/[[\]\\]/g, ' ')
    .trim();
}
