import type { ClusterError } from './model.ts';

/** What is known of one kind in one namespace. */
export type LiveState<T> =
  | { readonly kind: 'loading' }
  /** `items` is a new array after every change and never mutated. */
  | { readonly kind: 'live'; readonly items: readonly T[] }
  /** `items` as last known, perhaps none; `retryInMs` (from the moment of the change) where it is tried again without being asked. */
  | { readonly kind: 'failed'; readonly error: ClusterError; readonly items: readonly T[]; readonly retryInMs?: number };
