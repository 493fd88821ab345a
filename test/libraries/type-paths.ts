import ts from 'typescript';
import type { Exports, PackageTypes } from './package-types.ts';

/** Follows access, member and option paths through declared types; a union is followed along all its parts. */
export class TypePaths {
  readonly #checker: ts.TypeChecker;
  readonly #exports: Exports;
  readonly #partsOf = new Map<ts.Type, readonly ts.Type[]>();
  readonly #resultsOf = new Map<ts.Signature, readonly ts.Type[]>();

  constructor(types: PackageTypes, exports: Exports) {
    this.#checker = types.checker;
    this.#exports = exports;
  }

  /** Instances of the exported types of a name (`Namespace.Name`); `*` stands for any characters. Empty when there is none. */
  instances(name: string): readonly ts.Type[] {
    const [head = '', ...rest] = name.split('.');
    const symbols = rest.reduce((found, part) => this.#exportedBy(found, part), this.#named(head));
    return symbols
      .filter(
        ({ flags }) => flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias),
      )
      .flatMap((symbol) => this.#parts(this.#checker.getDeclaredTypeOfSymbol(symbol)));
  }

  /** Instances of the exported types that extend a type of this name. */
  derivedFrom(name: string): readonly ts.Type[] {
    return this.instances('*').filter((type) => this.lineage(type).slice(1).includes(name));
  }

  /** The names of a type and of its parts, and of the types that these extend. */
  lineage(type: ts.Type): readonly string[] {
    if (type.isIntersection()) return type.types.flatMap((part) => this.lineage(part));
    const own = declaredName(type.aliasSymbol ?? type.getSymbol());
    const target = isReference(type) ? type.target : type;
    const bases = target.isClassOrInterface() ? this.#checker.getBaseTypes(target) : [];
    return [own, ...bases.flatMap((base) => this.lineage(base))];
  }

  #named(pattern: string): readonly ts.Symbol[] {
    const names = pattern.includes('*')
      ? this.#exports.names().filter((name) => matches(pattern, name))
      : [pattern];
    return names.flatMap((name) => this.#exports.symbols(name));
  }

  #exportedBy(namespaces: readonly ts.Symbol[], pattern: string): readonly ts.Symbol[] {
    const modules = namespaces.filter(({ flags }) => flags & ts.SymbolFlags.Namespace);
    const symbols = modules.flatMap((namespace) => this.#checker.getExportsOfModule(namespace));
    return symbols.filter(({ name }) => matches(pattern, name));
  }

  /** The types at the end of a path that starts at the exports. */
  fromExports(path: string): readonly ts.Type[] {
    const [head = '', ...rest] = steps(path);
    if (head === '()') return this.#follow(this.#valuesOf('default'), ['()', ...rest]);
    return this.#follow(this.#valuesOf(head), rest);
  }

  /** The types at the end of a member path below instances; the empty path is the instances themselves. */
  below(types: readonly ts.Type[], path: string): readonly ts.Type[] {
    return this.#follow(types, steps(path));
  }

  /** The types at the end of an option path below option objects, or below the elements of arrays of them. */
  option(types: readonly ts.Type[], path: string): readonly ts.Type[] {
    const objects = types.flatMap((type) => [type, ...this.#elements(type)]);
    const whole = this.#follow(objects, [path]);
    return whole.length > 0 ? whole : this.#follow(objects, path.split('.'));
  }

  /** Call and construct signatures. */
  signatures(types: readonly ts.Type[]): readonly ts.Signature[] {
    return types.flatMap((type) => [...type.getCallSignatures(), ...type.getConstructSignatures()]);
  }

  /** What calls give, and what they give when awaited. */
  results(signatures: readonly ts.Signature[]): readonly ts.Type[] {
    return signatures.flatMap((signature) => {
      const known = this.#resultsOf.get(signature) ?? this.#result(signature.getReturnType());
      this.#resultsOf.set(signature, known);
      return known;
    });
  }

  #result(type: ts.Type): readonly ts.Type[] {
    return [...this.#parts(type), ...this.#parts(this.#checker.getAwaitedType(type) ?? type)];
  }

  /** Whether something of these types can be called, or is of a type that its user gives. */
  canBeCalled(types: readonly ts.Type[]): boolean {
    return this.signatures(types).length > 0 || types.some(isOpen);
  }

  /** The types of one argument over all signatures. */
  argument(signatures: readonly ts.Signature[], position: number): readonly ts.Type[] {
    return signatures.flatMap((signature) => this.#parameter(signature, position));
  }

  isAssignable(source: ts.Type, targets: readonly ts.Type[]): boolean {
    return targets.some((target) => this.#checker.isTypeAssignableTo(source, target));
  }

  #parameter(signature: ts.Signature, position: number): readonly ts.Type[] {
    const parameters = signature.getParameters();
    const last = parameters.at(-1);
    const parameter = parameters[position] ?? last;
    const declaration = parameter?.valueDeclaration;
    const rest = declaration && ts.isParameter(declaration) && declaration.dotDotDotToken !== undefined;
    if (!parameter || (position >= parameters.length && !rest)) return [];
    const type = this.#checker.getTypeOfSymbol(parameter);
    return rest ? this.#restElement(type, position - parameters.indexOf(parameter)) : this.#parts(type);
  }

  #restElement(type: ts.Type, position: number): readonly ts.Type[] {
    return this.#parts(type).flatMap((part) => {
      const elements = this.#elements(part);
      const element = this.#checker.isTupleType(part) ? elements[position] : elements[0];
      return element ? this.#parts(element) : [part];
    });
  }

  /** The element types of an array or tuple; none for anything else. */
  #elements(type: ts.Type): readonly ts.Type[] {
    const indexed = this.#checker.isArrayLikeType(type) && isReference(type);
    return indexed ? this.#checker.getTypeArguments(type).flatMap((element) => this.#parts(element)) : [];
  }

