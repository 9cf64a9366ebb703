import { labels } from './table.ts';

export const eurekaLabels = labels('__meta_eureka_', {
  app_name: 'Name of the application.',
  app_instance_id: 'Identifier of the instance.',
  app_instance_hostname: 'Host name of the instance.',
  app_instance_homepage_url: 'Home page of the instance.',
  app_instance_statuspage_url: 'Status page of the instance.',
  app_instance_healthcheck_url: 'Health check of the instance.',
  app_instance_ip_addr: 'IP address of the instance.',
  app_instance_vip_address: 'Virtual address of the instance.',
  app_instance_secure_vip_address: 'Virtual address of the instance for TLS.',
  app_instance_status: 'Status of the instance, such as `UP`.',
  app_instance_port: 'Port of the instance.',
  app_instance_port_enabled: 'Whether that port is in use.',
  app_instance_secure_port: 'Port of the instance for TLS.',
  app_instance_secure_port_enabled: 'Whether the port for TLS is in use.',
  app_instance_country_id: 'Country of the instance.',
  'app_instance_metadata_*': { doc: 'Value of a metadata key of the instance.', examples: ['prometheus_port'] },
  app_instance_datacenterinfo_name: 'Datacenter of the instance.',
  'app_instance_datacenterinfo_metadata_*': 'Value of a metadata key of the datacenter.',
});
