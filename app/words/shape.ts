/** The keys of a language with every value loosened to a string or to a function of the same arguments: what English must be. */
export type Shape<T> = T extends (...args: infer Args) => string
  ? (...args: Args) => string
  : T extends string
    ? string
    : { [Key in keyof T]: Shape<T[Key]> };
