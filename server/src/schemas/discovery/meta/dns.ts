import { labels } from './table.ts';

export const dnsLabels = labels('__meta_dns_', {
  name: 'Name that was looked up.',
  srv_record_target: 'Host of the SRV record.',
  srv_record_port: 'Port of the SRV record.',
  mx_record_target: 'Host of the MX record.',
  ns_record_target: 'Host of the NS record.',
});
