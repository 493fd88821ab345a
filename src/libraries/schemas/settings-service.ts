/** What is known of a service that gives the program its settings by their names, once a schema has checked the environment. */
export interface SettingsService {
  readonly package: string;
  /** The versions these facts were read from. */
  readonly versions: string;
  /** Where the vendor states them. */
  readonly source: string;
  /** Exported class whose instances give the settings, and the members by which they do. */
  readonly type: string;
  readonly members: readonly string[];
  /** Exported class whose static member is given the schema, and the option that holds it. */
  readonly module: string;
  readonly setup: string;
  readonly option: string;
}

/** A variable that is in the schema is read from the checked environment before anything else: `ConfigService.get`. */
export const nestSettings: SettingsService = {
  package: '@nestjs/config',
  versions: '>=2',
  source: 'https://docs.nestjs.com/techniques/configuration#schema-validation',
  type: 'ConfigService',
  members: ['get', 'getOrThrow'],
  module: 'ConfigModule',
  setup: 'forRoot',
  option: 'validationSchema',
};
