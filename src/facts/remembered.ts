/** The same look-up, made once for each key; one that finds `null` is remembered as well. */
export function remembered<K, V extends object | string | null>(find: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = find(key);
    known.set(key, value);
    return value;
  };
}

/** The same look-up by a type and an access path, made once for each pair. */
export function rememberedPath<V extends object | string | null>(
  find: (type: string, path: string) => V,
): (type: string, path: string) => V {
  const byType = remembered((type: string) => remembered((path: string) => find(type, path)));
  return (type, path) => byType(type)(path);
}
