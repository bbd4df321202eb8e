// Threads of Node 20 do not inherit what makes this process read TypeScript.
import { tsImport } from 'tsx/esm/api';

const worker = '../../../src/importers/writer/text-worker.ts';
export default (await tsImport(worker, import.meta.url)).default;
