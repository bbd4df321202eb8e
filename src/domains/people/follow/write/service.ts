import { itemChanges } from '../../subject/write/service.ts';
import { FOLLOWS } from '../model.ts';
import { follows } from '../service.ts';

export const followChanges = itemChanges({
  ...FOLLOWS,
  action: 'follow.update',
  items: follows,
});
