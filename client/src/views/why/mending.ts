import type { Fix } from '../../monitoring/chain/link.ts';
import type { ServiceNode } from '../clusterTree/nodes.ts';

/** What a lens above a broken link hands over. */
export interface Mending {
  readonly node: ServiceNode;
  readonly fix: Fix;
}
