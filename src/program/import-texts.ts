/** Imports of types alone, as they begin and end. */
const typeImport = /\b(?:import|export)\s+type\s(?!\s*from\b)[^'"`;]{0,5000}?\bfrom\s*(['"])[^'"\n]+\1/g;

const specifier = /\b(?:from|import|require)\s*(?:\(\s*)?(?:'([^'\n]+)'|"([^"\n]+)"|`([^`$\n]+)`)/g;

/**
 * The specifiers that a text imports at run time, those of `import()` and `require()` included; each once. A comment or a text that looks
 * like an import counts as one.
 */
export function importedIn(text: string): readonly string[] {
  const found = text.replace(typeImport, '').matchAll(specifier);
  return [...new Set([...found].map(([, single, double, back]) => single ?? double ?? back ?? ''))];
}
