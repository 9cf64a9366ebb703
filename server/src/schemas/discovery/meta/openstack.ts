import { labels } from './table.ts';

export const hypervisorLabels = labels('__meta_openstack_hypervisor_', {
  host_ip: 'Address of the hypervisor.',
  hostname: 'Name of the hypervisor.',
  id: 'Identifier of the hypervisor.',
  state: 'State of the hypervisor, such as `up`.',
  status: 'Status of the hypervisor, such as `enabled`.',
  type: 'Type of the hypervisor, such as `QEMU`.',
});

export const instanceLabels = labels('__meta_openstack_', {
  address_pool: 'Pool that the private address is from.',
  instance_flavor: 'Flavor of the instance, by name or else by identifier.',
  instance_id: 'Identifier of the instance.',
  instance_image: 'Image of the instance.',
  instance_name: 'Name of the instance.',
  instance_status: 'Status of the instance, such as `ACTIVE`.',
  private_ip: 'Private address of the instance.',
  project_id: 'Project that owns the instance.',
  public_ip: 'Floating address of the instance, where it has one.',
  'tag_*': 'Value of a metadata key of the instance.',
  user_id: 'User that owns the instance.',
});

export const loadbalancerLabels = labels('__meta_openstack_', {
  loadbalancer_availability_zone: 'Availability zone of the load balancer.',
  loadbalancer_floating_ip: 'Floating address of the load balancer, where it has one.',
  loadbalancer_id: 'Identifier of the load balancer.',
  loadbalancer_name: 'Name of the load balancer.',
  loadbalancer_provider: 'Octavia provider of the load balancer.',
  loadbalancer_operating_status: 'Operating status of the load balancer.',
  loadbalancer_provisioning_status: 'Provisioning status of the load balancer.',
  loadbalancer_tags: 'Tags of the load balancer, with commas between them.',
  loadbalancer_vip: 'Virtual address of the load balancer.',
  project_id: 'Project that owns the load balancer.',
});
