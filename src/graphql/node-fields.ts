import { parseNodeId, parseNodeIds } from '../access/node-ids.ts';
import { brandedNode } from './branded-node.ts';
import { builder } from './builder.ts';
import { listPrice } from './prices.ts';

const Node = builder.nodeInterfaceRef();

builder.queryFields((t) => ({
  node: t.field({
    rule: 'public',
    description: 'The object with this id. Null if it does not exist or the viewer may not see it.',
    type: Node,
    nullable: true,
    args: { id: t.arg.id({ required: true, description: 'An id that this server returned.' }) },
    resolve: (_root, { id }, scope) => brandedNode(scope, parseNodeId(scope, id, 'id')),
  }),
  nodes: t.field({
    rule: 'public',
    description:
      'The objects with these ids, at most 100, in the same order. Null for each one that does not exist or that the viewer may not see.',
    type: [Node],
    nullable: { list: false, items: true },
    args: {
      ids: t.arg.idList({ required: true, description: 'Ids that this server returned.' }),
    },
    complexity: ({ ids }) => listPrice(ids.length),
    resolve: (_root, { ids }, scope) =>
      parseNodeIds(scope, ids).map((key) => (key instanceof Error ? key : brandedNode(scope, key))),
  }),
}));
