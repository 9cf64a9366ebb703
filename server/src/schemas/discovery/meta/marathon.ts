import { labels } from './table.ts';

export const marathonLabels = labels('__meta_marathon_', {
  app: 'Name of the application, with dashes for slashes.',
  image: 'Docker image of the application.',
  task: 'Mesos task of the instance.',
  port_index: "Which of the application's ports it is, from 0 on.",
  'app_label_*': 'Value of a label of the application.',
  'port_definition_label_*': "Value of a label of the port's definition.",
  'port_mapping_label_*': "Value of a label of the port's mapping.",
});
