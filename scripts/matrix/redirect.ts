import Module from 'node:module';

/** How Node.js finds the file of an import of CommonJS; `_resolveFilename` is what tools that stand between have always replaced. */
interface Resolver {
  _resolveFilename: (request: string, ...rest: readonly unknown[]) => string;
}

/** From here on a package is found under the name of another one that is installed, by every module of CommonJS. */
export function redirect(from: string, to: string): void {
  const resolver: Resolver = Object.assign(Module);
  const resolve = resolver._resolveFilename;
  resolver._resolveFilename = function (request, ...rest) {
    const isMeant = request === from || request.startsWith(`${from}/`);
    return Reflect.apply(resolve, this, [isMeant ? to + request.slice(from.length) : request, ...rest]);
  };
}
