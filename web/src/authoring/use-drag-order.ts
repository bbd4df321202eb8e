import { type DragEvent, useState } from 'react';

/** How an element of a list is dragged. */
export interface Drag {
  /** Whether another one would be dropped here. */
  readonly isOver: boolean;
  /** For what the pointer takes hold of. */
  readonly handle: {
    readonly draggable: true;
    readonly onDragStart: (event: DragEvent) => void;
    readonly onDragEnd: () => void;
  };
  /** For the element. */
  readonly place: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** The elements of a list, dragged with a pointer. Keyboards and touch screens need buttons beside it. */
export function useDragOrder(move: (from: number, to: number) => void): (index: number) => Drag {
  const [from, setFrom] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  function end() {
    setFrom(null);
    setOver(null);
  }
  return (index) => ({
    isOver: from !== null && over === index && over !== from,
    handle: {
      draggable: true,
      onDragStart({ dataTransfer, currentTarget }) {
        dataTransfer.effectAllowed = 'move';
        // Firefox drags nothing without data.
        dataTransfer.setData('text/plain', String(index + 1));
        const element = currentTarget.closest('li');
        if (element !== null) dataTransfer.setDragImage(element, 0, 0);
        setFrom(index);
      },
      onDragEnd: end,
    },
    place: {
      onDragOver(event) {
        if (from === null) return;
        event.preventDefault();
        setOver(index);
      },
      onDrop(event) {
        if (from === null) return;
        event.preventDefault();
        end();
        move(from, index);
      },
    },
  });
}
