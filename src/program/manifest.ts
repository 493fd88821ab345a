/** Reads parts of a package.json, whatever is in it. */

/** The manifest in a text; an empty one when it is no JSON object. */
export function parseManifest(text: string | undefined): object {
  try {
    const manifest: unknown = JSON.parse(text ?? '');
    return typeof manifest === 'object' && manifest !== null ? manifest : {};
  } catch {
    return {};
  }
}

/** A text at a key; `null` when there is none or it is empty. */
export function textAt(manifest: object, key: string): string | null {
  const text: unknown = Reflect.get(manifest, key);
  return typeof text === 'string' && text !== '' ? text : null;
}

/** An object at a key; an empty one when there is none. */
export function objectAt(manifest: object, key: string): object {
  const value: unknown = Reflect.get(manifest, key);
  return typeof value === 'object' && value !== null ? value : {};
}

/** The texts of a list at a key; none when there is no list. */
export function textsAt(manifest: object, key: string): readonly string[] {
  const list: unknown = Reflect.get(manifest, key);
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}
