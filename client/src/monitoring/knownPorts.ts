/** What port numbers say about metrics. Facts of the field, not of a cluster: each is a habit of some program. */

/** Ports on which a well-known program serves metrics (the exporters' port allocations on Prometheus' wiki, and each program's own docs). */
export const metricsPorts: ReadonlyMap<number, string> = new Map([
  [2112, 'Go programs following the client library guide'],
  [9090, 'Prometheus itself'],
  [9091, 'the Pushgateway'],
  [9093, 'Alertmanager'],
  [9100, 'node_exporter'],
  [9102, 'statsd_exporter'],
  [9104, 'mysqld_exporter'],
  [9113, 'the NGINX exporter'],
  [9114, 'elasticsearch_exporter'],
  [9115, 'blackbox_exporter'],
  [9121, 'redis_exporter'],
  [9127, 'the PgBouncer exporter'],
  [9150, 'memcached_exporter'],
  [9153, 'CoreDNS'],
  [9187, 'postgres_exporter'],
  [9216, 'mongodb_exporter'],
  [9308, 'kafka_exporter'],
  [9402, 'cert-manager'],
  [9404, 'the JMX exporter'],
  [9419, 'rabbitmq_exporter'],
  [10249, 'kube-proxy'],
  [10254, 'the NGINX ingress controller'],
  [10257, 'kube-controller-manager'],
  [10259, 'kube-scheduler'],
  [15020, 'Istio sidecars'],
  [15090, 'Envoy in Istio'],
  [15692, 'the Prometheus plugin of RabbitMQ'],
]);

/** Ports on which metrics are never served, because what listens there does not speak HTTP. */
export const foreignPorts: ReadonlyMap<number, string> = new Map([
  [22, 'SSH'],
  [25, 'SMTP'],
  [53, 'DNS'],
  [389, 'LDAP'],
  [1433, 'SQL Server'],
  [1883, 'MQTT'],
  [2181, 'ZooKeeper'],
  [3306, 'MySQL'],
  [4222, 'NATS clients'],
  [5432, 'PostgreSQL'],
  [5672, 'AMQP'],
  [6379, 'Redis'],
  [9042, 'Cassandra'],
  [9092, 'Kafka'],
  [11211, 'Memcached'],
  [27017, 'MongoDB'],
]);

/** Where the metrics of what listens on a foreign port come from: the port of its exporter, a key of metricsPorts. */
export const exporterPorts: ReadonlyMap<number, number> = new Map([
  [3306, 9104],
  [5432, 9187],
  [5672, 15692],
  [6379, 9121],
  [9092, 9308],
  [11211, 9150],
  [27017, 9216],
]);

/** Where programs serve their users; metrics share the port where there is no other. */
export const trafficPorts: ReadonlySet<number> = new Set([80, 443, 8000, 8443]);

/** Beside a traffic port, the place of dashboards and metrics: Traefik's, for one. */
export const adminPorts: ReadonlySet<number> = new Set([8080, 8081, 8082, 9000, 9901]);
