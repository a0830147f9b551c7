/** A field where there is a value for it; nothing where there is none, since `undefined` is no value of a document. */
export const maybe = <K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, T>)
