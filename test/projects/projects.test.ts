import { describe, expect, test } from 'vitest';

import { expectations, findings, scenarios, type Finding, type Mode } from './scenario.ts';

describe.each(scenarios())('%s', (scenario) => {
  test.each<Mode>(['typed', 'untyped'])('%s linting finds exactly what its comments expect', async (mode) => {
    const expected = expectations(scenario, mode);
    const found = await findings(scenario, mode);
    const unexpected = found.filter(
      (finding) => !expected.some((expectation) => meets(finding, expectation)),
    );
    const missing = expected.filter((expectation) => !found.some((finding) => meets(finding, expectation)));
    expect({ unexpected, missing, count: found.length }).toEqual({
      unexpected: [],
      missing: [],
      count: expected.length,
    });
  });
});

function meets(finding: Finding, expectation: Finding): boolean {
  const { place, rule, text } = expectation;
  return finding.place === place && finding.rule === rule && finding.text.includes(text);
}
