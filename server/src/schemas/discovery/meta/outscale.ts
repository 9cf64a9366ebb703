import { labels } from './table.ts';

export const outscaleLabels = labels('__meta_outscale_vm_', {
  instance_id: 'Identifier of the machine.',
  region: 'Region of the machine.',
  subregion: 'Subregion of the machine.',
  state: 'State of the machine, such as `running`.',
  private_ip: 'Private address of the machine.',
  public_ip: 'Public address of the machine, where it has one.',
  'tag_*': { doc: 'Value of a tag of the machine.', examples: ['Name'] },
});
