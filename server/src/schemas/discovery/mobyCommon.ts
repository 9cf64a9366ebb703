import { list, record } from '../../schema/build.ts';
import { text } from '../scalars.ts';

export const mobyFilter = record({
  name: 'Docker filter',
  doc: 'A condition that the Docker daemon applies before it answers.',
  label: 'name',
  fields: {
    name: { type: text, doc: 'What to filter by, as `docker ps --filter` knows it, such as `label` or `network`.', since: '2.23' },
    values: { type: list(text), doc: 'Values to let through, for instance `prometheus.io/scrape=true` for a label.', since: '2.23' },
  },
});
