/** The types of PromQL's values, in the words of Prometheus' documentation. */
export type ValueType = 'scalar' | 'string' | 'instant vector' | 'range vector';
