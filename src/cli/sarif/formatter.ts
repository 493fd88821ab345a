import { ESLint } from 'eslint';
import { sarifLog } from './sarif-log.ts';
import { thisPackage } from './tool-component.ts';

/** A formatter for `eslint --format`: everything that the run found as SARIF 2.1.0, with the pages of our rules. */
export default function formatSarif(
  results: readonly ESLint.LintResult[],
  { cwd, rulesMeta }: Pick<ESLint.LintResultData, 'cwd' | 'rulesMeta'>,
): string {
  const driver = { name: 'ESLint', version: ESLint.version, informationUri: 'https://eslint.org' };
  const metaOf = (id: string) => rulesMeta[id];
  return sarifLog({ results, cwd, driver, extensions: [thisPackage], metaOf });
}
