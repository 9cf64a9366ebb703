import { labels } from './table.ts';

/** Networks have the same labels with Docker and with Swarm. */
export const networkLabels = (prefix: string) =>
  labels(`${prefix}network_`, {
    id: 'Identifier of the network.',
    name: 'Name of the network.',
    scope: 'How far the network reaches, such as `local`.',
    internal: 'Whether the network has no way out.',
    ingress: 'Whether it is the network that routes requests into a swarm.',
    'label_*': 'Value of a label of the network.',
  });

export const dockerLabels = labels('__meta_docker_', {
  container_id: 'Identifier of the container.',
  container_name: 'Name of the container, with a slash before it.',
  container_image: 'Image of the container.',
  container_image_id: "Hash of the container's image.",
  container_network_mode: 'Network mode of the container.',
  'container_label_*': { doc: 'Value of a label of the container.', examples: ['com_docker_compose_service'] },
  network_ip: 'Address of the container in this network.',
  port_private: 'Port within the container.',
  port_public: 'Port of the host that it is published at, where it is.',
  port_public_ip: 'Address of the host that it is published at, where it is.',
});

export const swarmServiceLabels = labels('__meta_dockerswarm_', {
  service_id: 'Identifier of the service.',
  service_name: 'Name of the service.',
  service_mode: 'Mode of the service: `replicated` or `global`.',
  'service_label_*': 'Value of a label of the service.',
});

export const servicesLabels = labels('__meta_dockerswarm_', {
  service_endpoint_port_name: "Name of the endpoint's port, where it has one.",
  service_endpoint_port_publish_mode: 'How that port is published: `ingress` or `host`.',
  service_task_container_hostname: "Host name of the service's containers, where one is set.",
  service_task_container_image: "Image of the service's containers.",
  service_updating_status: 'How far an update of the service is.',
});

export const tasksLabels = labels('__meta_dockerswarm_', {
  'container_label_*': 'Value of a label of the container, without those that its image brings.',
  task_id: 'Identifier of the task.',
  task_container_id: 'Container of the task.',
  task_desired_state: 'State that the task shall have.',
  task_state: 'State that the task has.',
  task_slot: 'Slot of the task within its service.',
  task_port_publish_mode: "How the task's port is published: `ingress` or `host`.",
});

export const nodesLabels = labels('__meta_dockerswarm_', {
  node_id: 'Identifier of the node.',
  node_hostname: 'Host name of the node.',
  node_address: 'Address of the node.',
  node_availability: 'Whether the node takes tasks: `active`, `pause` or `drain`.',
  'node_label_*': 'Value of a label of the node.',
  node_platform_architecture: 'Processor architecture of the node.',
  node_platform_os: 'Operating system of the node.',
  node_role: '`manager` or `worker`.',
  node_status: 'Status of the node, such as `ready`.',
});

export const managersLabels = labels('__meta_dockerswarm_', {
  node_engine_version: 'Version of the Docker engine on the node.',
  node_manager_address: 'Address of the manager; managers only.',
  node_manager_leader: 'Whether the manager leads the swarm; managers only.',
  node_manager_reachability: 'Whether the manager can be reached; managers only.',
});
