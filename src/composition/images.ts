export { mayReadImage } from '../domains/image/service.ts';
