import type { Registry } from '../access/registry.ts';
import type { Scope } from '../request/scope.ts';
import { ACTIONS } from './actions.ts';
import { FACTS, NODES } from './nodes.ts';

/** What all nouns add to the server. */
export const REGISTRY: Registry<Scope> = { actions: ACTIONS, nodes: NODES, facts: FACTS };
