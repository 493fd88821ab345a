/** A class of a package of constructs, whose instances stand for what is deployed. Its arguments are the scope, the id and the properties. */
export interface ConstructModel {
  /** The module below the package that exports the class; its namespace has the same name, with `_` for `-`. */
  readonly module: string;
  readonly name: string;
}

/** A construct for a function that a platform runs. */
export interface FunctionModel extends ConstructModel {
  /** Property that holds how long a run may last. */
  readonly timeout: string;
  /** Property that says which function of which module is run, relative to its code. */
  readonly handler: string;
  /** Property that holds the code. */
  readonly code: string;
  /**
   * Property that names the source of the module where no code is given; left out, it is the file that makes the construct, with the id before
   * its extension. `null` where there is no such property.
   */
  readonly entry: string | null;
  /** Property that says how often a run is tried again for which nobody waits. */
  readonly retries: string;
  /** Property that lists the sources of its events. */
  readonly events: string;
}

/** A construct for a queue. */
export interface QueueModel extends ConstructModel {
  /** Path of the property that says how often a message is delivered before it is put aside. */
  readonly deliveries: string;
  /** What the deployed resource calls the property that this becomes a part of. */
  readonly redrive: string;
  /** Property that holds how long a message that is being handled is hidden from others. */
  readonly visibility: string;
  /** Member that names the queue where a construct takes no queue. */
  readonly arn: string;
}

/** What a source of events is told besides its queue. */
export interface SourceOptions {
  /** Option by which the function tells which messages have failed, so that the others are done. */
  readonly reports: string;
  /** What the deployed resource calls the property that this becomes. */
  readonly answers: string;
  /** Option that says whether it delivers at all. */
  readonly enabled: string;
}

/** A class that makes a queue a source of events; its arguments are the queue and the options. */
export interface SourceModel extends ConstructModel {
  readonly options: SourceOptions;
}

/** A construct that makes a queue, named by its ARN, a source of a function's events. */
export interface MappingModel extends ConstructModel {
  readonly target: string;
  readonly source: string;
  readonly options: SourceOptions;
}

/** What is known of a package in which what is deployed is written as a program. Data only. */
export interface ConstructLibrary {
  readonly package: string;
  /** The versions these facts were read from. */
  readonly versions: string;
  /** Where the vendor states them. */
  readonly source: string;
  /** The file in a project's folder by which its command line finds the program, and the key that holds the command that runs it. */
  readonly project: { readonly file: string; readonly command: string };
  /** Module that exports the package's root as well. */
  readonly root: string;
  readonly functions: readonly FunctionModel[];
  /** How long a run may last where nothing is set, in seconds. */
  readonly timeoutSeconds: number;
  readonly queues: readonly QueueModel[];
  /** How long a message is hidden where nothing is set, in seconds. */
  readonly visibilitySeconds: number;
  readonly sources: readonly SourceModel[];
  readonly mappings: readonly MappingModel[];
  /** Members of a function that add a source of events: `takes` its first argument, or, as a mapping, the properties in its second. */
  readonly adders: readonly { readonly member: string; readonly takes: 'source' | 'mapping' }[];
  /** Access paths, below the module of functions, of code that is a folder or a file, given as a path. */
  readonly assets: readonly string[];
  /** Factories of durations at the root of the package, with the seconds of one unit. */
  readonly durations: Readonly<Record<string, number>>;
  /** Members that set a property of the deployed resource whatever the construct says, named by their first argument. */
  readonly overrides: readonly string[];
  /** Option of a scope that gives the constructs in it properties of their own. */
  readonly injectors: string;
}
