/**
 * What is known of a library that checks data by schemas, as far as it tells the values of settings: a schema may say what a variable of the
 * environment is when nobody sets it.
 */
export interface SchemaLibrary {
  readonly package: string;
  /** The versions these facts were read from. */
  readonly versions: string;
  /** Where the vendor states them. */
  readonly source: string;
  readonly checks: readonly CheckModel[];
  /** Names of calls whose argument 0 tells the schema of each property: `object`, `keys`. */
  readonly shapes: readonly string[];
  readonly defaults: readonly DefaultModel[];
  /** Names of calls by which a value becomes another one, so that the default does not tell it: `transform`. */
  readonly changes: readonly string[];
}

/** A call that checks an object and gives back what it is with the defaults in place. */
export interface CheckModel {
  /** The name of the function or method: `validate`. */
  readonly name: string;
  readonly subject: ArgumentPlace;
  /** Where it has the schema from: the receiver of the call, or arguments. */
  readonly by: 'receiver' | readonly ArgumentPlace[];
  /** Property of the result that is the checked object; absent where the result is. */
  readonly result?: string;
}

/** An argument, or an option in it. */
export interface ArgumentPlace {
  readonly argument: number;
  readonly option?: string;
}

/** A call by which a schema has a default. */
export interface DefaultModel {
  /** Its name; `*` for any. */
  readonly name: string;
  /** Where the default stands. */
  readonly value: ArgumentPlace;
}
