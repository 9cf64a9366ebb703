import type { Format } from '../schema/types.ts';

/** A node in ZooKeeper; must begin with a slash (discovery/zookeeper/zookeeper.go). */
export const zookeeperPath: Format = {
  name: 'ZooKeeper path',
  yaml: 'string',
  example: '/services',
  check: ({ text }) => (text.startsWith('/') ? undefined : { message: 'A ZooKeeper path begins with `/`.', replacement: `/${text}` }),
};
