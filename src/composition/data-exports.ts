export { readableExport } from '../domains/people/data-export/service.ts';
