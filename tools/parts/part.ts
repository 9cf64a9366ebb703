/** A real component that tests and the demo run against, or one sentence why it cannot be had here and how to get it. */
export type Part<T> = { readonly kind: 'ready'; readonly value: T } | { readonly kind: 'missing'; readonly sentence: string };

/** Thrown while a part is being got; its message is the sentence a person reads. */
export class PartMissing extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'PartMissing';
  }
}

/** Turns a PartMissing into a value; anything else that is thrown is a defect and stays one. */
export async function part<T>(get: () => Promise<T>): Promise<Part<T>> {
  try {
    return { kind: 'ready', value: await get() };
  } catch (error) {
    if (error instanceof PartMissing) return { kind: 'missing', sentence: error.message };
    throw error;
  }
}
