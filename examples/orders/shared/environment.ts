/** The value of an environment variable that a service cannot run without. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is not set`);
  return value;
}

export function requiredList(name: string): string[] {
  return required(name).split(',');
}
