import { fields, list, record } from '../../schema/build.ts';
import { duration, text, zookeeperPath } from '../scalars.ts';

/** Both formats are kept in ZooKeeper and differ in how an entry is read. */
const zookeeperFields = fields({
  servers: {
    type: list(text, { nonEmpty: 'At least one ZooKeeper server is needed.' }),
    doc: 'ZooKeeper servers as `host:port`; they must belong to one ensemble.',
    required: true,
    since: '2.0',
  },
  paths: {
    type: list(zookeeperPath, { noNullItems: true, nonEmpty: 'At least one path is needed.' }),
    doc: 'Nodes below which the members are registered. Each begins with `/`, and whole trees may be given.',
    required: true,
    since: '2.0',
  },
  timeout: {
    type: duration,
    doc: 'How long a session survives without contact to ZooKeeper.',
    default: '10s',
    since: '2.0',
  },
});

export const nerveDiscovery = record({
  name: 'Nerve discovery',
  doc: "Targets are services that AirBnB's Nerve registered in ZooKeeper.",
  label: 'paths',
  fields: zookeeperFields,
});

export const serversetDiscovery = record({
  name: 'serverset discovery',
  doc: 'Targets are members of serversets in ZooKeeper, as Finagle and Aurora register them.',
  label: 'paths',
  fields: zookeeperFields,
});
