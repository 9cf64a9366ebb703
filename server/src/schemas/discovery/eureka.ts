import { record } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { serverUrl } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval } from './common.ts';

export const eurekaDiscovery = record({
  name: 'Eureka discovery',
  doc: 'Targets are application instances registered in Netflix Eureka, as Spring Cloud uses it.',
  label: 'server',
  fields: {
    server: {
      type: serverUrl,
      doc: "Address of the Eureka server's API with its scheme, such as `http://eureka:8761/eureka`.",
      required: true,
      since: '2.21',
    },
    refresh_interval: refreshInterval('30s', '2.21'),
    ...since('2.21', httpClientFields),
  },
  rules: httpClientRules,
});
