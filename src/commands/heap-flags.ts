import { setFlagsFromString } from 'node:v8';

/** Flags of V8, which another version of Node may lack: then it warns, and runs without them. */
export const HEAP_FLAGS = ['--no-allocation-site-pretenuring'] as const;

/** Else V8 puts what each request makes into the old heap after a while, and what that refers to stays with it. */
export function setHeapFlags(): void {
  for (const flag of HEAP_FLAGS) setFlagsFromString(flag);
}

/** Lets a heap grow by 40 % between two collections. V8 else waits until it has up to four times what it needs. */
export const FLAT_HEAP_FLAG = '--heap-growing-percent=40';

export function setFlatHeap(): void {
  setFlagsFromString(FLAT_HEAP_FLAG);
}
