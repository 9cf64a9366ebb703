import type { Format } from '../schema/types.ts';

/** Whatever YAML can say in one value: the key's content is handed on as it is. */
export const anyScalar: Format = { name: 'any value', yaml: 'any', example: 'text', check: () => undefined };