  #valuesOf(name: string): readonly ts.Type[] {
    return this.#named(name).flatMap((symbol) => this.#parts(this.#checker.getTypeOfSymbol(symbol)));
  }

  #follow(types: readonly ts.Type[], path: readonly string[]): readonly ts.Type[] {
    return path.reduce((found, step) => [...new Set(found.flatMap((type) => this.#step(type, step)))], types);
  }

  #step(type: ts.Type, step: string): readonly ts.Type[] {
    if (step === '' || isOpen(type)) return [type];
    if (step === '()') return this.results(this.signatures([type]));
    if (!step.includes('*')) return this.#propertyTypes([this.#checker.getPropertyOfType(type, step)]);
    const named = type.getProperties().filter(({ name }) => matches(step, name));
    const indexed = type.getStringIndexType();
    return [...this.#propertyTypes(named), ...(indexed ? this.#parts(indexed) : [])];
  }

  #propertyTypes(properties: readonly (ts.Symbol | undefined)[]): readonly ts.Type[] {
    return properties.flatMap((property) =>
      property ? this.#parts(this.#checker.getTypeOfSymbol(property)) : [],
    );
  }

  /** The parts of a union without `null` and `undefined`, type parameters being replaced by their constraint. */
  #parts(type: ts.Type): readonly ts.Type[] {
    const known = this.#partsOf.get(type) ?? this.#split(type);
    this.#partsOf.set(type, known);
    return known;
  }

  #split(type: ts.Type): readonly ts.Type[] {
    if (type.isUnion()) return type.types.flatMap((part) => this.#parts(part));
    if (type.flags & (ts.TypeFlags.Never | ts.TypeFlags.Null | ts.TypeFlags.Undefined)) return [];
    // The constraint of a conditional type is dear to compute, and says little.
    const constraint = type.flags & ts.TypeFlags.TypeVariable && this.#checker.getBaseConstraintOfType(type);
    return constraint && constraint !== type && !isEmpty(constraint) ? this.#parts(constraint) : [type];
  }
}

/** A type of which everything may be asked: `any`, or one that depends on a type parameter. */
export function isOpen(type: ts.Type): boolean {
  const open = (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Instantiable)) !== 0;
  return open || (type.isIntersection() && type.types.some(isOpen));
}

function isEmpty(type: ts.Type): boolean {
  if (type.flags & ts.TypeFlags.Unknown) return true;
  const isObject = (type.flags & ts.TypeFlags.Object) !== 0;
  return isObject && type.getProperties().length === 0 && type.getCallSignatures().length === 0;
}

/** Whether a pattern, in which `*` stands for any characters, matches a name. */
export function matches(pattern: string, name: string): boolean {
  const expression = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${expression.join('.*')}$`).test(name);
}

function steps(path: string): readonly string[] {
  return path
    .replaceAll('()', '.()')
    .split('.')
    .filter((step) => step !== '');
}

/** The name in the declaration, which the symbol of `export default class Name` does not have. */
function declaredName(symbol: ts.Symbol | undefined): string {
  const named = symbol?.declarations?.find((node) => ts.isClassDeclaration(node));
  return named?.name?.text ?? symbol?.name ?? '';
}

function isReference(type: ts.Type): type is ts.TypeReference {
  return 'target' in type;
}
