import { oneOfValues, record } from '../schema/build.ts';
import { orUnset } from './shared.ts';
import { integer } from './scalars.ts';

export const runtime = record({
  name: 'runtime section',
  doc: 'Settings of the running process that a reload applies.',
  fields: {
    gogc: {
      type: integer,
      doc: 'By how many percent the heap may grow before garbage is collected. Lower saves memory and costs processor time. The variable `GOGC` sets the default.',
      default: '75',
      since: '2.53',
    },
    log_level: {
      type: {
        ...orUnset(
          oneOfValues(
            { value: 'debug', doc: 'Everything, for the search of a fault.' },
            { value: 'info', doc: 'What happens in normal operation.' },
            { value: 'warn', doc: 'What may need attention.' },
            { value: 'error', doc: 'Only what failed.' },
          ),
        ),
        ignoreCase: true,
        readsItself: 'text',
      },
      doc: 'Least severe messages to log. Takes the place of the flag `--log.level`, which is deprecated.',
      default: 'info',
      since: '3.15',
    },
  },
});
