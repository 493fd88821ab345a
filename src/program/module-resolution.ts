import type { ts } from 'ts-morph';
import type { ProjectConfigs } from './project-configs.ts';
import { moduleDefaults } from './project-options.ts';
import type { WorkspacePackages } from './workspace-packages.ts';
import { packageNameOf, resolveInWorkspace, typescriptSource } from './workspace-sources.ts';

type Typescript = typeof ts;
type Resolved = ts.ResolvedModuleFull | undefined;

/** Where an import may lead besides to where the options of the program lead. */
export interface Surroundings {
  readonly configs: ProjectConfigs;
  readonly workspaces: WorkspacePackages;
}

interface Variant {
  readonly options: ts.CompilerOptions;
  readonly cache: ts.ModuleResolutionCache;
}

const isRelative = /^\.{0,2}\//;

/**
 * Finds the modules that a program imports. First as the compiler does; where that fails for a source, with the aliases that the
 * importing file's own configuration gives, then among the packages of its workspace, so that a monorepo can be analysed
 * without having been installed or built. A workspace package that leads to what it builds leads to its source instead.
 */
export class ModuleResolution {
  readonly #typescript: Typescript;
  readonly #standard: Variant;
  readonly #host: ts.ModuleResolutionHost;
  readonly #surroundings: Surroundings;
  readonly #forgiving = new Map<string, Variant>();
  readonly #workspaceSources = new Map<string, Resolved>();

  constructor(
    typescript: Typescript,
    options: ts.CompilerOptions,
    host: ts.ModuleResolutionHost,
    surroundings: Surroundings,
  ) {
    this.#typescript = typescript;
    this.#host = host;
    this.#surroundings = surroundings;
    this.#standard = this.#variant(options);
  }

  /** What is known of packages and of modules that are found as the compiler does. */
  get cache(): ts.ModuleResolutionCache {
    return this.#standard.cache;
  }

  /** The module that a specifier names in a file; `undefined` when it is not found. */
  resolve(specifier: string, importer: string, mode: ts.ResolutionMode): Resolved {
    const found = this.#find(specifier, importer, this.#standard, mode);
    if (importer.includes('/node_modules/')) return found;
    if (found !== undefined)
      return typescriptSource.test(found.resolvedFileName)
        ? found
        : (this.#inWorkspace(specifier, importer) ?? found);
    return this.#forgive(specifier, importer) ?? this.#inWorkspace(specifier, importer);
  }

  #find(
    specifier: string,
    importer: string,
    { options, cache }: Variant,
    mode?: ts.ResolutionMode,
  ): Resolved {
    return this.#typescript.resolveModuleName(
      specifier,
      importer,
      options,
      this.#host,
      cache,
      undefined,
      mode,
    ).resolvedModule;
  }

  /** With the aliases of the configuration next to the importer, and as a bundler finds modules. */
  #forgive(specifier: string, importer: string): Resolved {
    const config = this.#surroundings.configs.nearest(importer);
    const hasAliases = config !== null && ('paths' in config.options || 'baseUrl' in config.options);
    if (!hasAliases && !isRelative.test(specifier)) return undefined;
    const key = config?.path ?? '';
    const variant =
      this.#forgiving.get(key) ?? this.#variant({ ...config?.options, ...moduleDefaults(this.#typescript) });
    this.#forgiving.set(key, variant);
    return this.#find(specifier, importer, variant);
  }

  #inWorkspace(specifier: string, importer: string): Resolved {
    if (isRelative.test(specifier)) return undefined;
    const workspace = this.#surroundings.workspaces.around(importer);
    if (workspace === null || !workspace.folders.has(packageNameOf(specifier))) return undefined;
    const key = `${workspace.root}:${specifier}`;
    if (this.#workspaceSources.has(key)) return this.#workspaceSources.get(key);
    const source = resolveInWorkspace(this.#typescript, specifier, {
      workspace,
      configs: this.#surroundings.configs,
      options: this.#standard.options,
    });
    this.#workspaceSources.set(key, source);
    return source;
  }

  #variant(options: ts.CompilerOptions): Variant {
    const typescript = this.#typescript;
    const isSensitive = typescript.sys.useCaseSensitiveFileNames;
    const canonical = (name: string): string => (isSensitive ? name : name.toLowerCase());
    return {
      options,
      cache: typescript.createModuleResolutionCache(typescript.sys.getCurrentDirectory(), canonical, options),
    };
  }
}
