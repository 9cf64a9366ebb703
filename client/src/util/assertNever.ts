/** The default of an exhaustive switch: a case that is missing is a compile error, one that arrives all the same is a thrown one. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value ${JSON.stringify(value)}`);
}
